"""Coded articles without their words: what is told, and what joins them with a text again."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.exchange.no_text import Untold, joined, number_of_spans, read_untold, standing, without_text
from annotate.records import Article, sha256
from tests import records
from tests.exchange.ours import TEXT, made

ARTICLE = replace(
    made(), publications=(records.publication(made().article, "https://example.org/dam", outlet="Lunn"),)
)


def untold(tmp_path: Path) -> Untold:
    path = tmp_path / "c.jsonl"
    path.write_text(without_text([ARTICLE]), encoding="utf-8")
    (found,) = read_untold(path)
    return found


def other(text: str) -> Article:
    return replace(ARTICLE.article, text=text, text_sha256=sha256(text))


def test_no_word_of_it_is_told() -> None:
    row = json.loads(without_text([ARTICLE]))
    assert set(row) == {
        *("schema", "id", "group", "language", "title_end", "labels", "publications"),
        *("spans", "disputed", "text_sha256", "words_sha256"),
    }
    assert row["spans"][0] == [18, 31, "loaded_label"]
    assert row["words_sha256"]["spans"][0] == sha256("puppet\nregime")
    assert (row["words_sha256"]["disputed"], row["words_sha256"]["rejected"]) == ([sha256("Dam")], [])
    told = json.dumps(row, ensure_ascii=False)
    assert [word for word in ("puppet", "tyrants", "Dam", "السد", "It says") if word in told] == []


def test_with_the_text_it_is_the_article_again(tmp_path: Path) -> None:
    found = untold(tmp_path)
    assert (found.name, found.text_sha256) == ("7", sha256(TEXT))
    assert found.publications == ARTICLE.publications
    assert (number_of_spans(found), standing(found, ARTICLE.article)) == (4, 4)
    again = joined(found, ARTICLE.article)
    assert again.article.text == TEXT
    assert [(each.start, each.end, each.label) for each in again.spans] == [
        (each.start, each.end, each.label) for each in ARTICLE.spans
    ]
    assert again.labels == ARTICLE.labels


def test_spans_whose_words_changed_do_not_stand(tmp_path: Path) -> None:
    found = untold(tmp_path)
    changed = other(TEXT.replace("tyrants", "dancers"))
    assert standing(found, changed) == 3
    with pytest.raises(
        InputError, match="line 1: the digests of some spans' words are not those of its text"
    ):
        joined(found, changed)
    assert standing(found, other("x" + TEXT)) == 0  # a character more at the beginning moves all of them


def test_other_files_are_none_of_these(tmp_path: Path) -> None:
    told = tmp_path / "told.jsonl"
    told.write_text('{"id": "7", "text": "A dam.", "spans": []}\n', encoding="utf-8")
    assert read_untold(told) == ()
    plain = tmp_path / "c.json"
    plain.write_text(without_text([ARTICLE]), encoding="utf-8")
    assert read_untold(plain) == ()
    assert read_untold(tmp_path) == ()
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text('{"id": "7", "text_sha256": "0", "publications": [{"a": 1}]}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"wrong\.jsonl, line 1: `publications`: "):
        read_untold(wrong)


@pytest.mark.parametrize(
    "changed",
    [
        {"spans": 5},
        {"spans": [[18, 31]]},
        {"spans": [[True, 31, "a"]]},
        {"words_sha256": []},
        {"words_sha256": {}},
        {"words_sha256": {"spans": ["0"]}},
    ],
)
def test_spans_without_their_digests_are_named(changed: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps(json.loads(without_text([ARTICLE])) | changed) + "\n", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"c\.jsonl, line 1: the spans, each with a digest in `words_sha256`"
    ):
        read_untold(path)
