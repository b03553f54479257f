import pytest

from annotate.coding.markdown import Line, MalformedError, items, lines, prose, split


def test_a_line_knows_its_number_and_what_begins_there() -> None:
    text = "# Book #\n\nOne\r\ntwo.\r\n\n- a\n  b\n2) c\n   - d\n\n## `x` X\n"
    assert list(lines(text)) == [
        Line(1, "Book", "#"),
        Line(3, "One", ""),
        Line(4, "two."),
        Line(6, "- a", "-"),
        Line(7, "  b"),
        Line(8, "2) c", "2)"),
        Line(9, "   - d"),
        Line(11, "`x` X", "##"),
    ]


@pytest.mark.parametrize(
    "hidden", ["```\n## no\n```", "~~~ md\n```\n~~~", "<!--\n## no\n\n-->", "<!-- no -->"]
)
def test_what_a_reader_is_not_shown_as_text_is_none(hidden: str) -> None:
    found = list(lines(f"before\n\n{hidden}\n\nafter"))
    assert [(line.text, line.mark) for line in found] == [("before", ""), ("after", "")]


@pytest.mark.parametrize("text", ["#hash", "> quote", "    four", "---", "[a]: b", "<b>bold</b>", "a\u2028b"])
def test_all_else_is_text_as_it_stands(text: str) -> None:
    assert list(lines(text)) == [Line(1, text, "")]


@pytest.mark.parametrize(("text", "line", "fence"), [("a\n\n```\nb\n", 3, "```"), ("````\n```", 1, "````")])
def test_code_that_never_ends_is_refused_with_the_line_it_begins_on(text: str, line: int, fence: str) -> None:
    with pytest.raises(MalformedError, match=f"never ends; close it with {fence}$") as caught:
        list(lines(text))
    assert caught.value.line == line


def test_sections_hold_their_deeper_headings() -> None:
    top, (one, two) = split(lines("a\n## One\nb\n### Deep\n## Two\n"), level=2)
    assert [line.text for line in top.body] == ["a"]
    assert (one.line, one.heading, [line.text for line in one.body]) == (2, "One", ["b", "Deep"])
    assert (two.line, two.heading, two.body) == (5, "Two", [])


def test_prose_has_a_line_for_each_paragraph_and_item() -> None:
    assert prose(lines("a\n  b\n\nc\n- d\n  - e\n\n  f\n1. g\n")) == "a b\nc\n- d - e\nf\n1. g"


def test_items_are_unwrapped_and_keep_the_line_they_begin_on() -> None:
    assert items(lines("\n* a\n  *b*\n\nc\n\n10. d\n")) == [Line(2, "a *b* c"), Line(7, "d")]


def test_text_before_the_first_item_is_refused() -> None:
    with pytest.raises(MalformedError, match="'a' stands outside the list; begin it with '- '") as caught:
        items(lines("\na\nb\n\n- c\n"))
    assert caught.value.line == 2
