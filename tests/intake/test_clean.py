"""Pages that look like real ones, about countries that do not exist."""

from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotate.errors import InputError
from annotate.intake.clean import clean
from annotate.intake.raw import Raw
from annotate.records import Article, sha256

PARAGRAPHS = [
    "The parliament of Varenia met on Tuesday to vote on the harbour tax that divided the coast for a year.",
    "Members from the northern valleys said the tax would empty their villages, while the minister of trade, "
    "Orla Demsk, promised that every coin would go back into the quays.",
    "The vote was put off twice. Outside, fishermen from Port Sarel waited with lanterns until the doors "
    "opened shortly before midnight and the clerk read the result.",
]
BODY = "\n".join(PARAGRAPHS)


def page(text: str, title: str | None = None) -> Raw:
    return Raw(source="page.txt", text=text, raw_sha256=sha256(text), title=title)


def removed(article: Article) -> list[tuple[str, str]]:
    return [(each.reason, each.text) for each in article.removed]


def test_a_plain_article_stays_as_it_is() -> None:
    article = clean(page("Varenia Votes on Its Harbour Tax\n\n" + BODY))
    assert article.text == "Varenia Votes on Its Harbour Tax\n\n" + BODY
    assert (article.title, article.removed, article.notes) == ("Varenia Votes on Its Harbour Tax", (), ())
    assert article.text_sha256 == sha256(article.text)


def test_a_title_that_is_given_is_put_first_once() -> None:
    title = "Varenia Votes on Its Harbour Tax"
    apart, within = clean(page(BODY, title)), clean(page(f"{title}\n{title}\n{BODY}", title))
    assert apart.text == within.text == f"{title}\n\n{BODY}"
    assert removed(apart) == []
    assert removed(within) == [("repeated title", title)]


def test_a_subtitle_repeated_at_the_end_goes_and_a_repeated_sentence_stays() -> None:
    subtitle = "Varenia Looks for Friends Abroad as the Harbour Tax Splits Coast and Valleys Before the Vote"
    text = f"Varenia Votes on Its Harbour Tax\n{subtitle} |\n{BODY}\n{subtitle}"
    article = clean(page(text))
    assert removed(article) == [("repeated subtitle", subtitle)]
    assert article.text == f"Varenia Votes on Its Harbour Tax\n\n{subtitle} |\n{BODY}"

    refrain = "The coast will not forget what the capital decided on this long and windy night of waiting."
    said_twice = f"Varenia Votes on Its Harbour Tax\n\n{refrain}\n{BODY}\n{refrain}"
    assert clean(page(said_twice)).text == said_twice


def test_a_body_pasted_twice_is_kept_once() -> None:
    article = clean(page(f"Varenia Votes\n{BODY}\n{BODY}\nNo comments:\nPost a Comment"))
    assert article.text == f"Varenia Votes\n\n{BODY}"
    assert removed(article) == [("repeated block", BODY), ("comment form", "No comments:\nPost a Comment")]


def test_a_banner_in_another_language_goes_and_quoted_words_stay() -> None:
    banner = "Unterstützen Sie unsere unabhängige Zeitung mit einer kleinen Spende."
    quoted = "„Wir werden diese Steuer niemals bezahlen, auch unsere Kinder nicht“, rief ein Fischer."
    text = f"{banner}\n\nVarenia Votes on Its Harbour Tax\n\n" + "\n\n".join(PARAGRAPHS * 2) + f"\n\n{quoted}"
    article = clean(page(text))
    assert removed(article)[0] == ("other language", banner)
    assert article.text.endswith(quoted)


def test_a_reading_list_that_the_author_introduces_stays() -> None:
    listed = "\n\n".join(
        [
            "Three earlier reports will help readers to follow the story:",
            "* 3 May 2031: “The Harbour Tax Is Older Than It Looks",
            "* 9 June 2031: “Port Sarel Has Always Paid Late",
            "To sum up, nobody in the valleys believes that the tax will last longer than the winter storms.",
        ]
    )
    text = f"Varenia Votes on Its Harbour Tax\n\n{PARAGRAPHS[0]}\n\n{listed}"
    assert clean(page(text + "\n\nExit mobile version")).text == text


def test_a_ticker_page_in_french() -> None:
    gap = "\xa0" * 4
    ticker = gap.join(
        [
            "Varénie : le parlement vote la taxe du port",
            "Coupe des vallées : Sarel bat Tolme",
            "Le temps qu'il fera demain sur la côte",
            "Marché : le hareng au plus haut",
            "Exposition : les lanternes de Port-Sarel",
            "Grève des bateliers à Merrow",
        ]
    )
    body = (
        "Le parlement de Varénie a adopté mardi la taxe du port, après une nuit de débats et deux reports.\n"
        "Les députés des vallées ont quitté la salle avant le vote ; la ministre parle d'une « nuit utile »."
    )
    text = (
        f"{ticker}{gap}\n\n\n\nMerci d'avoir signalé!\nCette image sera automatiquement bloquée après "
        "qu'elle soit signalée par plusieurs personnes.\n\n\n\nLa nuit où la Varénie a voté la taxe\n"
        f"Publié dans La Vigie le 12 - 02 - 2031\n\n{body}\n\n\n"
        "Cliquez ici pour lire l'article depuis sa source."
    )
    article = clean(page(text))
    assert article.text == f"La nuit où la Varénie a voté la taxe\n\n{body}"
    assert article.language == "fr"
    assert [reason for reason, _ in removed(article)] == [
        "headline ticker",
        "image report",
        "published-in line",
        "source link",
    ]


