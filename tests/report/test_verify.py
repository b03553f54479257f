"""What a page says is read as its reader sees it, and no change of a number or a word goes unseen."""

import re
from dataclasses import replace

import pytest

from annotate.report.document import document
from annotate.report.page import page
from annotate.report.verify import (
    Difference,
    Statement,
    differences,
    statements_of_document,
    statements_of_page,
    versions,
)
from tests.report.summaries import beside, hostile, plain, reviewed

PAGE = """\
<title>Two rows</title><style>p { margin: 1px }</style>
<h2>Rates</h2>
<table><thead><tr><th>Label</th><th>Count<small>of 40</small></th><th>Rate</th></tr></thead>
<tbody><tr><th>Sneer</th><td>2<small>low</small></td>
<td><svg><rect x="0" y="2" width="50.5" height="10"/><path d="M1 2h3"/></svg></td></tr></tbody></table>
<p>On 1,200 pages<mark title="kept 3 of 4">it rained</mark>.</p>
<ul class="versions"><li>codebook 1.0</li><li>rules r1</li></ul>
"""


def changed(before: str, after: str, *, text: str = PAGE) -> list[tuple[str, str | None, str | None]]:
    assert before in text
    found = differences(statements_of_page(text.replace(before, after)), statements_of_page(text))
    return [(each.where, each.said, each.recomputed) for each in found]


def test_a_statement_is_named_by_its_heading_row_and_column() -> None:
    assert [(each.where, each.said) for each in statements_of_page(PAGE)] == [
        ("", "Two rows"),
        ("Rates", "Rates"),
        ("Rates", "Label"),
        ("Rates", "Count of 40"),
        ("Rates", "Rate"),
        ("Rates", "Sneer"),
        ("Rates › Sneer › Count of 40", "2 low"),
        ("Rates › Sneer › Rate (drawn)", "x 0 y 2 width 50.5 height 10"),
        ("Rates › Sneer › Rate (drawn)", "d M1 2h3"),
        ("Rates (title)", "kept 3 of 4"),
        ("Rates", "On 1,200 pages it rained ."),
        ("Versions", "codebook 1.0"),
        ("Versions", "rules r1"),
    ]


def test_the_numbers_of_a_statement() -> None:
    said = Statement(where="", said="1,200 of 44 words: 5.8–23.9, 12, -7 and 1,23")
    assert said.numbers == ("1,200", "44", "5.8", "23.9", "12", "7", "1", "23")


def test_a_page_is_what_it_is() -> None:
    for made in (plain(), reviewed(), hostile()):
        assert differences(statements_of_page(page(made)), statements_of_page(page(made))) == ()


@pytest.mark.parametrize(
    ("before", "after", "where", "said", "recomputed"),
    [
        ("<td>2", "<td>3", "Rates › Sneer › Count of 40", "3", "2"),
        ("of 40", "of 41", "Rates", "41", "40"),
        ("50.5", "99.5", "Rates › Sneer › Rate (drawn)", "99.5", "50.5"),
        ("M1", "M7", "Rates › Sneer › Rate (drawn)", "7", "1"),
        ("3 of 4", "4 of 4", "Rates (title)", "4", "3"),
        ("1,200", "1,300", "Rates", "1,300", "1,200"),
        ("1.0<", "1.1<", "Versions", "1.1", "1.0"),
        ("it rained", "it poured", "Rates", "On 1,200 pages it poured .", "On 1,200 pages it rained ."),
        ("<small>low</small>", "", "Rates › Sneer › Count of 40", "2", "2 low"),
    ],
)
def test_each_change_is_found_where_it_is(
    before: str, after: str, where: str, said: str, recomputed: str
) -> None:
    assert changed(before, after) == [(where, said, recomputed)]


def test_what_was_put_in_or_taken_out_stands_alone() -> None:
    assert changed("<p>On", "<p>No score.</p><p>On") == [("Rates", "No score.", None)]
    assert changed("<li>rules r1</li>", "") == [("Versions", None, "rules r1")]
    row = re.findall(r"<tbody>(.*)</tbody>", PAGE, flags=re.S)[0]
    assert [said for _, said, _ in changed(row, "")] == [None] * 4


def test_text_outside_of_all_blocks_is_read_too() -> None:
    assert changed("<title>", "<div>Score: 9</div><title>") == [("", "Score: 9", None)]
    said = [each.said for each in statements_of_page(PAGE + "<div>Score: 9</div>")]
    assert said[-1] == "Score: 9"


def test_every_number_of_a_real_page_is_looked_at() -> None:
    text = page(beside())
    body = text.index("<body>")
    found = list(re.finditer(r">[^<]*?(\d+)(?=[^<>]*<)", text[body:]))
    assert len(found) > 60
    for each in found:
        at, number = body + each.start(1), each[1]
        other = f"{text[:at]}{int(number) + 1}{text[at + len(number) :]}"
        assert differences(statements_of_page(other), statements_of_page(text)), other[at - 60 : at + 20]


def test_the_leaves_of_a_document_are_named_by_their_keys() -> None:
    made = document(plain())
    other = document(replace(plain(), words={"outlet": 41, "quoted": 4, "reported": 0}, codebook_version="0"))
    assert differences(statements_of_document(other), statements_of_document(made)) == (
        Difference(where="article.words", said="45", recomputed="44"),
        Difference(where="summary.words.outlet", said="41", recomputed="40"),
        Difference(where="Versions", said="0", recomputed="1.0"),
    )


def test_page_and_document_say_what_made_them() -> None:
    assert dict(versions(statements_of_page(PAGE))) == {"codebook": "1.0", "rules": "r1"}
    on_page, in_json = (
        versions(said)
        for said in (statements_of_page(page(plain())), statements_of_document(document(plain())))
    )
    assert (on_page["codebook"], on_page["rules"], on_page["model"]) == ("1.0", "r1", "none")
    assert (in_json["codebook"], in_json["rules"], in_json["model"]) == ("1.0", "r1", "none")
