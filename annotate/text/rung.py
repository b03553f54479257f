"""The rungs of the sourcing ladder: how far the source of a claim can be checked.

By its name, by its office, or not at all.
"""

from dataclasses import dataclass

from annotate.languages.language import Language
from annotate.records import Rung
from annotate.text.noun_phrase import Phrase
from annotate.text.source import NOUNS, national
from annotate.text.tokens import Tokens

_SCHOLARS = ("ologists", "ographers", "nomists", "icians", "ologues", "ographes", "iciens")


def rung(tokens: Tokens, phrase: Phrase, sentence_first: int, words: Language) -> Rung:
    """The rung of the sourcing ladder that the phrase stands on, `sentence_first` its sentence's first token.

    A word that hides the speaker ("unnamed", "sources") makes it anonymous, so does "a" before
    a person without a name. A group without a name is vague, with an institution's it is a role.
    """
    first, last = phrase
    kinds = [_kinds(low, words) for low in tokens.lows[first:last]]
    if _with_somebody(tokens, phrase, sentence_first):
        return "named"
    if _polled(tokens, phrase, sentence_first):
        return "role"
    if _published(tokens, phrase):
        return "named"
    if _hidden(tokens, phrase, kinds):
        return "anonymous"
    if "," in tokens.lows[first:last] and tokens.capital(last - 1):
        return "named"
    source = _taken_apart(tokens, phrase, sentence_first, kinds)
    if source is None:
        return _without_noun(tokens, phrase, kinds)
    kind = source.kind
    if source.has_name_after or source.is_outlet:
        return "named"
    if "anonymous" in kind or source.met_before:
        return "anonymous"
    if "vague_document" in kind:
        return _of_document(source)
    if "side" in kind and tokens.capital(source.head) and not source.quantified:
        return "named"  # "Conservatives say" as "Republicans say"
    if "person" in kind and (source.indefinite or (source.quantified and "vague" not in kind)):
        return "anonymous"
    if "vague" in kind:
        return _of_group(source)
    return "vague" if source.quantified and "office" not in kind else "role"


@dataclass(frozen=True, kw_only=True)
class _Source:
    """A phrase taken apart at its `head` noun; what hangs on the noun begins at token `end`.

    `kinds` are those of each of its words; `names` the words of a name before the noun.
    """

    tokens: Tokens
    first: int
    last: int
    head: int
    end: int
    kinds: list[frozenset[str]]
    names: list[str]

    @property
    def kind(self) -> frozenset[str]:
        """The kinds of its noun."""
        return self.kinds[self.head - self.first]

    @property
    def opening(self) -> str:
        """Its first word."""
        return self.tokens.lows[self.first]

    @property
    def noun(self) -> str:
        """The noun itself."""
        return self.tokens.lows[self.head]

    @property
    def indefinite(self) -> bool:
        """Whether it begins as "a critic" does."""
        return self.opening in self.tokens.kinds["indefinite"]

    @property
    def definite(self) -> bool:
        """Whether it begins as "the critics" or "Orlic's critics" do."""
        return self.opening in self.tokens.kinds["definite"] or self.opening.endswith("'s")

    @property
    def quantified(self) -> bool:
        """Whether it says "many", "some" or "other"."""
        return any("quantifier" in each for each in self.kinds[: self.head - self.first + 1])

    @property
    def link(self) -> str:
        """The preposition behind which a name stands: "at" in "scientists at Orlov University"."""
        named = any(map(self.tokens.capital, range(self.end + 1, self.last)))
        return self.tokens.lows[self.end] if named else ""

    @property
    def office_behind(self) -> bool:
        """Whether an office stands behind the noun: "observers from the election commission"."""
        return any("office" in each for each in self.kinds[self.end + 1 - self.first :])

    @property
    def of_house(self) -> bool:
        """Whether experts are of a house that can be asked: « des chercheurs de l'université de Kelm »."""
        kinds, behind = self.tokens.kinds, self.tokens.lows[self.end + 1 : self.last]
        expert = self.noun in kinds["expert"] or self.noun.endswith(_SCHOLARS)
        return expert and self.link in ("de", "du") and not kinds["house"].isdisjoint(behind)

    @property
    def has_name_after(self) -> bool:
        """Whether a name follows the noun: "the critic Ana Orlic"."""
        return any(
            self.tokens.capital(i)
            and not self.kinds[i - self.first]
            and self.tokens.lows[i] not in self.tokens.kinds["boundary"]
            for i in range(self.head + 1, self.end)
        )

    @property
    def is_outlet(self) -> bool:
        """Whether a noun for one source is part of a name: "Business Insider said"."""
        before, capital = self.head - 1, self.tokens.capital
        one = capital(self.head) and not self.noun.endswith("s")
        return one and before >= self.first and capital(before) and not self.kinds[before - self.first]

    @property
    def met_before(self) -> bool:
        """Whether these are people who were introduced without a name: "those people"."""
        return self.opening in self.tokens.kinds["met_before"] and self.noun in ("person", "people")


