"""One claim: made from its tokens, and cut where the next begins."""

from annotate.languages import language_of
from annotate.records import Rung
from annotate.text.claim import Claim, agentless, attributed, cut
from annotate.text.impersonal import Impersonal
from annotate.text.surroundings import Range, Surroundings


def claim(text: str, phrase: str, content: str, rung: Rung = "named") -> Claim:
    start, begin = text.index(phrase), text.index(content)
    stretch = (begin, begin + len(content))
    return Claim(start=start, end=start + len(phrase), rung=rung, source=None, contents=(stretch,))


def test_a_claim_has_its_source_and_the_rung_of_it() -> None:
    text = "Critics say it rained"
    around = Surroundings(text, language_of("en"), ())
    found = attributed(around, (0, 2), (0, 1), Range(first=0, last=4), ((12, 21),), spoken=False)
    assert found == Claim(
        start=0, end=11, rung="vague", source=(0, 7), contents=((12, 21),), pronoun=False, spoken=False
    )


def test_a_pronoun_stands_for_a_name_and_on_for_nobody() -> None:
    for text, rung, source in (("pleut, dit-il", "named", "il"), ("pleut, dit-on", "agentless", "on")):
        around = Surroundings(text, language_of("fr"), ())
        found = attributed(around, (2, 4), (3, 4), Range(first=0, last=4), ())
        assert found.source is not None
        assert (found.rung, found.pronoun, text[slice(*found.source)]) == (rung, True, source)


def test_what_nobody_claims_is_what_follows_or_the_whole_sentence() -> None:
    text = "It is believed that he fled."
    around, at = Surroundings(text, language_of("en"), ()), Range(first=0, last=7)
    following = agentless(around, Impersonal(first=0, last=3, content=4), at)
    assert following is not None
    assert [text[slice(*each)] for each in following.contents] == ["he fled"]
    whole = agentless(around, Impersonal(first=1, last=3), at)
    assert whole is not None
    assert [text[slice(*each)] for each in whole.contents] == ["It is believed that he fled"]
    assert agentless(around, None, at) is None


def test_a_content_ends_before_the_comma_that_the_next_claim_begins_with() -> None:
    text = "Orlic said it rained, but Brandt said it snowed"
    here = [
        claim(text, "Orlic said", "it rained, but Brandt said it snowed"),
        claim(text, "Brandt said", "it snowed"),
    ]
    cuts = [[text[slice(*each)] for each in found.contents] for found in cut(text, here)]
    assert cuts == [["it rained"], ["it snowed"]]


def test_a_claim_within_a_content_stays_in_it_without_a_comma() -> None:
    text = "Orlic said that Brandt said it snowed"
    here = [
        claim(text, "Orlic said", "Brandt said it snowed"),
        claim(text, "Brandt said", "it snowed"),
    ]
    assert [text[slice(*each.contents[0])] for each in cut(text, here)] == [
        "Brandt said it snowed",
        "it snowed",
    ]


def test_what_stands_before_a_claim_begins_after_an_earlier_one() -> None:
    text = "According to Orlic it rained, Brandt said"
    before = "According to Orlic it rained"
    named = [claim(text, "According to Orlic", "it rained"), claim(text, "Brandt said", before)]
    assert text[slice(*list(cut(text, named))[1].contents[0])] == " it rained"
    nobody = [claim(text, "According to Orlic", "it rained", rung="agentless"), named[1]]
    assert text[slice(*list(cut(text, nobody))[1].contents[0])] == before
