import pytest

from annotate.intake.layout import infer_title, is_caption, join_captions, join_narrow

PROSE = "The parliament of Varenia met on Tuesday to vote on the harbour tax that has divided the coast."


@pytest.mark.parametrize(
    "title", ["Varenia Votes", "Will Tolme Pay?", "« Une nuit utile »", "5 nights in Sarel"]
)
def test_a_title(title: str) -> None:
    assert infer_title(f"{title}\n\n{PROSE}") == title


@pytest.mark.parametrize(
    "line", ["Varenia", "Varenia votes.", "and votes again", "* Varenia Votes", "It said:"]
)
def test_no_title(line: str) -> None:
    assert infer_title(f"{line}\n\n{PROSE}") is None


def test_a_line_alone_or_over_shorter_ones_is_no_title() -> None:
    assert infer_title("Varenia Votes") is None
    assert infer_title("Varenia Votes\nTolme pays") is None


@pytest.mark.parametrize(
    "line",
    [
        "Fishermen wait before the parliament. [Getty]",
        "Fishermen wait before the parliament (Photo: Orla Demsk)",
        "Des pêcheurs attendent devant le parlement. Crédit photo : O. Demsk",
        "Fishermen wait before the parliament. © Orla Demsk",
        "Photo: Fishermen wait before the parliament",
        "FILE PHOTO: Fishermen wait before the parliament",
    ],
)
def test_a_caption(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The photo shows fishermen before the parliament.",
        "He called it [sic] a photo of the year (2031)",
        "The image of the coast: a lantern in the wind, and nobody to light it.",
        PROSE * 5 + " [Getty]",
    ],
)
def test_no_caption(line: str) -> None:
    assert not is_caption(line)


def test_a_caption_over_two_lines_is_joined() -> None:
    assert join_captions(["Fishermen wait before the", "parliament of Varenia. [AFP]"]) == [1]
    assert join_captions(["Fishermen wait before the", "Parliament of Varenia. [AFP]"]) == [1]
    assert join_captions(["Fishermen wait.", "parliament of Varenia. [AFP]"]) == []
    assert join_captions(["Fishermen wait", "The parliament of Varenia. [AFP]"]) == []


def test_lines_broken_by_a_narrow_page_are_joined() -> None:
    narrow = [
        "The parliament of Varenia met on Tuesday to vote on",
        "the harbour tax that has divided the coast. It was put",
        "off twice, and fishermen waited until midnight.",
    ]
    assert join_narrow([*narrow, "", *narrow]) == [1, 2, 5, 6]


def test_lists_verse_and_paragraphs_of_one_line_are_not_joined() -> None:
    assert (
        join_narrow(["- the harbour tax that has divided the coast", "- the quays of Sarel", "- the end"])
        == []
    )
    verse = [
        "Blow, wind of Sarel, over the harbour and the hill",
        "Blow till the lanterns of Tolme stand still",
    ] * 2
    assert join_narrow(verse) == []
    assert join_narrow([PROSE, PROSE, PROSE]) == []
