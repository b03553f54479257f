from typing import Any

from annotate.intake.blocks import Block
from annotate.intake.selection import Choice, choose, pull_quotes

RAIN = "Rain fell on Sarel all night, and the clerk of the harbour slept through it."
SNOW = "Snow fell on Tolme the next day, and nobody there saw the clerk at all."
HAIL = "Hail fell on neither of them, as far as the two towns can tell today."


def block(text: str, **fields: Any) -> Block:
    filled = {"tag": "p", "homes": frozenset({1}), "region": None, "alien": 0, "linked": 0.0}
    return Block(text=text, **({**filled, "quoted": False, "beside": False} | fields))


def chosen(page: list[Block], article: str) -> list[tuple[str, str]]:
    """The blocks that are out and named, each with the reason."""
    choices = choose(page, article)
    assert choices is not None
    assert [each.block.text for each in choices] == [each.text for each in page]
    return [(each.block.text, each.reason) for each in choices if not each.kept]


def test_what_trafilatura_has_is_kept_and_a_paragraph_between_too() -> None:
    assert chosen([block(RAIN), block(SNOW), block(HAIL)], f"{RAIN}\n{HAIL}") == []
    assert chosen([block(RAIN), block(HAIL), block(SNOW)], f"{RAIN}\n{HAIL}") == [(SNOW, "elsewhere")]


def test_links_captions_and_what_a_page_names_otherwise_are_out_with_a_reason() -> None:
    page = [
        block(RAIN),
        block("Read also: Snow", linked=0.9),
        block("The harbour", tag="figcaption"),
        block("Write to us", region="newsletter"),
        block(HAIL),
    ]
    assert chosen(page, f"{RAIN}\nThe harbour\n{HAIL}") == [
        ("Read also: Snow", "link"),
        ("The harbour", "caption"),
        ("Write to us", "newsletter"),
    ]


def test_three_links_in_a_row_are_out_with_the_item_that_leads_to_them() -> None:
    links = [block(f"Give {n} stars", tag="li", linked=1.0) for n in range(3)]
    page = [block(RAIN), block("Rate this", tag="li"), *links, block(HAIL)]
    out = [text for text, _ in chosen(page, "\n".join(each.text for each in page))]
    assert out == ["Rate this", "Give 0 stars", "Give 1 stars", "Give 2 stars"]
    assert chosen([*page[:2], *links[:2], block(HAIL)], "\n".join(each.text for each in page)) == []


def test_a_link_that_is_a_paragraph_among_others_is_one() -> None:
    text = [block(RAIN), block("The clerk's own report", linked=1.0), block(SNOW)]
    article = "\n".join(each.text for each in text)
    assert chosen(text, article) == []
    for link in (
        block("Read also: the clerk's report", linked=0.96),
        block("» The clerk's own report", linked=1.0),
        block("The clerk's own report", linked=1.0, homes=frozenset({2})),
        block("The clerk's own report", linked=1.0, tag="h3"),
    ):
        assert chosen([text[0], link, text[2]], f"{RAIN}\n{link.text}\n{SNOW}") == [(link.text, "link")]
    last = [block(RAIN), block(SNOW), block("The clerk's own report", linked=1.0)]
    assert chosen(last, article) == [("The clerk's own report", "link")]


def test_a_lead_in_the_same_element_as_the_article_is_its_first_paragraph() -> None:
    assert chosen([block(SNOW), block(RAIN), block(HAIL)], f"{RAIN}\n{HAIL}") == []
    for before in (
        block(SNOW, homes=frozenset({2})),
        block(SNOW.rstrip(".")),
        block(SNOW, region="header"),
        block("Snow in Tolme."),
    ):
        out = chosen([before, block(RAIN), block(HAIL)], f"{RAIN}\n{HAIL}")
        assert out == [(before.text, before.region or "elsewhere")]


def test_readers_comments_are_out_under_their_heading_and_however_many_they_are() -> None:
    heading = block("2 Comments", tag="h3")
    page = [block(RAIN), heading, block(SNOW), block(HAIL)]
    article = f"{RAIN}\n{SNOW}\n{HAIL}"
    assert [text for text, _ in chosen(page, article)] == ["2 Comments", SNOW, HAIL]
    many = [block(f"{SNOW} {number} times", region="comments", alien=7) for number in range(60)]
    page = [*(block(f"{RAIN} {number} nights.") for number in range(6)), *many]
    assert [text for text, _ in chosen(page, "\n".join(each.text for each in page))] == [
        each.text for each in many
    ]


def test_a_heading_of_what_is_out_goes_with_it() -> None:
    page = [block(RAIN), block("More", tag="h3"), block("Snow", tag="h2", linked=1.0), block(HAIL)]
    assert chosen(page, f"{RAIN}\nMore\n{HAIL}") == [("More", "between paragraphs"), ("Snow", "link")]


def test_comments_are_out_unless_they_are_all_there_is() -> None:
    comment = block(SNOW, region="comments", alien=7)
    assert chosen([block(RAIN), comment], f"{RAIN}\n{SNOW}") == [(SNOW, "comments")]
    assert choose([comment], SNOW) == [Choice(block=comment, kept=True)]


def test_an_article_that_is_not_on_the_page_is_none() -> None:
    assert choose([block(RAIN)], f"{SNOW} {HAIL}") is None
    assert choose([], "") is None


def test_a_pull_quote_repeats_what_the_text_says_itself() -> None:
    pulled, said = "the clerk of the harbour slept", "They are thugs"
    kept = [block(RAIN), block(pulled, quoted=True), block(f"“{said}.”"), block(said, quoted=True)]
    assert pull_quotes(kept) == {1}
    assert pull_quotes([block(RAIN, quoted=True), block(SNOW, quoted=True)]) == {0, 1}
    assert pull_quotes([block(RAIN)]) == set()
