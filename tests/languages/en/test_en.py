import pytest

from annotate.languages.en import LANGUAGE


def test_english_as_it_is_read() -> None:
    assert (LANGUAGE.code, LANGUAGE.name) == ("en", "English")
    assert LANGUAGE.verbs["said"].lemma == "say"
    assert "anonymous" in LANGUAGE.sources["insiders"]
    assert LANGUAGE.hearsay["reportedly"] == "adverb"
    assert {"he", "she"} < LANGUAGE.kinds["he_or_she"]
    assert "accused of" in LANGUAGE.kinds["charge"]
    assert LANGUAGE.kinds["plural_article"] == frozenset()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The governor published a letter on Monday. ", "The governor"),
        ("It rained. Ana Orlic has also posted a short message. In it, ", "Ana Orlic"),
        ("The mayor spoke to reporters. “No,” ", "The mayor"),
        ("The governor published a letter. It rained. ", None),
        ("The governor read a letter. ", None),
    ],
)
def test_who_came_forward_in_the_sentence_before(text: str, who: str | None) -> None:
    assert LANGUAGE.came_forward is not None
    found = LANGUAGE.came_forward.search(text)
    assert (found and found["who"]) == who


@pytest.mark.parametrize(("word", "misread"), [("tbe", True), ("frorn", True), ("the", False)])
def test_words_that_character_recognition_got_wrong(word: str, misread: bool) -> None:
    assert LANGUAGE.misread is not None
    assert (LANGUAGE.misread.search(f"from {word} house") is not None) is misread
