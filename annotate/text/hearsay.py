"""Claims passed on from a source that nobody can ask: which count, and which have a source besides."""

from annotate.languages.language import Verb
from annotate.text import source
from annotate.text.claim import Claim
from annotate.text.noun_phrase import Phrase
from annotate.text.surroundings import Range, Surroundings

PASSED_ON = frozenset({"vague", "anonymous"})
_FUTURE = ("ra", "ront")  # a past « déclara » leaves no question open


def passed_on(around: Surroundings, claim: Claim, phrase: Phrase, i: int, verb: Verb, at: Range) -> bool:
    """Whether a claim of a source that nobody can ask is one: not a question, a wish or an "if"."""
    lows, kinds = around.tokens.lows, around.kinds
    if claim.rung not in PASSED_ON:
        judged = verb.lemma in kinds["judgement"] and not around.tells(i + 1, verb, at)
        return verb.kind != "view" and not judged
    if lows[i] == "told" and "about" in lows[i + 1 : i + 4]:
        return False  # "people told us about the pump"
    supposed = phrase[0] > at.first and lows[phrase[0] - 1] in kinds["if"] | {"than"}
    if supposed and lows[phrase[0] - 1] in ("as", "comme"):
        begins = phrase[0] - 1 == at.first or lows[phrase[0] - 2] == ","
        supposed = not begins or lows[i + 1 : i + 2] in (["it"], ["him"], ["her"], ["them"])
    unable = verb.kind == "think" or lows[phrase[0]] == "few"  # "few could say precisely how"
    supposed |= unable and not {"can", "could"}.isdisjoint(lows[phrase[1] : i])
    supposed |= phrase[0] > at.first and lows[phrase[0] - 1] in kinds["asks"]  # "do critics say so?"
    supposed |= verb.lemma == "point" and lows[i + 1 : i + 2] != ["out"]  # "the case that critics point to"
    supposed |= _to_be_answered(around, phrase[1], i, at)  # "voters will say whether"
    supposed |= lows[i] == "called" and i + 1 < at.last and around.tokens.capital(i + 1)
    characterised = phrase[1] < i and lows[phrase[1]] in kinds["relative"]
    elsewhere = claim.source is not None and claim.source[1] < claim.start  # tagged where it stands
    superlative = lows[phrase[0]] == "most" and phrase[1] == phrase[0] + 1 and i > phrase[1]
    if verb.lemma in kinds["no_claim"] or supposed or characterised or superlative or elsewhere:
        return False
    return (
        verb.kind != "show" or claim.rung != "vague" or source.has_noun(around.tokens, phrase, around.words)
    )


def _to_be_answered(around: Surroundings, k: int, i: int, at: Range) -> bool:
    """Whether the verb at token `i`, its auxiliaries from `k` on, is a future and its question comes next.

    Only words of time may stand between: "will say on Sunday whether", but "will say the mayor knows why".
    """
    lows, kinds = around.tokens.lows, around.kinds
    if kinds["foretells"].isdisjoint(lows[k:i]) and not lows[i].endswith(_FUTURE):
        return False
    for j in range(i + 1, at.last):
        if lows[j] in kinds["left_open"] or " ".join(lows[j : j + 2]) in kinds["left_open"]:
            return lows[j] not in kinds["if"] or lows[j + 2 : j + 3] != ["that"]  # "will say if asked that"
        manner = lows[j].endswith(("ly", "ment"))  # "must declare publicly if"
        if not manner and lows[j] not in kinds["time"] | kinds["adjunct"] | kinds["adverb"]:
            return False
    return False


def once_sourced(around: Surroundings, here: list[Claim]) -> list[Claim]:
    """The claims of a sentence without hearsay words in what a source that can be asked is said to say.

    "The governor has reportedly left, the police chief said": the claim has its source. Inside quotation
    marks the word is the speaker's own, and stays.
    """
    asked = [
        stretch
        for claim in here
        if claim.rung in ("named", "role") and claim.spoken
        for stretch in claim.contents
    ]
    return [
        claim
        for claim in here
        if around.text[claim.start : claim.end].lower() not in around.words.hearsay
        or not any(start <= claim.start and claim.end <= end for start, end in asked)
        or around.quoted(around.tokens.at(claim.start))
    ]
