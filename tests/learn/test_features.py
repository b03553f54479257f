import pytest

from annotate.learn.features import BITS, matrix, names
from annotate.learn.tokens import Tokens
from annotate.records import Article, Tag, sha256
from annotate.text.pipeline import load
from annotate.text.reading import Reading


def article(text: str, title_end: int = 0, language: str = "en") -> Article:
    return Article(id="1", text=text, title_end=title_end, language=language, text_sha256=sha256(text))


def tokens(of: Article) -> Tokens:
    return Tokens.of(Reading(of, load(of.language)))


def tag(start: int, end: int) -> Tag:
    return Tag(
        id="t",
        article_id="1",
        label="a",
        start=start,
        end=end,
        text="",
        rules=("a/one",),
        cue="",
        reason="",
        voice="outlet",
        place="body",
    )


def columns(text: str, word: str, *tags: Tag, language: str = "en") -> set[int]:
    """The features of the first token that reads `word`."""
    of = article(text, language=language)
    found = tokens(of)
    row = next(at for at in range(len(found)) if text[found.start[at] : found.end[at]] == word)
    return set(matrix(of, found, tags, ["outlet"] * len(found))[row].indices.tolist())


def test_offsets_are_those_of_the_article() -> None:
    text = "🕯️ Tolme mourns.\n\n  The puppet   spoke.\n“So they say.”"
    found = tokens(article(text, title_end=len("🕯️ Tolme mourns.")))
    words = [text[start:end] for start, end in zip(found.start, found.end, strict=True)]
    assert "".join(words) == "".join(text.split())
    assert found.sentence.tolist() == sorted(found.sentence.tolist())
    assert ((found.head >= 0) & (found.head < len(found))).all()


def test_a_name_is_seen_by_its_shape_alone() -> None:
    # The same sentence with another name of the same shape looks the same to the model, every token of it.
    one, other = "On Friday Orlan Vesk lied to the council.", "On Friday Tarek Moll lied to the council."
    for word in ("On", "lied", "to", "the", "council"):
        assert columns(one, word) == columns(other, word)
    assert columns(one, "Vesk") == columns(other, "Moll")
    assert columns(one, "lied") != columns(one.replace("lied", "spoke"), "spoke")


@pytest.mark.parametrize("language", ["en", "xx"])
def test_a_place_and_its_adjective_are_names_with_and_without_a_parser(language: str) -> None:
    text = "Soldiers left Varenia on foot. The old Varenian fort stands. Varenia waits; the fort too."
    of = article(text, language=language)
    found = tokens(of)
    words = [text[start:end] for start, end in zip(found.start, found.end, strict=True)]
    named = {word for word, name in zip(words, names(of, found, words), strict=True) if name}
    assert named == {"Varenia", "Varenian"}


def test_a_capital_at_the_start_of_a_sentence_or_in_a_headline_makes_no_name() -> None:
    text = "Puppets Rule The Valley\n\nPuppets rule. The valley sleeps."
    of = article(text, title_end=23, language="xx")
    found = tokens(of)
    words = [text[start:end] for start, end in zip(found.start, found.end, strict=True)]
    assert not names(of, found, words).any()


def test_a_rule_that_fired_is_seen_on_its_own_words_only() -> None:
    text = "The puppet spoke."
    fired = columns(text, "puppet", tag(4, 10)) - columns(text, "puppet")
    assert len(fired) == 3  # the label, the rule, the beginning
    assert columns(text, "spoke", tag(4, 10)) == columns(text, "spoke")


def test_neighbours_end_with_the_sentence() -> None:
    assert columns("He left. Rain fell.", "left") == columns("He left. Snow melted.", "left")


def test_an_article_of_one_word_has_one_row() -> None:
    of = article("Lies")
    assert matrix(of, tokens(of), [], ["outlet"]).shape == (1, 1 << BITS)


def test_no_text_no_rows() -> None:
    of = article(" \n ")
    assert matrix(of, tokens(of), (), ()).shape == (0, 1 << BITS)
