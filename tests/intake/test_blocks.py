import pytest
from lxml.html import document_fromstring

from annotate.intake.blocks import Block, blocks, holds_blocks


def read(body: str) -> list[Block]:
    return blocks(document_fromstring(f"<html><head><title>T</title></head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Rain  fell\n twice.<p>Snow", [("p", "Rain fell twice."), ("p", "Snow")]),
        ("<div>Rain<p>Snow</p>Hail</div>", [("div", "Rain"), ("p", "Snow"), ("div", "Hail")]),
        ("<p>Rain<br>fell", [("p", "Rain\nfell")]),
        ("<p>Rain<br><br>Snow", [("p", "Rain"), ("p", "Snow")]),
        ("<ul><li>Rain<p>Snow</ul>", [("li", "- Rain"), ("p", "Snow")]),
        ("<table><tr><td>1<td>2</table>", [("tr", "| 1 | 2 |")]),
        ("<table><tr><td>1</table>", [("tr", "1")]),
        ("<pre>a\n b</pre>", [("pre", "a\nb")]),
        ("<p>— * —</p><!-- Rain -->", []),
        ("<p hidden>Rain<p style='display:none'>Snow<p><script>Hail</script>", []),
        ("<p>He said <q>no</q>.", [("p", "He said “no”.")]),
    ],
)
def test_visible_words_in_their_blocks(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.tag, each.text) for each in read(body)] == expected


def test_what_is_handed_down_to_a_block() -> None:
    quoted, signed, linked, comment = read(
        "<blockquote><p>Never.</p><footer>Ida Lund</footer></blockquote>"
        "<nav><p><a href=/>Rain</a> fell</p></nav><div id=comments><aside><p>No!</p></aside></div>"
    )
    assert (quoted.quoted, signed.quoted, linked.quoted) == (True, False, False)
    assert (linked.region, linked.linked) == ("navigation", 0.5)
    assert (comment.region, comment.alien > 0, quoted.alien) == ("comments", True, 0)


def test_what_stands_beside_the_text_is_a_block_of_its_own_before_it() -> None:
    note, form, whole = read("<p>Rain<sup>1</sup> fell.<button>Share</button>")
    assert [(each.text, each.region, each.beside) for each in (note, form, whole)] == [
        ("1", "footnote mark", True),
        ("Share", "form", True),
        ("Rain fell.", None, False),
    ]


def test_neighbours_share_a_home() -> None:
    first, second, other = read("<div><p>Rain</p><p>Snow</p></div><section><p>Hail</p></section>")
    assert not first.homes.isdisjoint(second.homes)
    assert first.homes.isdisjoint(other.homes)


@pytest.mark.parametrize(("row", "lays_out"), [("<td><p>Rain</p>", True), ("<td><b>Rain</b>", False)])
def test_a_row_that_holds_paragraphs_lays_out_a_page(row: str, lays_out: bool) -> None:
    tree = document_fromstring(f"<table><tr>{row}</tr></table>")
    assert holds_blocks(next(tree.iter("tr"))) is lays_out


def test_a_name_that_only_a_line_break_parts_from_its_quotation_is_not_quoted() -> None:
    found = read("<blockquote>They are thugs.<br>All of them.<br>— Ida Lund, mayor</blockquote>")
    assert [(block.text, block.quoted) for block in found] == [
        ("They are thugs.\nAll of them.", True),
        ("— Ida Lund, mayor", False),
    ]
    (spoken,) = read("<blockquote>— Who are they?<br>— They are thugs.</blockquote>")
    assert spoken.text == "— Who are they?\n— They are thugs."
