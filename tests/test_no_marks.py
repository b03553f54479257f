"""No page shows the marks of Markdown: what is code in our sentences is code in HTML, too."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.coding.qualification import Target
from annotate.compare.page import page as comparison_page
from annotate.desk.pages import told
from annotate.pages import HERE, coded
from annotate.report.coders.lesson import page as lesson_page
from annotate.report.coders.page import MOST
from annotate.report.coders.page import page as agreement_page
from annotate.report.coders.progress import progress
from annotate.report.coders.progress_words import page as progress_page
from annotate.report.page import page as summary_page
from tests.book import BOOK
from tests.compare.comparisons import compared, made
from tests.report.coders.studies import alone, many
from tests.report.coders.test_lesson import ARTICLE, TRAINEE
from tests.report.examples import TAGGED, summarise
from tests.report.parsed import Page

STALE = made("a", ("A", None), stale=True)
MANY = replace(many(), disagreements=many().disagreements * (MOST + 1))
PAGES: dict[str, tuple[str, list[str]]] = {
    "a summary": (summary_page(summarise(TAGGED, BOOK, source="", stale=True)), ["annotate tag"]),
    "a comparison": (
        comparison_page(compared([STALE, made("b", (None, None))])),
        ["annotate outlet NAME FOLDER", "annotate tag"],
    ),
    "a comparison of a batch": (
        comparison_page(replace(compared([STALE]), batch=True)),
        ["annotate batch"],
    ),
    "agreement of one coder": (
        agreement_page(alone()),
        ["annotate assign --coders NAMES --double 0.2", "annotate progress --recode ARTICLE --because WHY"],
    ),
    "agreement that is waited for": (
        agreement_page(replace(alone(), planned=2)),
        ["annotate pull", "annotate progress"],
    ),
    "disagreements": (agreement_page(MANY), ["annotate agreement --format json"]),
    "progress": (progress_page(progress([])), ["annotate pull"]),
    "a lesson": (
        lesson_page(TRAINEE, {"x": ARTICLE}, BOOK, Target(f1=0.7)),
        ["loaded_language", "loaded_language", "scare_quotes"],  # named by the boundary of loaded_label
    ),
    "the desk's refusal": (
        bytes(told("start `annotate serve` first", status=404).body).decode(),
        ["annotate serve"],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_code_as_code(name: str) -> None:
    page, code = PAGES[name]
    shown = Page(re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)).text
    assert [mark for mark in ("`", "**", "](") if mark in shown] == []
    assert re.findall("<code>(.*?)</code>", page) == code


@pytest.mark.parametrize("template", sorted(HERE.rglob("*.html.j2")), ids=lambda each: each.name)
def test_no_template_has_a_backtick(template: Path) -> None:
    assert "`" not in template.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("Run `annotate tag`.", "Run <code>annotate tag</code>."),
        ("`<b>` & `a`", "<code>&lt;b&gt;</code> &amp; <code>a</code>"),
        ("a lone ` stays", "a lone ` stays"),
        ("(see [Slurs](#slurs)), [1] (2)", "(see Slurs), [1] (2)"),
        ("such as '## `my_label` My label'", "such as &#39;## `my_label` My label&#39;"),
    ],
)
def test_code_is_what_stands_between_backticks_but_in_a_heading_to_be_written(said: str, made: str) -> None:
    assert coded(said) == made