def _taken_apart(
    tokens: Tokens, phrase: Phrase, sentence_first: int, kinds: list[frozenset[str]]
) -> _Source | None:
    """The phrase around the last noun of its base that is known as a source; None without one."""
    (first, last), lows = phrase, tokens.lows
    ends = (
        tokens.kinds["link"] | tokens.kinds["boundary"] | tokens.kinds["close_to"] | {",", "familiar", "to"}
    )
    # « les proches du maire » are people, « une source proche du maire » is a source
    ended = (
        i for i in range(first + 1, last) if lows[i] in ends and not (i == first + 1 and kinds[1] & NOUNS)
    )
    end = next(ended, last)
    for head in range(end - 1, first - 1, -1):
        kind = kinds[head - first]
        if kind & NOUNS and not ("quantifier" in kind and head + 1 < end):
            capitals = (i for i in range(first, head) if tokens.capital(i) and i != sentence_first)
            names = [lows[i] for i in capitals if not kinds[i - first]]
            return _Source(
                tokens=tokens, first=first, last=last, head=head, end=end, kinds=kinds, names=names
            )
    return None


def _hidden(tokens: Tokens, phrase: Phrase, kinds: list[frozenset[str]]) -> bool:
    """Whether a word hides the speaker: "unnamed officials", "a person with knowledge of the talks"."""
    lows = tokens.lows[slice(*phrase)]
    person = not tokens.kinds["somebody"].isdisjoint(lows[:2])
    knowing = not tokens.kinds["in_the_know"].isdisjoint(lows)
    return any("anonymous_adjective" in each for each in kinds) or (person and knowing)


def _with_somebody(tokens: Tokens, phrase: Phrase, sentence_first: int) -> bool:
    """Whether the people are those of somebody named with them: "Kolar and her aides"."""
    first, lows = phrase[0], tokens.lows
    if first - 2 < sentence_first or lows[first] not in tokens.kinds["possessive"]:
        return False
    return lows[first - 1] in tokens.kinds["coordinator"] and tokens.capital(first - 2)


def _polled(tokens: Tokens, phrase: Phrase, sentence_first: int) -> bool:
    """Whether the people are counted in a poll: "74 percent of likely voters", "a majority of voters"."""
    first, lows, shares = phrase[0], tokens.lows, tokens.kinds["poll_share"]
    near = lows[max(first - 3, sentence_first) : first]
    return ("of" in near and not shares.isdisjoint(near)) or not shares.isdisjoint(lows[first : first + 2])


def _published(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether it is told where one may read them: "a study published on Monday in the journal Terra"."""
    first, last = phrase
    lows, kinds = tokens.lows, tokens.kinds
    aside = lows[last : last + 1] == [","] and not kinds["relative"].isdisjoint(lows[last + 1 : last + 2])
    end = min(last + 4, len(tokens)) if aside else last  # « les chercheurs, qui publient dans Terra, »
    verbs = (i for i in range(first, end) if lows[i] in kinds["published"])
    for i in verbs:
        after = range(i + 1, min(max(last, i + 10), len(tokens)))
        until = next((j for j in after if lows[j] in (",", ".", ";")), after.stop)
        place = next((j for j in range(i + 1, until) if lows[j] in kinds["published_in"]), until)
        if any(tokens.capital(j) and lows[j] not in kinds["time"] for j in range(place, until)):
            return True
    return False


def _of_document(source: _Source) -> Rung:
    """The rung of papers and media: named by whose they are, a role where one knows where to look."""
    if source.names or source.link in ("by", "from", "in", "at", "of", "par", "de", "du", "d'", "des"):
        return "named"
    grammar = source.tokens.grammar
    until = source.end if grammar.adjectives_follow else source.head
    official = any("official" in each for each in source.kinds[: until - source.first])
    official = official or source.office_behind  # « les archives du tribunal »
    owned = source.opening in source.tokens.kinds["known_owner"]  # papers of somebody just named
    known = (
        source.definite
        and not source.quantified
        and (not grammar.generic_article or "office" in source.kind)
        and source.noun not in source.tokens.kinds["press"]
    )
    return "role" if official or owned or known else "vague"


def _of_group(source: _Source) -> Rung:
    """The rung of a group nobody can ask, unless "the" or an institution says which it is."""
    if (source.quantified and not source.definite) or "nobody" in source.kind:
        return "vague"
    kinds, lows = source.tokens.kinds, source.tokens.lows
    whose = source.opening in kinds["possessive"] or source.opening.endswith("'s")
    generic = ("partisan" in source.kind and whose) or source.opening in kinds["generic_determiner"]
    owned = "partisan" in source.kind  # "Kolar aides": on somebody's side, and nobody to ask
    trade = source.noun == "critics" and lows[source.head - 1] in kinds["reviewed_art"]  # "film critics"
    institution = trade or (
        not owned
        and (
            lows[source.end : source.end + 2] == ["in", "both"]
            or (lows[source.end : source.end + 1] in (["from"], ["at"], ["with"]) and source.office_behind)
            or source.link in ("at", "from", "with", "in", "à", "chez", "au")
            or source.of_house
            or not all(national(name, kinds) for name in source.names)
        )
    )
    return "role" if institution or (source.definite and not generic) else "vague"


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
    if lows[first] in tokens.kinds["definite"] and lows[first + 1 : last] in (["two"], ["three"], ["four"]):
        return "role"  # "the two said": those who were named
    if any("quantifier" in each for each in kinds[:2]) and lows[first] not in tokens.kinds["indefinite"] | {
        "six"
    }:
        return "vague"
    articles = tokens.kinds["definite"] | tokens.kinds["indefinite"] | tokens.kinds["boundary"]
    proper = any(tokens.capital(i) and lows[i] not in articles for i in range(first, last))
    return "named" if proper else "role"
