"""Noun phrases beside a verb of speech, from word lists and capitals, without a parser.

A phrase is a pair of token indices, the second exclusive.
"""

from annotate.languages.language import Language
from annotate.text.tokens import Tokens

Phrase = tuple[int, int]

_LONGEST = 12  # tokens; a longer subject is rarer than a clause taken for one
_PUNCTUATION = frozenset(',;:“”"«»‘?!–—()-')


def phrase_before(tokens: Tokens, last: int, floor: int, words: Language) -> Phrase | None:
    """The noun phrase that ends before token `last`, not before token `floor`; None if there is none."""
    lows, kinds = tokens.lows, tokens.kinds
    i = last - 1
    if i < floor:
        return None
    if lows[i] in kinds["pronoun"]:
        return (i, i + 1)
    if lows[i] == "whom" and i - 2 >= floor and "quantifier" in words.sources.get(lows[i - 2], ()):
        return (i - 2, i + 1)  # "many of whom"
    if lows[i] in kinds["link"] or lows[i] in kinds["bare_article"]:
        return None
    if lows[i] == ")":
        i = _before_bracket(tokens, i, floor)
    first = i + 1
    while i >= floor and last - i <= _LONGEST:
        low = lows[i]
        quantifier = "quantifier" in words.sources.get(low, ()) and low not in kinds["inner_quantifier"]
        article = low in kinds["definite"] or low in kinds["indefinite"]
        article |= low in kinds["plural_article"] and not _noun_like(tokens, i - 1, floor)
        if quantifier or article:
            if quantifier and i > floor and lows[i - 1] in kinds["definite"]:
                i -= 1
            first = i
            if not _hangs_on(tokens, i, floor):
                break
            i -= 2
        elif not _belongs(tokens, i, floor, last):
            break
        else:
            first = i
            i -= 1
    edge = (kinds["link"] - kinds["plural_article"]) | kinds["coordinator"] | kinds["time"] | {".", "'"}
    while first < last and lows[first] in edge:
        first += 1
    if first > floor and lows[first - 1] == "de" and lows[first] in kinds["after_de"]:
        first -= 1
    return (first, last) if first < last else None


def _before_bracket(tokens: Tokens, i: int, floor: int) -> int:
    """The token before "(Orlov)", when `i` is the closing bracket."""
    for j in range(i, max(floor, i - 9), -1):
        if tokens.lows[j] == "(":
            return j - 1
    return i


def _belongs(tokens: Tokens, i: int, floor: int, last: int) -> bool:
    """Whether token `i`, no article, goes with the noun phrase that follows it."""
    lows, kinds = tokens.lows, tokens.kinds
    low = lows[i]
    before = lows[i - 1] if i > floor else ""
    if low in kinds["coordinator"] or low == "&":
        names = i + 1 < last and tokens.capital(i + 1) and before != "" and tokens.capital(i - 1)
        return names and before not in kinds["boundary"]
    if low == "to":
        return before != "" and _takes_to(tokens, i - 1)
    if low in kinds["link"]:
        return _noun_like(tokens, i - 1, floor)
    if low == ".":
        return before != "" and tokens.capital(i - 1) and tokens.ends[i - 1] - tokens.starts[i - 1] <= 5
    if low in ("'", "’"):
        return before != ""
    adverb = low.endswith("ly") and not tokens.capital(i)
    return tokens.word(i) and low not in kinds["boundary"] and low not in kinds["time"] and not adverb


def _takes_to(tokens: Tokens, i: int) -> bool:
    """Whether "to" after the token belongs to the phrase: "close to", "witnesses to", "advisers to"."""
    return tokens.lows[i] in tokens.kinds["close_to"] or tokens.lows[i] in tokens.kinds["noun_with_to"]


def _noun_like(tokens: Tokens, i: int, floor: int) -> bool:
    kinds = tokens.kinds
    return (
        i >= floor
        and tokens.word(i)
        and tokens.lows[i] not in kinds["boundary"]
        and tokens.lows[i] not in kinds["time"]
    )


def _hangs_on(tokens: Tokens, i: int, floor: int) -> bool:
    """Whether the phrase that begins at `i` hangs on a noun before it by a preposition."""
    lows, kinds = tokens.lows, tokens.kinds
    if i - 2 < floor or not _noun_like(tokens, i - 2, floor):
        return False
    linked = lows[i - 1] in kinds["link"] or (lows[i - 1] == "to" and _takes_to(tokens, i - 2))
    return linked and (lows[i - 2] in kinds["taking_part"] or not lows[i - 2].endswith(("ly", "ed", "ing")))


def phrase_after(
    tokens: Tokens, first: int, ceiling: int, *, loose: bool = False, subject: bool = False
) -> Phrase | None:
    """The noun phrase that begins at token `first`, not beyond `ceiling`; None if there is none.

    `loose` lets clauses hang on it ("a person who was told"); `subject` stops before a likely verb.
    """
    lows, kinds = tokens.lows, tokens.kinds
    if first >= ceiling:
        return None
    if lows[first] in kinds["pronoun"] or is_clitic(lows[first]):
        return (first, first + 1)
    i = first
    while i < ceiling and i - first < _LONGEST + 8 * loose and _goes_on(tokens, i, first, ceiling, loose):
        name_over = i > first and tokens.capital(i - 1) and not tokens.capital(i)
        if name_over and lows[i].endswith("ing") and not loose:
            break
        if subject and i > first + 1 and lows[i].endswith(("ed", "es")) and not tokens.capital(i):
            break
        i += 1
    edge = kinds["link"] | kinds["boundary"] | kinds["far_link"] | kinds["time_modifier"]
    while i > first and lows[i - 1] in edge:
        i -= 1
    return (first, i) if i > first else None


def _goes_on(tokens: Tokens, i: int, first: int, ceiling: int, loose: bool) -> bool:
    """Whether token `i` still belongs to the phrase that begins at `first`."""
    lows, kinds = tokens.lows, tokens.kinds
    low = lows[i]
    following = lows[i + 1] if i + 1 < ceiling else ""
    if low in _PUNCTUATION:
        return False
    if low == ".":
        return following != "" and i > first and tokens.capital(i - 1) and tokens.capital(i + 1)
    if low in kinds["time"] and i > first:
        return False
    if low in kinds["link"] or low in kinds["far_link"]:
        where = low in kinds["where"] and following in kinds["indefinite"]
        return following != "" and following not in kinds["time"] and not where and (low != "to" or loose)
    if low in kinds["coordinator"]:
        return i > first and following != "" and (tokens.capital(i + 1) or loose)
    return low not in kinds["boundary"] or (loose and i > first + 1)


def with_name(tokens: Tokens, phrase: Phrase, ceiling: int) -> Phrase:
    """The phrase with the name that follows it after a comma: "the foreign minister, Ana Orlic"."""
    first, last = phrase
    if last + 1 >= ceiling or tokens.lows[last] != "," or not tokens.capital(last + 1):
        return phrase
    i = last + 1
    while i < ceiling and (tokens.capital(i) or tokens.lows[i] in tokens.kinds["name_part"] | {"."}):
        i += 1
    ends = i >= ceiling or not tokens.word(i)
    short = i - (last + 1) <= 5
    while tokens.lows[i - 1] == ".":
        i -= 1
    return (first, i) if short and ends else phrase


def is_clitic(low: str) -> bool:
    """Whether a token is a French pronoun tied to its verb: "-il", "-t-elle"."""
    return len(low) > 2 and low[0] == "-"
