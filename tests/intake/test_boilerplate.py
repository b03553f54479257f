import pytest

from annotate.intake.boilerplate import leftovers, tails, tickers

PROSE = [
    f"The council of Tolme met for the {word} time and put the vote off again." for word in "abcdefghijkl"
]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Exit mobile version", "page link"),
        ("Imprimer cet article", "page link"),
        ("Cliquez ici pour lire l’article depuis sa source.", "source link"),
        ("Merci d'avoir signalé !", "image report"),
        ("ADVERTISEMENT", "advertisement"),
        ("Article continues below advertisement", "advertisement"),
        ("Share this article on Facebook", "share buttons"),
        ("Facebook Twitter WhatsApp Email", "share buttons"),
    ],
)
def test_lines_that_are_never_text_go_wherever_they_stand(line: str, reason: str) -> None:
    assert leftovers([*PROSE, line, *PROSE]) == {len(PROSE): reason}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Post a Comment", "comment form"),
        ("No comments:", "comment form"),
        ("3 commentaires", "comment form"),
        ("Laissez un commentaire", "comment form"),
        ("Follow us on Telegram for more", "follow banner"),
        ("Follow her on Twitter here.", "follow banner"),
        ("Subscribe to our daily newsletter and never miss a story", "subscription banner"),
        ("Abonnez-vous à notre lettre du matin", "subscription banner"),
        ("Please donate to keep this site free", "donation banner"),
        ("Faites un don pour que La Vigie reste libre", "donation banner"),
        ("Our portal can only stay free with your small donation", "donation banner"),
        ("© 2031 The Tolme Lantern. All rights reserved.", "copyright line"),
        ("Tags: Varenia, tax, harbour", "keyword line"),
        ("4 min read", "reading time"),
        ("Read also: The lanterns of Port Sarel", "related link"),
        ("À lire aussi : Les lanternes de Port-Sarel", "related link"),
        ("Reprinted with permission from The Sarel Beacon.", "republication line"),
        ("Orla Demsk contributed to this report.", "reporting credit"),
        ("* * *", "separator"),
        ("Share", "share buttons"),
        ("Accueil", "navigation"),
    ],
)
def test_lines_that_are_no_text_at_an_edge_stay_inside(line: str, reason: str) -> None:
    assert leftovers([*PROSE, line]) == {len(PROSE): reason}
    assert leftovers([line, *PROSE]) == {0: reason}
    assert leftovers([*PROSE, line, *PROSE]) == {}


@pytest.mark.parametrize(
    "line",
    [
        "“Share this with your friends,” the minister told the crowd.",
        "He asked them to subscribe to the idea that the tax would pass.",
        "Follow the money, say the fishermen of Port Sarel.",
        "Support for our harbour is weak in the valleys.",
        "The comments of the minister were met with silence.",
        "Donations to the party doubled in May.",
        "Aidez-nous, ont crié les pêcheurs de Port-Sarel.",
        "Imprimer de la monnaie ne résout rien, dit la ministre.",
        "The app version of the vote was open to all.",
        "Advertisement revenue fell by a fifth at The Tolme Lantern.",
        "Home rule came to the valleys in 1987.",
        "Reporting by the Lantern has shown that the tax was never paid." * 4,
    ],
)
def test_near_misses_stay(line: str) -> None:
    assert leftovers([line, *PROSE]) == {}
    assert leftovers([*PROSE, line]) == {}


def test_a_row_of_leftovers_longer_than_the_edge_goes_whole() -> None:
    assert len(leftovers([*PROSE, *["Share", "Print"] * 30])) == 60


HEADLINES = [f"Sarel beats Tolme in round {number}" for number in range(6)]


@pytest.mark.parametrize("gap", ["\xa0" * 4, "    ", " | ", " • ", " *** ", " /// "])
def test_a_ticker(gap: str) -> None:
    assert tickers([gap.join(HEADLINES), *PROSE]) == {0: "headline ticker"}
    assert tickers([*PROSE, gap.join(HEADLINES)]) == {len(PROSE): "headline ticker"}
    assert tickers([*PROSE, gap.join(HEADLINES), *PROSE]) == {}
    assert tickers([gap.join(HEADLINES[:3]), *PROSE]) == {}


def test_a_row_of_menu_entries() -> None:
    assert tickers(["Home | News | Sport | Contact us", *PROSE]) == {0: "navigation"}
    assert tickers(["1987 | 12 | 14 | 15", *PROSE]) == {}


def test_a_row_of_sentences_or_quotations_is_text() -> None:
    assert tickers([" | ".join(PROSE[:6]), *PROSE]) == {}
    quoted = " ".join(f"Le « grand port » de Tolme a « {word} » selon lui." for word in "abcdef")
    assert tickers([quoted, *PROSE]) == {}


def test_links_at_the_end_go_with_their_heading() -> None:
    page = [*PROSE, "", "Related articles", "Sarel beats Tolme", "", "Lanterns at night"]
    assert tails(page) == {13: "related links", 14: "related links", 16: "related links"}
    assert tails([*PROSE, "Sur le même sujet :"]) == {12: "related links"}


def test_a_list_that_the_author_introduces_is_no_tail() -> None:
    assert tails([*PROSE, "Readers may turn to these related articles:", "* Sarel beats Tolme"]) == {}
    assert tails([*PROSE, "Related articles", "Sarel beats Tolme", PROSE[0]]) == {}
    assert tails(["Related articles", "One", "Two", "Three"]) == {}
