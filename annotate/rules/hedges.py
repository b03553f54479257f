"""Where "may", "might" and "could" are no hedge: the month, power, what somebody was able to do."""

import re


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
        or LONG_AGO.search(before) is not None
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
_NOT_ABLE = re.compile(
    r"(?:n[’']t| [“\"]?(?:not|no longer|barely|hardly|scarcely|only|finally|easily|never|"
    r"be (?:seen|heard|felt|found|made to)))\b"
)
_WHATEVER = re.compile(
    r"\b(?:(?:so|as \w+ as|all|whatever|where|which|best) (?:\w+ ){1,2}|what (?:\w+ ){0,2}|"
    r"before (?:\w+ ){1,6}|only (?:he|she|they|we) )$",
    re.IGNORECASE,
)
LONG_AGO = re.compile(
    r"\b(?:as an? (?:boy|girl|child|youth|student|young \w+)|in (?:those|his|her) \w*days|back then|used to|"
    r"when (?:he|she|they|we|i) (?:was|were)|at the age of|at times|(?:years|months|weeks|decades) ago)\b",
    re.IGNORECASE,
)
