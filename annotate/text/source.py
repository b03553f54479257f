"""What can be the source of a claim: which noun phrases, of which number."""

from typing import Literal

from annotate.languages.language import Kinds, Language
from annotate.text.noun_phrase import Phrase, is_clitic
from annotate.text.tokens import Tokens

NOUNS = frozenset({"anonymous", "vague", "vague_document", "person", "office"})
_NATIONAL = ("an", "ish", "ese", "ic", "i", "ch", "ais", "ain", "ien", "iens", "ens", "ains")
_PARTISAN = ("ist", "crat", "ative", "ory")  # adjectives of a side, as "Republican" is


def plausible(tokens: Tokens, phrase: Phrase, words: Language) -> bool:
    """Whether a phrase can be a source: a pronoun, something with a capital, or a known noun."""
    low = tokens.lows[phrase[0]]
    if low in tokens.kinds["pronoun"] or is_clitic(low):
        return True
    if low in tokens.kinds["link"] or low in tokens.kinds["far_link"]:
        return low in tokens.kinds["plural_article"]
    return any(
        (tokens.capital(i) and tokens.lows[i] not in tokens.kinds["time"]) or tokens.lows[i] in words.sources
        for i in range(*phrase)
    )


def has_noun(tokens: Tokens, phrase: Phrase, words: Language) -> bool:
    """Whether the phrase holds a noun known as a source; "many" is one alone, not in "many of his words"."""
    lows = tokens.lows[slice(*phrase)]
    if len(lows) > 1 and "quantifier" in words.sources.get(lows[0], ()):
        lows = lows[1:]
    return any(words.sources.get(low, frozenset()) & NOUNS for low in lows)


def number(tokens: Tokens, phrase: Phrase, words: Language) -> Literal["surely", "perhaps", "no"]:
    """Whether the phrase is plural: a verb in "-s" cannot follow one, a verb without it must."""
    lows = tokens.lows[slice(*phrase)]
    if lows[0] in tokens.kinds["plural_determiner"]:
        return "surely"
    quantified = "quantifier" in words.sources.get(lows[0], frozenset())
    if quantified and (
        lows[0] in tokens.kinds["of_several"]
        or lows[-1].endswith("s")
        or (len(lows) == 1 and lows[0] != "certain")
    ):
        return "surely"
    plural = any(low.endswith("s") or low in tokens.kinds["plural"] for low in lows) or "and" in lows
    people = national(lows[-1], tokens.kinds) and tokens.capital(
        phrase[1] - 1
    )  # "Chinese say" as "Russians say"
    return "perhaps" if quantified or plural or people else "no"


def is_group(tokens: Tokens, phrase: Phrase, words: Language) -> bool:
    """Whether the phrase ends in a plural noun for people, after which stands a verb and no other noun."""
    low = tokens.lows[phrase[1] - 1]
    return low.endswith("s") and bool(words.sources.get(low, frozenset()) & {"vague", "anonymous"})


def national(low: str, kinds: Kinds) -> bool:
    """Whether a word looks like an adjective of a country or a side: "Varenian", "Spanish"; "U.S." too."""
    return low.endswith(_NATIONAL + _PARTISAN) or low in kinds["state"] or low in kinds["side_adjective"]
