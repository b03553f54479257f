"""The one door for what others have coded, and how spans are laid out for formats that hold less."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotate.errors import InputError
from annotate.exchange.coded_article import (
    CodedArticle,
    CodedSpan,
    apart,
    coded_article,
    lined_up,
    offered,
    pieces,
)
from annotate.records import Publication

TEXT = "Dam opens\n\nThe puppet regime said so."


def span(start: int, end: int, label: Any = "a") -> CodedSpan:
    return CodedSpan(start=start, end=end, label=label)


def published(day: str | None) -> Publication:
    return Publication(
        article_id="", source="s", outlet=None, published=day, raw_sha256="", cleaner_version=""
    )


def article(*spans: CodedSpan, text: str = TEXT, name: object = "7", **known: object) -> CodedArticle:
    return coded_article("c.jsonl, line 3", name, text, spans, **known)  # type: ignore[arg-type]


def ends(found: tuple[CodedSpan, ...]) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in found]


def test_blanks_at_the_ends_are_no_part_of_a_span_and_blanks_alone_are_none() -> None:
    found = article(span(14, 22), span(9, 11, "b"), span(15, 21), language="en")
    assert ends(found.spans) == [(15, 21)]  # the same span twice is one
    assert found.blank == ("b",)
    assert offered([found]) == {"a", "b"}


@pytest.mark.parametrize(
    ("text", "title_end"),
    [
        (TEXT, 9),
        ("Dam opens\nThe puppet regime said so.", 0),  # no empty line after it
        (f"{'x' * 200}\n\nSo.", 200),
        (f"{'x' * 201}\n\nSo.", 0),  # too long for a headline
        ("Dam opens", 0),
    ],
)
def test_a_short_first_line_before_an_empty_one_is_the_headline(text: str, title_end: int) -> None:
    assert article(text=text, language="en").article.title_end == title_end
    assert article(text=text, language="en", title_end=2).article.title_end == 2


@pytest.mark.parametrize(
    ("spans", "text", "said"),
    [
        (
            [span(0, len(TEXT) + 1)],
            TEXT,
            r"the span \[0, 38, 'a'\] is not \[start, end, label\] inside a text",
        ),
        ([span(-1, 2)], TEXT, r"the span \[-1, 2, 'a'\]"),
        ([span(3, 3)], TEXT, r"the span \[3, 3, 'a'\]"),
        ([span(0, 3, "")], TEXT, r"the span \[0, 3, ''\]"),
        ([], " \n", "there is no text: take this article out, or give its words"),
        ([], "Dam \ud83d", "the text has half a character at 4: save it anew"),
        ([], "Dam\0 opens", "the text has a NUL at 3: save it anew"),
        ([], None, "there is no text"),
        ([span(0, 3, 5)], TEXT, r"the span \[0, 3, 5\]"),
        ([span(0, 3, "a\0")], TEXT, r"'a\\x00' has a NUL in it"),
    ],
)
def test_what_cannot_be_taken_is_named_with_its_place(spans: list[CodedSpan], text: Any, said: str) -> None:
    with pytest.raises(InputError, match=rf"^c\.jsonl, line 3: {said}"):
        article(*spans, text=text)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"title_end": "x"}, "`title_end` is 'x', and a headline ends between 0 and 37"),
        ({"title_end": -1}, "`title_end` is -1, "),
        ({"title_end": 38}, "`title_end` is 38, "),
        ({"title_end": True}, "`title_end` is true, "),
        ({"name": None}, "the id is null, and neither a text nor a number"),
        ({"name": ""}, "the id is empty: give the article a name of its own"),
        ({"group": 1.5}, "the group is 1.5, and neither a text nor a number"),
        ({"group": "\udfff"}, r"'\udfff' has half a character in it: save it anew"),
        ({"labels": "abc"}, "`labels` is not a list of the labels that its coders had"),
        ({"labels": ["a", None]}, "`labels` is not a list of the labels that its coders had"),
        ({"language": 3}, 'the language 3 is not a code such as "en"'),
        ({"language": "../x"}, "the language '../x' is not a code such as \"en\""),
        ({"publications": (published("yesterday"),)}, "`published` is 'yesterday', and no day as YYYY-MM-DD"),
        ({"publications": (published("2026-02-30"),)}, "`published` is '2026-02-30', "),
        ({"publications": (published("20260203"),)}, "`published` is '20260203', "),
    ],
)
def test_what_is_told_of_an_article_is_checked_at_the_door(known: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=rf"^c\.jsonl, line 3: {re.escape(said)}"):
        article(**known)


def test_what_is_told_of_an_article_is_taken_where_it_fits() -> None:
    assert article(title_end=len(TEXT)).article.title_end == len(TEXT)
    assert article(title_end=0).article.title_end == 0
    assert [article(language=each).article.language for each in ("fr", "en-US", "PT_br")] == [
        "fr",
        "en",
        "pt",
    ]
    assert article(publications=(published("2026-02-28"), published(None))).publications


@pytest.mark.parametrize("odd", [{"state": "bogus"}, {"state": None}, {"voice": "martian"}])
def test_a_span_has_a_state_and_a_voice_that_there_are(odd: dict[str, object]) -> None:
    with pytest.raises(InputError, match=r"^c\.jsonl, line 3: a span is one of approved, adjudicated, disp"):
        article(replace(span(0, 3), **odd))  # type: ignore[arg-type]
    with pytest.raises(InputError, match=r"the span \[False, True, 'a'\] is not"):
        article(span(False, True))


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("dam-1.txt", True),
        ("Dam", False),
        ("a/b", False),
        (".dam", False),
        ("x" * 100, True),
        ("x" * 101, False),
    ],
)
def test_files_are_named_by_the_article_where_every_system_can_have_such_a_file(name: str, own: bool) -> None:
    found = article(name=name, language="en")
    assert found.file_name == (name if own else found.article.id)


def test_labels_are_lined_up_as_asked_and_an_unknown_one_is_named() -> None:
    found = [article(span(0, 3), span(4, 9, "b"), language="en", labels=frozenset({"c"}))]
    path = Path("c.jsonl")
    assert lined_up(path, found, None) == {"a": "a", "b": "b", "c": "c"}
    assert lined_up(path, found, {"a": "ours"}) == {"a": "ours"}
    with pytest.raises(InputError, match=r"^c\.jsonl has no label 'd'; its labels are: a, b, c$"):
        lined_up(path, found, {"d": "ours"})


def test_of_spans_that_overlap_the_longest_is_kept_then_the_earliest() -> None:
    assert ends(apart([span(0, 5), span(4, 10), span(10, 12)])) == [(4, 10), (10, 12)]
    assert ends(apart([span(3, 6), span(0, 3), span(2, 5)])) == [(0, 3), (3, 6)]
    assert ends(apart([span(2, 5), span(0, 3), span(4, 7)])) == [(0, 3), (4, 7)]


def test_a_word_is_cut_where_a_span_begins_or_ends_inside_it() -> None:
    assert pieces(4, 10, []) == ((4, 10),)
    assert pieces(4, 10, [span(0, 4), span(10, 12)]) == ((4, 10),)  # beside it
    assert pieces(4, 10, [span(0, 6), span(6, 8)]) == ((4, 6), (6, 8), (8, 10))