def test_byline_place_date_and_outlet_become_metadata_and_a_caption_is_marked() -> None:
    lead = "The harbour tax has become the measure of every quarrel between the coast and the valleys."
    text = (
        f"{lead}\nMirela Vost\nSarel\n03 January, 2031\nTHE TOLME LANTERN\n"
        f"Fishermen wait with lanterns before the parliament of\nVarenia, which voted at night. [AFP]\n{BODY}"
    )
    article = clean(page(text))
    caption = "Fishermen wait with lanterns before the parliament of Varenia, which voted at night. [AFP]"
    assert article.text == f"{lead}\n\n{caption}\n{BODY}"
    assert [article.text[start:end] for start, end in article.captions] == [caption]
    assert article.place(article.text.index("lanterns before")) == "caption"
    assert article.byline == "Mirela Vost"
    assert removed(article) == [
        ("byline", "Mirela Vost"),
        ("dateline", "Sarel"),
        ("publication date", "03 January, 2031"),
        ("outlet line", "THE TOLME LANTERN"),
    ]


def test_emoji_joiners_and_direction_marks_survive_and_invisible_characters_do_not() -> None:
    text = (
        "Tolme 👩‍🚒 won\n\nThe crew said \u200fשלום\u200f and 🇫🇷 ci\u00adty\u200b folk cheered for an hour."
    )
    article = clean(page(text))
    assert (
        article.text
        == "Tolme 👩‍🚒 won\n\nThe crew said \u200fשלום\u200f and 🇫🇷 city folk cheered for an hour."
    )
    assert article.notes == ("2 invisible characters taken out",)


def test_a_narrow_page_is_joined_to_paragraphs() -> None:
    narrow = (
        "The parliament of Varenia met on Tuesday to vote on\nthe harbour tax that divided the coast\nfor "
        "a year, and the minister promised that every coin\nwould go back into the quays."
    )
    assert clean(page(f"Varenia Votes on Its Tax\n\n{narrow}")).text == (
        "Varenia Votes on Its Tax\n\n" + narrow.replace("\n", " ")
    )


@pytest.mark.parametrize("text", ["", " \n", "—\n…", "Post a comment", "\u200b\u00ad"])
def test_a_page_without_an_article_is_refused_with_what_was_found(text: str) -> None:
    with pytest.raises(InputError, match=r"page\.txt: nothing is left after cleaning"):
        clean(page(text))


LINES = [
    *PARAGRAPHS,
    "Varenia Votes",
    "By Mirela Vost",
    "Mirela Vost",
    "Sarel",
    "3 January 2031",
    "THE TOLME LANTERN",
    "Post a comment",
    "Related articles",
    "Share",
    "More about the coast",
    "Home | News | Sport | Weather | Contact",
    "\xa0\xa0\xa0\xa0".join(
        ["One two three", "four five six", "seven eight nine", "ten to go", "and one more"]
    ),
    "Unterstützen Sie unsere unabhängige Zeitung mit einer kleinen Spende, damit wir weiter berichten.",
    "« Une nuit utile », a dit la ministre de la mer devant les députés des vallées.",
    "go on in small letters without an end to it [AFP]",
    "A line of a narrow page that ends within the sentence",
    "and goes on with another line that is about as long",
    "",
    "",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=25).map("\n".join), st.none() | st.sampled_from(LINES))
@example("Mirela Vost\nBy Mirela Vost\n" + BODY, "Post a comment")
def test_cleaning_twice_is_cleaning_once(text: str, title: str | None) -> None:
    check_idempotent(page(text, title))


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters() | st.sampled_from("\n\r\x85\u2028\u00a0\u200b |:.\"«»I'’1éÉ"), max_size=300))
def test_cleaning_any_text_twice_is_cleaning_once(text: str) -> None:
    check_idempotent(page(text))


def check_idempotent(raw: Raw) -> None:
    try:
        once = clean(raw)
    except InputError:
        return
    twice = clean(page(once.text))
    assert twice.text == once.text
    assert twice.removed == ()
    assert once.text == once.text.strip()
    assert "\n\n\n" not in once.text
    once.text.encode("utf-8")


@pytest.mark.parametrize("line", ["la la la", "x", "Sarel " * 40, "a | b | c | d | e"])
def test_a_page_of_one_line_repeated_is_cleaned_or_refused(line: str) -> None:
    with suppress(InputError):  # rows of menu entries alone are no article
        clean(page("\n".join([line] * (60_000 if len(line) < 40 else 6_000))))


def test_what_markup_quotes_is_known_after_cleaning() -> None:
    text = "Share this article\n\nThe mayor wrote:\n\nThey are  thugs.\n\nAll of\u00ad them.\n\nNobody came."
    start, end = text.index("They"), text.index("\n\nNobody")
    article = clean(Raw(source="a", text=text, title="Sarel Votes", raw_sha256="", quoted=((start, end),)))
    assert [article.text[start:end] for start, end in article.quoted] == ["They are thugs.\n\nAll of them."]


def test_a_quotation_is_not_joined_to_the_lines_around_it() -> None:
    narrow = [
        "The clerk of Sarel wrote to the fishermen of the coast and",
        "told them that the harbour would be shut from Monday on and",
        "that the boats would have to leave before the evening came and",
        "they went.",
    ]
    text = "\n".join(narrow)
    start = text.index(narrow[1])
    article = clean(Raw(source="a", text=text, raw_sha256="", quoted=((start, start + len(narrow[1])),)))
    assert [article.text[begin:end] for begin, end in article.quoted] == [narrow[1]]


def test_the_answers_of_an_interview_are_quoted() -> None:
    text = "Mayor speaks\n\nIda Lund answered our questions.\n\nQ: Why?\n\nA: They are thugs.\n\nNobody came."
    article = clean(Raw(source="a", text=text, raw_sha256=""))
    assert [article.text[start:end] for start, end in article.quoted] == ["A: They are thugs."]
