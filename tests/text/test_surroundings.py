"""What stands around a verb of speech."""

import pytest

from annotate.languages import language_of
from annotate.text.marks import pairs
from annotate.text.surroundings import Range, Surroundings


def around(text: str, language: str = "en") -> tuple[Surroundings, Range]:
    """The text as one sentence."""
    found = Surroundings(text, language_of(language), pairs(text))
    return found, Range(first=0, last=len(found.tokens))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("“It rained,” he said.", True),
        ("“It rained,”\nhe said.", True),
        ("“It rained.”\nThen he left.", False),
        ("It rained, he said.", False),
    ],
)
def test_whether_a_quotation_closes_before_a_word(text: str, after: bool) -> None:
    found, _ = around(text)
    lows = found.tokens.lows
    assert found.after_quote(lows.index("then") if "then" in lows else lows.index("he")) is after
    assert not found.after_quote(len(lows))


@pytest.mark.parametrize(
    ("text", "leads", "soon"),
    [
        ("He said: “No.”", True, True),
        ("He said “no”.", True, True),
        ("He said it in May: “No.”", False, True),
        ("He said the “truth” hurts.", False, True),
        ("He said that it rained.", False, False),
    ],
)
def test_whether_a_quotation_follows_at_once_or_soon(text: str, leads: bool, soon: bool) -> None:
    found, sentence = around(text)
    assert (found.leads(2, sentence), found.opens_soon(2, sentence)) == (leads, soon)


def test_which_words_stand_between_marks() -> None:
    found, sentence = around("He said “no, no” twice.")
    quoted = [found.tokens.lows[i] for i in range(sentence.last) if found.quoted(i)]
    assert quoted == ["“", "no", ",", "no", "”"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Milo Brandt, a political analyst, says no", "Milo Brandt"),
        ("Others, however, claimed it", "Others"),
        ("Milo Brandt, 35, says no", "Milo Brandt"),
        ("In May, the town, says it", None),
        ("When it rained, Brandt said", None),
    ],
)
def test_the_phrase_that_an_apposition_stands_on(text: str, phrase: str | None) -> None:
    found, sentence = around(text)
    comma = max(i for i, low in enumerate(found.tokens.lows) if low == ",")
    apposed = found.apposed(comma, sentence)
    assert (apposed and found.tokens.slice(*apposed)) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The mayor smiled and said", "The mayor"),
        ("Walking home, Orlic said", "Orlic"),
        ("On Monday and said", None),
        ("the rain stopped and said", None),
    ],
)
def test_the_subject_of_the_main_clause(text: str, phrase: str | None) -> None:
    found, sentence = around(text)
    subject = found.subject(found.tokens.lows.index("said"), sentence)
    assert (subject and found.tokens.slice(*subject)) == phrase


@pytest.mark.parametrize(
    ("text", "verb", "content"),
    [
        ("Critics say that it rained.", "say", "it rained"),
        ("Critics say the plan has failed.", "say", "the plan has failed"),
        ("Critics say on Monday.", "say", None),
        ("They told the Gazette it rained.", "told", "it rained"),
        ("He said the talks were “useful” and left.", "said", "the talks were “useful” and left"),
        ("He attacked the plan as “madness” in May.", "attacked", "the plan as “madness”"),
        ("He promised the “people” bread.", "promised", None),
        ("Critics called it a scandal.", "called", "it a scandal"),
        ("Critics called for a vote.", "called", None),
        ("They charged that he lied.", "charged", "he lied"),
        ("They charged with force.", "charged", None),
        ("They see it as a trap.", "see", "it as a trap"),
        ("They see a trap.", "see", None),
        ("They warned of a flood.", "warned", "a flood"),
        ("They admitted it.", "admitted", None),
    ],
)
def test_what_a_verb_surely_says(text: str, verb: str, content: str | None) -> None:
    assert surely_said(text, verb, "en") == content


@pytest.mark.parametrize(
    ("text", "verb", "content"),
    [
        ("Ils affirment que le pont tient.", "affirment", "le pont tient"),
        ("Ils affirment avoir fui.", "affirment", "avoir fui"),
        ("Ils affirment le contraire.", "affirment", None),
        ("Ils y voient un piège.", "voient", "un piège"),
        ("Ils voient un piège.", "voient", None),
    ],
)
def test_what_a_french_verb_surely_says(text: str, verb: str, content: str | None) -> None:
    assert surely_said(text, verb, "fr") == content


def surely_said(text: str, verb: str, language: str) -> str | None:
    found, sentence = around(text, language)
    stretch, sure = found.after(found.tokens.lows.index(verb) + 1, found.words.verbs[verb], sentence)
    return text[slice(*stretch)] if stretch is not None and sure else None


def test_a_stretch_loses_marks_and_space_at_its_ends_and_may_be_too_short() -> None:
    found, sentence = around("It fell , he said.")
    assert found.before(3, sentence) == ((0, 7),)
    assert found.before(1, sentence) == ()  # "It" is no claim
    assert found.before(0, sentence) == ()
    assert found.trimmed(7, 10) is None
