import pytest

from annotate.intake.imprint import Imprint, imprint, imprint_lines
from annotate.records import Removal

PROSE = "The parliament of Varenia met on Tuesday to vote on the harbour tax that has divided the coast."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("By Mirela Vost", "byline"),
        ("By Mirela Vost and Orla Demsk, political editors", "byline"),
        ("Par Jean-Noël d'Orval", "byline"),
        ("Author: Mirela van der Vost", "byline"),
        ("3 May 2031", "publication date"),
        ("Published on Tuesday, 3rd of May 2031 at 10:30 am GMT", "publication date"),
        ("Publié le 3 mai 2031 à 10h30, mis à jour le 4 mai 2031", "publication date"),
        ("2031-05-03", "publication date"),
        ("Mirela Vost | Port Sarel | 08/01/2031", "publication date"),
        ("Publié dans La Vigie le 12 - 02 - 2031", "published-in line"),
        ("Originally published in The Tolme Lantern on May 3, 2031", "published-in line"),
    ],
)
def test_a_line_that_says_so_by_itself(line: str, reason: str) -> None:
    assert imprint_lines(["Varenia Votes", line, PROSE]) == {1: reason}


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the fishermen had left.",
        "By far the worst storm in years",
        "Par ailleurs, la ministre a quitté la salle",
        "On 3 May 2031 the parliament met",
        "3 May 2031 was a long night for Varenia",
        "Port Sarel | Tolme | North Pier",
        "The vote | 3 May 2031 was a long night for Varenia",
        "Mirela Vost",
        "Sarel",
        "THE TOLME LANTERN",
        "Published in haste, read at leisure",
    ],
)
def test_near_misses_stay(line: str) -> None:
    assert imprint_lines(["Varenia Votes", line, PROSE]) == {}


def test_names_places_and_outlets_count_beside_a_date_but_never_first() -> None:
    page = ["Varenia Votes", "Mirela Vost", "Sarel", "3 May 2031", "THE TOLME LANTERN", PROSE]
    assert imprint_lines(page) == {
        1: "byline",
        2: "dateline",
        3: "publication date",
        4: "outlet line",
    }
    assert imprint_lines(page[1:]) == {1: "dateline", 2: "publication date", 3: "outlet line"}


def test_a_name_beside_a_date_deep_in_the_text_stays() -> None:
    page = ["Varenia Votes", *[PROSE] * 12, "Mirela Vost", "3 May 2031", PROSE]
    assert imprint_lines(page) == {}


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        ("The Sarel News Agency", "signature"),
        ("Mirela Vost", "signature"),
        ("By Mirela Vost", "byline"),
        ("Sarel", None),
        ("The end.", None),
        ("Long Live The Free Port Of Sarel", None),
    ],
)
def test_the_last_line_may_sign(last: str, reason: str | None) -> None:
    assert imprint_lines([*[PROSE] * 12, last]) == ({12: reason} if reason else {})


def test_a_name_after_a_list_is_no_signature() -> None:
    assert imprint_lines(["Votes", PROSE, "Those elected are:", "Orla Demsk", "Mirela Vost"]) == {}


def test_what_was_taken_out_says_who_where_and_when() -> None:
    removed = [
        Removal(reason="byline", text="By Mirela Vost | Sarel"),
        Removal(reason="publication date", text="3 May 2031"),
        Removal(reason="outlet line", text="THE TOLME LANTERN"),
        Removal(reason="page link", text="By 4 May 2032"),
    ]
    assert imprint(removed) == Imprint(
        byline="Mirela Vost", outlet="THE TOLME LANTERN", published="2031-05-03"
    )
    assert imprint([Removal(reason="signature", text="The Sarel News Agency")]) == Imprint(
        outlet="The Sarel News Agency"
    )
    assert imprint([Removal(reason="published-in line", text="Publié dans La Vigie le 12 - 02 - 2031")]) == (
        Imprint(outlet="La Vigie", published="2031-02-12")
    )
    assert imprint([]) == Imprint()
