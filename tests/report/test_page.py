"""What the page of an article holds, a hostile one among them."""

import html as escape
import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from annotate.report.corpus import Corpus
from annotate.report.markdown import markdown
from annotate.report.page import page
from annotate.report.summary import Summary
from annotate.report.terminal import render
from tests.report.examples import CODEBOOK, CRIMINALS, DAM, REGIME, TAGGED, article, bare, summarise, tag
from tests.report.parsed import Page
from tests.report.summaries import SCRIPT, beside, hostile, plain, reviewed


def shown(summary: Summary, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system="truecolor")
    console.print(render(summary))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_page_needs_nothing_but_itself() -> None:
    text = page(plain())
    names = {name for name, _ in Page(text).elements}
    assert names & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "input"} == set()
    assert "http://" not in text
    assert "https://" not in text
    assert "url(" not in text
    assert "@import" not in text


def test_the_policy_allows_the_page_s_own_style_and_nothing_else() -> None:
    import base64
    import hashlib

    text = page(plain())
    (style,) = re.findall(r"<style>(.*?)</style>", text, flags=re.S)
    own = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = (
        attributes["content"]
        for name, attributes in Page(text).elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == f"default-src 'none'; style-src 'sha256-{own}'; base-uri 'none'; form-action 'none'"
    assert not any("style" in attributes for _, attributes in Page(text).elements)
    assert text.index("Content-Security-Policy") < text.index("<style>")


@pytest.mark.parametrize("make", [plain, reviewed, hostile, beside])
def test_every_number_leads_somewhere_and_no_name_is_given_twice(make: type) -> None:
    elements = Page(page(make())).elements
    names = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(names) == len(set(names))
    links = {attributes["href"] for name, attributes in elements if name == "a"}
    assert links <= {f"#{name}" for name in names}


def test_every_tag_is_marked_in_the_article_and_listed_with_its_reason() -> None:
    text = page(plain())
    parsed = Page(text)
    marks = [attributes for name, attributes in parsed.elements if name == "mark"]
    assert [attributes["title"] for attributes in marks][:2] == [
        "1. Loaded label (proposed). “Puppet regime” is an example.",
        "2. Unattributed claim (proposed). “Sources suggest” is an example.",
    ]
    assert [attributes["class"] for attributes in marks] == [
        "l1 proposed",
        "l0 proposed",
        "l1 proposed",
        "l0 proposed",
        "l2 proposed",
        "l1 proposed",
    ]
    assert (
        sum(attributes.get("id", "").startswith("e") for name, attributes in parsed.elements if name == "li")
        == 6
    )
    for each in TAGGED.tags:
        assert each.reason in parsed.text


def test_a_page_tells_approved_disputed_and_rejected_apart() -> None:
    text = page(reviewed())
    marks = [attributes["class"] for name, attributes in Page(text).elements if name == "mark"]
    assert marks == ["l1 disputed", "l0 approved", "l1 disputed", "l0 proposed", "l2 disputed"]
    assert "Proposed, and rejected by reviewers" in text
    assert "reviewers differ: R1 for it, R2 against" in text


def test_a_page_shows_where_the_other_articles_stand() -> None:
    parsed = Page(page(beside()))
    strips = [attributes for name, attributes in parsed.elements if name == "path"]
    assert [each["d"] for each in strips] == [
        "M0.0 13v-12.0M10.0 13v-10.2M20.0 13v-10.2",
        "M0.0 13v-5.0M10.0 13v-5.0M20.0 13v-5.0M30.0 13v-5.0M40.0 13v-5.0M50.0 13v-5.0M60.0 13v-5.0"
        "M70.0 13v-5.0M80.0 13v-5.0M90.0 13v-5.0M100.0 13v-12.0",
    ]  # nobody has the third label: nothing is drawn
    marks = [each for name, each in parsed.elements if name == "rect" and each.get("class") == "mark"]
    assert [each["x"] for each in marks] == ["9.2", "9.2"]
    bands = [each for name, each in parsed.elements if name == "rect" and each.get("class") == "band"]
    assert [(each["x"], each["width"]) for each in bands] == [("0.0", "20.0"), ("30.0", "60.0")]
    assert "above 1, level with 1, below 11 of 13" in parsed.text
    assert "level with all 13" in parsed.text


def wide(summary: Summary) -> str:
    return shown(summary, width=200)


@pytest.mark.parametrize("make", [page, markdown, wide])
def test_every_format_says_how_often_proposals_were_kept(make) -> None:  # type: ignore[no-untyped-def]
    text = re.sub(r"\x1b\[[0-9;]*m|<[^>]*>|[\\_*]", " ", escape.unescape(make(beside())))
    text = " ".join(text.split())
    assert "12 of 15" in text
    assert "52–96 %" in text
    assert "1 disputed and 2 under an earlier definition" in text
    assert "such proposals kept: 9 of 10 (55–100 %)" in text
    assert "such proposals kept: no reviews yet" in text
    assert "Behind the rates" not in make(plain())


@pytest.mark.parametrize("make", [page, markdown, shown])
def test_before_any_review_every_format_says_so(make) -> None:  # type: ignore[no-untyped-def]
    own = beside()
    assert own.corpus is not None
    few = dict(list(own.corpus.parts.items())[:5])
    text = make(replace(own, corpus=Corpus(parts=few, records={})))
    text = " ".join(re.sub(r"\x1b\[[0-9;]*m", " ", text).split())
    assert "No proposal was reviewed in this workspace yet" in text
    assert "4 other articles of this workspace" in text
    assert "too few to stand beside, 10 are needed" in text
    assert "kept:" not in text


def test_hostile_text_stays_text() -> None:
    text = page(hostile())
    parsed = Page(text)
    assert "script" not in {name for name, _ in parsed.elements}
    assert not any(name.startswith("on") for _, attributes in parsed.elements for name in attributes)
    assert text.count(escape.escape(SCRIPT)) >= 12
    assert "\x1b" not in text
    assert text.count("</style>") == 1


def test_a_colour_that_is_none_never_gets_into_the_style() -> None:
    label = replace(CODEBOOK.labels[0], color="red } body { display: none")
    with pytest.raises(ValueError, match="unattributed_claim"):
        page(summarise(TAGGED, replace(CODEBOOK, labels=(label,)), source=""))


def test_right_to_left_text_and_emoji_keep_their_order() -> None:
    of = article("סכר אורלו 🕊️ נפתח\n\nהמשטר הכחיש 🤷‍♀️ זאת.", title="סכר אורלו 🕊️ נפתח", language="he")
    text = page(summarise(bare(of, [tag(of, "המשטר", "loaded_label")], outlet=6), CODEBOOK, source="he.txt"))
    assert '<article lang="he" dir="rtl">' in text
    assert "סכר אורלו 🕊️ נפתח" in text
    (mark,) = re.findall(r"<mark[^>]*>(.*?)</mark>", text)
    assert mark == "המשטר"


def test_lone_surrogates_and_controls_do_not_break_a_page() -> None:
    of = article("Rain \ud83d\x00 fell", title="")
    page(summarise(bare(of, outlet=2), CODEBOOK, source="a\udcff.txt")).encode()


@pytest.mark.parametrize("make", [page, markdown, shown])
def test_an_article_without_outlet_words_or_tags_renders(make) -> None:  # type: ignore[no-untyped-def]
    only_quotes = make(summarise(bare(DAM, [CRIMINALS], quoted=40), CODEBOOK, source="q.txt"))
    assert "no words in the outlet’s own voice" in " ".join(escape.unescape(only_quotes).split())
    assert "Rain" in make(summarise(bare(article("Rain", title="Rain")), CODEBOOK, source="r.txt"))


def test_a_very_long_article_renders_with_every_tag() -> None:
    paragraph = "The regime said sources suggest rain. " * 40
    of = article("\n\n".join([paragraph] * 835), title="")  # 200,400 words
    size = len(paragraph) + 2
    starts = [at for at in range(len(of.text)) if of.text.startswith("regime", at)][::4]
    tags = [replace(REGIME, id=str(at), start=at, end=at + 6, text="regime") for at in starts]
    speech = [(number * size + 11, number * size + 60, "quoted") for number in range(835)]
    made = summarise(bare(of, tags, outlet=200_400), CODEBOOK, source="", voices=speech)  # type: ignore[arg-type]
    text = page(made)
    assert text.count("<mark") == len(starts) == 8350
