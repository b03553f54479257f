"""How far the source of a claim can be checked: by its name, by its office, or not at all."""

from typing import Literal

from annotate.languages.language import Language
from annotate.records import Rung
from annotate.text.noun_phrase import Phrase, is_clitic
from annotate.text.tokens import Tokens

_NOUNS = frozenset({"anonymous", "vague", "vague_document", "person", "office"})
_NATIONAL = ("an", "ish", "ese", "ic", "i", "ch", "ais", "ain", "ien", "iens", "ens", "ains")
_PARTISAN = ("ist", "crat", "ative", "ory")  # adjectives of a side, as "Republican" is
#: Adjectives of sides that no ending gives away; without them other sides would fare differently.
_SIDES = frozenset(
    """arab croat filipino greek kazakh kurd serb slovak swiss tajik turkmen uzbek hindu muslim sikh
    protestant orthodox green labour labor liberal""".split()  # noqa: SIM905 -- a list of words
)
_SCHOLARS = ("ologists", "ographers", "nomists", "icians", "ologues", "ographes", "iciens")
_OWNED = ("son", "sa", "ses", "leur", "leurs")  # papers of somebody just named
_THOSE = frozenset({"that", "those", "these", "this"})  # people who were introduced without a name
_STATES = frozenset({"u.s.", "us", "uk", "u.k.", "eu"})


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
    return any(words.sources.get(low, frozenset()) & _NOUNS for low in lows)


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
    people = _national(lows[-1]) and tokens.capital(phrase[1] - 1)  # "Chinese say" as "Russians say"
    return "perhaps" if quantified or plural or people else "no"


def is_group(tokens: Tokens, phrase: Phrase, words: Language) -> bool:
    """Whether the phrase ends in a plural noun for people, after which stands a verb and no other noun."""
    low = tokens.lows[phrase[1] - 1]
    return low.endswith("s") and bool(words.sources.get(low, frozenset()) & {"vague", "anonymous"})


def rung(tokens: Tokens, phrase: Phrase, sentence_first: int, words: Language) -> Rung:
    """The rung of the sourcing ladder that the phrase stands on, `sentence_first` its sentence's first token.

    A word that hides the speaker ("unnamed", "sources") makes it anonymous, so does "a" before
    a person without a name. A group without a name is vague, with an institution's it is a role.
    """
    first, last = phrase
    lows, boundary = tokens.lows, tokens.kinds["boundary"]
    kinds = [_kinds(low, words) for low in lows[first:last]]
    if any("anonymous_adjective" in each for each in kinds):
        return "anonymous"
    if not {"people", "those", "person"}.isdisjoint(lows[first : first + 2]) and not {
        "familiar",
        "knowledge",
    }.isdisjoint(lows[first:last]):
        return "anonymous"
    if "," in lows[first:last] and tokens.capital(last - 1):
        return "named"
    ends = tokens.kinds["link"] | boundary | tokens.kinds["close_to"] | {",", "familiar"}
    base_end = next((i for i in range(first + 1, last) if lows[i] in ends), last)
    heads = [
        i
        for i in range(first, base_end)
        if kinds[i - first] & _NOUNS and not ("quantifier" in kinds[i - first] and i + 1 < base_end)
    ]
    if not heads:
        return _without_noun(tokens, phrase, kinds)
    head = heads[-1]
    if any(
        tokens.capital(i) and not kinds[i - first] and lows[i] not in boundary
        for i in range(head + 1, base_end)
    ):
        return "named"
    kind = kinds[head - first]
    if _is_outlet(tokens, head, first, kinds):
        return "named"
    met_before = lows[first] in _THOSE and lows[head] in ("person", "people")
    if "anonymous" in kind or met_before:
        return "anonymous"
    names = [
        lows[i]
        for i in range(first, head)
        if tokens.capital(i) and i != sentence_first and not kinds[i - first]
    ]
    link = (
        lows[base_end]
        if base_end < last and any(tokens.capital(i) for i in range(base_end + 1, last))
        else ""
    )
    definite = lows[first] in tokens.kinds["definite"] or lows[first].endswith("'s")
    quantified = any("quantifier" in each for each in kinds[: head - first + 1])
    if "vague_document" in kind:
        near = kinds[: base_end - first] if tokens.grammar.adjectives_follow else kinds[: head - first]
        official = any("official" in each for each in near) or lows[first] in _OWNED
        if names or link in ("by", "from", "in", "at", "of", "par", "de", "du", "d'", "des"):
            return "named"
        known = (
            definite
            and not quantified
            and (not tokens.grammar.generic_article or "office" in kind)
            and lows[head] not in ("media", "press")
        )
        return "role" if official or known else "vague"
    if "side" in kind and tokens.capital(head) and not quantified:
        return "named"  # "Conservatives say" as "Republicans say"
    if "vague" in kind:
        if lows[first] in tokens.kinds["indefinite"] and "person" in kind:
            return "anonymous"
        if (quantified and not definite) or "nobody" in kind:
            return "vague"
        whose = "partisan" in kind and (
            lows[first] in tokens.kinds["possessive"] or lows[first].endswith("'s")
        )
        generic = whose or lows[first] in tokens.kinds["generic_determiner"]
        institution = (
            lows[base_end : base_end + 2] == ["in", "both"]
            or link in ("at", "from", "with", "in", "à", "chez", "au")
            or not all(map(_national, names))
        )
        return "role" if institution or (definite and not generic) else "vague"
    if "person" in kind and (quantified or lows[first] in tokens.kinds["indefinite"]):
        return "anonymous"
    return "vague" if quantified and "office" not in kind else "role"


def _is_outlet(tokens: Tokens, head: int, first: int, kinds: list[frozenset[str]]) -> bool:
    """Whether a noun for one source is part of a name: "Business Insider said"."""
    before = head - 1
    one = tokens.capital(head) and not tokens.lows[head].endswith("s")
    return one and before >= first and tokens.capital(before) and not kinds[before - first]


def _kinds(low: str, words: Language) -> frozenset[str]:
    """The kinds of a source noun, possessive or not; offices in the plural are not listed one by one."""
    known = words.sources.get(low) or words.sources.get(low.removesuffix("'s"))
    if known is None and low.endswith(_SCHOLARS):
        return frozenset({"vague"})
    return known or words.sources.get(low.removesuffix("s"), frozenset()) & {"office"}


def _without_noun(tokens: Tokens, phrase: Phrase, kinds: list[frozenset[str]]) -> Rung:
    """The rung of a phrase whose noun is in no lexicon: a name if it has a capital, else an office."""
    lows = tokens.lows
    first, last = phrase
    if any("quantifier" in each for each in kinds[:2]) and lows[first] not in tokens.kinds["indefinite"] | {
        "six"
    }:
        return "vague"
    articles = tokens.kinds["definite"] | tokens.kinds["indefinite"] | tokens.kinds["boundary"]
    proper = any(tokens.capital(i) and lows[i] not in articles for i in range(first, last))
    return "named" if proper else "role"


def _national(low: str) -> bool:
    """Whether a word looks like an adjective of a country or a side: "Varenian", "Spanish"; "U.S." too."""
    return low.endswith(_NATIONAL + _PARTISAN) or low in _STATES or low in _SIDES
