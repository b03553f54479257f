from dataclasses import replace

import pytest

from annotate.intake.blocks import Block
from annotate.intake.comments import name_comments

ARTICLE = Block(
    text="Rain fell on Sarel all night, and the clerk of the harbour slept through it.",
    tag="p",
    homes=frozenset({1}),
    region=None,
    alien=0,
    linked=0.0,
    quoted=False,
    beside=False,
)
READER = replace(ARTICLE, text="I saw the clerk that night, and she was awake.")


def regions(page: list[Block], voted: list[bool]) -> list[str | None]:
    return [each.region for each in name_comments(page, [len(each.text.split()) for each in page], voted)]


@pytest.mark.parametrize(
    "heading",
    [
        "Comments",
        "35 Comments »",
        "Comments (7)",
        "Reader comments",
        "Leserkommentare",
        "10 Kommentare zu diesem Artikel",
        "1 commentaire",
        "4 thoughts on “Rain in Sarel”",
        "11 responses to “Rain in Sarel”",
        "2 Antworten",
    ],
)
def test_what_stands_under_the_heading_is_of_the_readers(heading: str) -> None:
    page = [ARTICLE, replace(ARTICLE, text=heading, tag="h2"), READER]
    assert regions(page, [True, False, True]) == [None, "comments", "comments"]


@pytest.mark.parametrize(
    "heading",
    [
        "Kommentar",
        "Comment",
        "Responses",
        "Antworten",
        "Comments that hurt",
        "The comments",
        "No comment",
        "Comments made by the mayor",
    ],
)
def test_an_articles_own_heading_is_none(heading: str) -> None:
    page = [ARTICLE, replace(ARTICLE, text=heading, tag="h2"), READER]
    assert regions(page, [True, False, True]) == [None, None, None]


def test_a_link_to_the_comments_a_line_of_text_and_a_heading_on_top_are_none() -> None:
    link = replace(ARTICLE, text="3 Comments", tag="div", linked=1.0)
    line = replace(ARTICLE, text="3 comments")
    heading = replace(ARTICLE, text="3 Comments", tag="h3")
    assert regions([ARTICLE, link, READER], [True, False, True]) == [None, None, None]
    assert regions([ARTICLE, line, READER], [True, False, True]) == [None, None, None]
    assert regions([heading, ARTICLE, READER], [False, True, True]) == [None, None, None]


def test_a_footer_under_the_comments_stays_one() -> None:
    footer = replace(ARTICLE, text="Imprint", region="footer")
    page = [ARTICLE, replace(ARTICLE, text="Comments", tag="h2"), READER, footer]
    assert regions(page, [True, False, True, False]) == [None, "comments", "comments", "footer"]
