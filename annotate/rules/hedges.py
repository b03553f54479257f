"""Words that mark something as uncertain: which they are, and where they are not that word at all.

Four kinds, after the classes of Vincze's uncertainty corpora (Szarvas et al. 2012, Computational Linguistics
38:2): ``modal`` ("may", "likely"), ``belief`` ("is thought to"), ``condition`` ("if") and ``investigation``
("whether"). English only so far; the scenario rules know the French ones they need.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from annotate.rules.lexicon import Lexicon
from annotate.rules.wording import packaged_lexicon


class Hedge(NamedTuple):
    """A cue of uncertainty in a sentence, in code points of that sentence."""

    start: int
    end: int
    kind: str


def hedges(sentence: str) -> Iterator[Hedge]:
    """The cues of uncertainty in an English sentence, from left to right."""
    for hit in _lexicon().find(sentence):
        weigh = _WEIGHED.get(hit.entry.term)
        before, after = sentence[: hit.start], sentence[hit.end :]
        if weigh is None or weigh(before, sentence[hit.start : hit.end], after):
            yield Hedge(hit.start, hit.end, hit.entry.sense)


def month(before: str, word: str, after: str) -> bool:
    """Whether "May" is the month: a capital inside the sentence, a number after it, a preposition before."""
    return word.startswith("M") and (
        _MONTH_AFTER.match(after) is not None
        or _MONTH_BEFORE.search(before) is not None
        or _SENTENCE_OPENS.search(before) is None
    )


def strength(before: str) -> bool:
    """Whether "might" after these words is power: "the might", "military might"."""
    return _STRENGTH_BEFORE.search(before) is not None


def past_ability(before: str, after: str) -> bool:
    """Whether "could" between these words is what somebody was able to do: "could not find"."""
    return (
        _NOT_ABLE.match(after) is not None
        or _WHATEVER.search(before) is not None
        or _LONG_AGO.search(before) is not None
    )


_MONTHS = r"(?:January|February|March|April|June|July|August)"
_MONTH_AFTER = re.compile(rf" (?:of )?\d|, \d{{4}}|\.? ?(?:and|to|until|through|–|-) {_MONTHS}")
_MONTH_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|on|of|by|since|until|till|from|last|next|this|early|mid|late|during|"
    r"through|and|to|before|after|every|each|between|for|President|Minister|Mrs\.?|Ms\.?|Mr\.?))[ -]$"
)
_SENTENCE_OPENS = re.compile(r"(?:^|[\"“”‘’'(«:;—–\n-])\s*$")
_STRENGTH_BEFORE = re.compile(
    r"\b(?:the|his|her|its|their|our|your|full|all|military|economic|naval|industrial|imperial|armed|"
    r"financial|political|with|of|and) $",
    re.IGNORECASE,
)
_NOT_ABLE = re.compile(r"(?:n[’']t| (?:not|no longer|barely|hardly|scarcely|only|finally|easily|never))\b")
_WHATEVER = re.compile(
    r"\b(?:so that|so|as \w+ as|all|whatever|where|which|what|best|before) (?:\w+ ){1,2}$", re.IGNORECASE
)
_LONG_AGO = re.compile(
    r"\b(?:as an? (?:boy|girl|child|youth|student|young \w+)|in (?:those|his|her) \w*days|back then|used to|"
    r"when (?:he|she|they|we|i) (?:was|were)|at the age of)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(r"\b(?:if|unless|could|might|otherwise|likely|should)\b", re.IGNORECASE)
_HABIT = re.compile(r" (?:often|always|usually|sometimes|regularly|frequently|later|go on to|soon|like to)\b")
_NEGATED = re.compile(r"\b(?:not|n[’']t|never|no|won[’']t|cannot)\b")

#: by term: whether it is a cue between the words before it and after it
_WEIGHED: Mapping[str, Callable[[str, str, str], bool]] = {
    "may": lambda before, word, after: not month(before, word, after),
    "might": lambda before, _, __: not strength(before),
    "could": lambda before, _, after: not past_ability(before, after),
    "would": lambda before, _, after: (
        _CONDITIONAL.search(before + after) is not None and _HABIT.match(after) is None
    ),
    "until": lambda before, _, __: _NEGATED.search(before) is not None,
}


@cache
def _lexicon() -> Lexicon:
    return packaged_lexicon("hedges.en")
