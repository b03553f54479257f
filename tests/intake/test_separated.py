import pytest

from annotate.intake.rows import READ
from annotate.intake.separated import Row, Table


@pytest.mark.parametrize(
    ("text", "separator", "header"),
    [
        ("id;text\n1;a, b\n", ";", ["id", "text"]),
        ("sep=|\nid|text\n", "|", ["id", "text"]),
        ('"sep=;"\nid;text\n', ";", ["id", "text"]),
        ("\n\nid\ttext\n", "\t", ["id", "text"]),
        ('"id, or else";TEXT\n', ";", ["id, or else", "TEXT"]),
        ("id, or number\ttext\n", "\t", ["id, or number", "text"]),
        ("text\na, b; c\n", "\x1f", ["text"]),
    ],
)
def test_the_header_shows_the_separator(text: str, separator: str, header: list[str]) -> None:
    table = Table(text, READ)
    assert (table.separator, table.header) == (separator, header)


def test_a_row_is_named_by_the_line_it_begins_in() -> None:
    table = Table('id,text\n1,"a\n\nb"\n\n2,c\n', READ)
    assert list(table.rows()) == [
        Row(line=2, cells=["1", "a\n\nb"]),
        Row(line=6, cells=["2", "c"]),
    ]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("1,a,b", "has 3 cells under a header of 2: put the text between quotation marks"),
        ("1, it is said", "has a cell that goes on with ' it is said': put the text between quotation marks"),
        ('1," it is said"', ""),
        ("1, It is said", ""),
        ("1,a,,", ""),
        ("1", ""),
    ],
)
def test_a_separator_within_a_text_is_a_problem_of_its_row(row: str, problem: str) -> None:
    (found,) = Table(f"id,text\n{row}\n", READ).rows()
    assert (found.line, found.problem) == (2, problem)


@pytest.mark.parametrize(
    ("broken", "reach"),
    [
        ('2,"He said "no" to it"', ""),
        ('2,"He said "no".\n\nHe left."', " up to line 5"),
        ('2,"never closed', ""),
    ],
)
def test_after_a_broken_row_reading_goes_on(broken: str, reach: str) -> None:
    first, second, third = Table(f"id,text\n1,a\n{broken}\n3,b\n", READ).rows()
    assert (first.cells, third.cells) == (["1", "a"], ["3", "b"])
    assert (second.line, second.cells) == (3, ())
    assert second.problem.startswith(f"is no row of CSV{reach} (")
    assert second.problem.endswith("): double the quotation marks within a text")
