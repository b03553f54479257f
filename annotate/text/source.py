"""Who a claim is handed to: the noun phrase beside a verb of speech, and how far such a source can be checked.

Found from word lists and capitals, without a parser: a source is a short phrase beside a known word.
"""

from dataclasses import dataclass

from annotate.records import Rung
from annotate.text.speech_words import SpeechWords
from annotate.text.tokens import Tokens

_PRONOUNS = frozenset("he she they it we i you one who il elle ils elles on nous vous je lui".split(" "))
_STOP_ENGLISH = frozenset(
    """and but or nor yet so because as when while after before if that which who whom whose where why how than then though
although since until unless whether is are was were be been being am do does did has have had will would can could may
might shall should must not never also just only even still already now here there thus hence therefore however moreover
meanwhile instead again too very more less such to by via per about against between during into through over under without
toward towards amid among despite like unlike let yes ok got get gets what that""".split()  # noqa: SIM905
)
_STOP_FRENCH = frozenset(
    """et mais ou ni donc or car parce que qu' qui dont où quand lorsque comme si puisque est sont était étaient a ont avait avaient
sera seront serait seraient ne n' pas plus jamais aussi alors ainsi puis enfin encore déjà très y en dans par vers contre
pour sans sous se s' il elle ils elles on nous vous je c' ce cela ça""".split()  # noqa: SIM905
)
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december yesterday today tomorrow tonight earlier later recently soon week month year night morning
afternoon evening ago lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août
septembre octobre novembre décembre hier aujourd'hui demain récemment""".split()  # noqa: SIM905
)
_DEFINITE = frozenset(
    "the this these those his her their its my our your le la l' les ce cet cette ces son sa ses leur leurs".split(
        " "
    )
)
_INDEFINITE = frozenset("a an one another two three four five un une deux trois quatre".split(" "))
_PLURAL_INDEFINITE = frozenset("des de d'".split(" "))
_LINKS = frozenset("by par of for from at in with within inside de du des d' à au aux chez au".split(" "))
_ADJECTIVES = frozenset("close privy linked related".split(" "))  #: "sources close to the palace"
_LONGEST = 12


@dataclass(frozen=True, kw_only=True)
class Source:
    """A source's mention as a range of tokens, `first` inclusive, `last` exclusive."""

    first: int
    last: int
    rung: Rung
    pronoun: bool = False


STOP = _STOP_ENGLISH | _STOP_FRENCH


def is_link(low: str) -> bool:
    """Whether the word is a preposition that ties a phrase to another."""
    return low in _LINKS or low in ("on", "sur", "à", "au")


def _stop(tokens: Tokens) -> frozenset[str]:
    return _STOP_FRENCH if tokens.french else _STOP_ENGLISH


def is_pronoun(low: str) -> bool:
    """Whether the word is a personal pronoun of either language."""
    return low in _PRONOUNS


def _is_clitic(low: str) -> bool:
    return len(low) > 2 and low[0] == "-"


def is_time(low: str) -> bool:
    """Whether the word names a day, a month or a time of day."""
    return low in _TIMES


def phrase_before(tokens: Tokens, last: int, floor: int, words: SpeechWords) -> tuple[int, int] | None:
    """The noun phrase that ends before token `last`, not before token `floor`; None if there is none."""
    lows = tokens.lows
    i = last - 1
    if i < floor:
        return None
    if lows[i] in _PRONOUNS:
        return (i, i + 1)
    if (
        lows[i] in _LINKS
        or lows[i] in _DEFINITE
        or lows[i] in _INDEFINITE - {"one", "another", "two", "three", "four", "five"}
    ):
        return None
    if lows[i] == ")":
        j = i
        while j > max(floor, i - 9) and lows[j] != "(":
            j -= 1
        if lows[j] == "(" and j > floor:
            i = j - 1
    end = last
    first = i + 1
    while i >= floor and first - i <= 1 and end - i <= _LONGEST + (end - last):
        low = lows[i]
        quantifier = "quantifier" in words.sources.get(low, ()) and low not in ("other", "certain", "autres")
        if low in _DEFINITE or low in _INDEFINITE or low in _PLURAL_INDEFINITE or quantifier:
            if quantifier and i > floor and lows[i - 1] in _DEFINITE:
                i -= 1
            first = i
            if not _links_left(tokens, i, floor):
                break
            i -= 2
            first = i + 1
            continue
        if low in ("and", "et", "&"):
            if not (
                i > floor
                and tokens.word(i - 1)
                and lows[i - 1] not in _stop(tokens)
                and tokens.capital(i - 1)
                and i + 1 < end
                and tokens.capital(i + 1)
            ):
                break
        elif low == "to" and i > floor and lows[i - 1] in _ADJECTIVES:
            pass
        elif low in _LINKS:
            if i == floor or not tokens.word(i - 1) or lows[i - 1] in _stop(tokens) or lows[i - 1] in _TIMES:
                break
        elif low == ".":
            if i == floor or not tokens.capital(i - 1) or tokens.ends[i - 1] - tokens.starts[i - 1] > 5:
                break
        elif low in ("'", "’") and i > floor:
            pass
        elif (
            not tokens.word(i)
            or low in _stop(tokens)
            or low in _TIMES
            or (low.endswith("ly") and not tokens.capital(i))
        ):
            break
        first = i
        i -= 1
    while first < end and (
        lows[first] in _LINKS - _PLURAL_INDEFINITE
        or lows[first] in ("and", "et", ".", "'")
        or lows[first] in _TIMES
    ):
        first += 1
    return (first, end) if first < end else None


def _links_left(tokens: Tokens, i: int, floor: int) -> bool:
    """Whether the phrase that begins at `i` hangs on a noun before it by a preposition."""
    return (
        i - 2 >= floor
        and (
            tokens.lows[i - 1] in _LINKS or (tokens.lows[i - 1] == "to" and tokens.lows[i - 2] in _ADJECTIVES)
        )
        and tokens.word(i - 2)
        and tokens.lows[i - 2] not in _stop(tokens)
        and tokens.lows[i - 2] not in _TIMES
        and not tokens.lows[i - 2].endswith(("ly", "ed", "ing"))
    )


def phrase_after(
    tokens: Tokens, first: int, ceiling: int, *, loose: bool = False, subject: bool = False
) -> tuple[int, int] | None:
    """The noun phrase that begins at token `first`, not beyond `ceiling`; `loose` lets clauses hang on it."""
    lows = tokens.lows
    i = first
    if i >= ceiling:
        return None
    if lows[i] in _PRONOUNS or _is_clitic(lows[i]):
        return (i, i + 1)
    while i < ceiling and i - first < _LONGEST + 8 * loose:
        low = lows[i]
        if low in (",", ";", ":", "“", "”", '"', "«", "»", "‘", "?", "!", "–", "—", "(", ")", "-"):
            break
        if low == ".":
            if not (i + 1 < ceiling and i > first and tokens.capital(i - 1) and tokens.capital(i + 1)):
                break
        elif low in _TIMES and i > first:
            break
        elif subject and i > first + 1 and low.endswith(("ed", "es")) and not tokens.capital(i):
            break
        elif low in _LINKS or low in ("on", "to", "sur"):
            following = i + 1 < ceiling and lows[i + 1]
            if (
                not following
                or following in _TIMES
                or following in ("a", "an", "un", "une")
                and low in ("in", "at", "on", "à", "dans")
            ):
                break
            if low == "to" and not loose:
                break
        elif low in ("and", "et"):
            if not (i > first and i + 1 < ceiling and (tokens.capital(i + 1) or loose)):
                break
        elif (
            low in _stop(tokens)
            and not (loose and i > first + 1)
            and not (i == first and low in ("those", "such"))
        ):
            break
        i += 1
    while i > first and (
        lows[i - 1] in _LINKS
        or lows[i - 1] in _stop(tokens)
        or lows[i - 1] in ("on", "to", "sur", "early", "late", "last")
    ):
        i -= 1
    return (first, i) if i > first else None


def with_name(tokens: Tokens, phrase: tuple[int, int], ceiling: int) -> tuple[int, int]:
    """The phrase with the name that follows it after a comma: "the foreign minister, Ana Orlic"."""
    first, last = phrase
    if last >= ceiling or tokens.lows[last] != ",":
        return phrase
    i = last + 1
    while i < ceiling and (
        tokens.capital(i) or tokens.lows[i] in (".", "de", "al", "van", "von", "bin", "el")
    ):
        i += 1
    named = i - (last + 1)
    ends = i >= ceiling or not tokens.word(i)
    while tokens.lows[i - 1] == ".":
        i -= 1
    return (first, i) if 1 <= named <= 5 and ends and tokens.capital(last + 1) else phrase


def rung(tokens: Tokens, phrase: tuple[int, int], sentence_first: int, words: SpeechWords) -> Rung:
    """How far the source can be checked: by its name, its office, or not at all."""
    first, last = phrase
    lows = tokens.lows
    kinds = [
        words.sources.get(low, words.sources.get(low.removesuffix("'s"), frozenset()))
        for low in lows[first:last]
    ]
    if any("anonymous_adjective" in each for each in kinds):
        return "anonymous"
    base_end = next(
        (
            i
            for i in range(first + 1, last)
            if lows[i] in _LINKS or lows[i] in _stop(tokens) or lows[i] in (",", "close", "familiar", "privy")
        ),
        last,
    )
    nouns = ("anonymous", "vague", "vague_document", "person", "office")
    heads = [i for i in range(first, base_end) if kinds[i - first].intersection(nouns)]
    if lows[first] in ("people", "those", "persons") and any(
        "familiar" == low or "knowledge" == low for low in lows[first:last]
    ):
        return "anonymous"
    if "," in lows[first:last] and tokens.capital(last - 1):
        return "named"
    if not heads:
        return _without_noun(tokens, first, last, base_end, sentence_first, kinds)
    head = heads[-1]
    kind = kinds[head - first]
    if any(
        tokens.capital(i) and not kinds[i - first] and lows[i] not in _stop(tokens)
        for i in range(head + 1, base_end)
    ):
        return "named"
    proper_before = [
        i for i in range(first, head) if tokens.capital(i) and i != sentence_first and not kinds[i - first]
    ]
    proper_after = any(tokens.capital(i) and i > base_end for i in range(base_end, last))
    link = lows[base_end] if base_end < last else ""
    definite = lows[first] in _DEFINITE or lows[first].endswith("'s")
    indefinite = lows[first] in _INDEFINITE
    quantified = any("quantifier" in each for each in kinds[: head - first + 1])
    if "anonymous" in kind:
        return "anonymous"
    papers = kind.intersection(("vague_document", "office")) and any(
        "official" in each for each in kinds[: head - first]
    )
    if "vague_document" in kind and (
        papers or (definite and not tokens.french and lows[head] not in ("media", "press"))
    ):
        return "role"
    if "vague_document" in kind and "office" not in kind:
        if proper_before or (proper_after and link not in ("of", "de", "des")):
            return "named"
        return "vague"
    if "vague_document" in kind:
        if proper_before or (proper_after and link in ("by", "from", "in", "at", "par")):
            return "named"
        return "role" if definite and not quantified else "vague"
    if "vague" in kind:
        if (indefinite or lows[first] == "one") and "person" in kind:
            return "anonymous"
        french_plural = lows[first] in ("les", "ces")
        if definite and not french_plural and not quantified:
            return "role"
        if proper_after and link in ("at", "from", "with", "in", "à", "chez", "au") and not quantified:
            return "role"
        if any(not _nationality(lows[i]) for i in proper_before) and not quantified:
            return "role"
        return "vague"
    if "person" in kind and (indefinite or quantified):
        return "anonymous"
    if quantified and "office" not in kind:
        return "vague"
    return "role"


def _without_noun(
    tokens: Tokens, first: int, last: int, base_end: int, sentence_first: int, kinds: list[frozenset[str]]
) -> Rung:
    lows = tokens.lows
    if any("quantifier" in each for each in kinds[:2]) and lows[first] not in (
        "two",
        "three",
        "four",
        "five",
        "six",
    ):
        return "vague"
    proper = [
        i
        for i in range(first, last)
        if tokens.capital(i)
        and lows[i] not in _stop(tokens)
        and lows[i] not in _DEFINITE
        and lows[i] not in _INDEFINITE
    ]
    if proper and not (proper == [sentence_first] and lows[sentence_first] in _stop(tokens)):
        return "named"
    return "role"


def _nationality(low: str) -> bool:
    """Whether a word looks like an adjective of a country: "Varenian", "Spanish"; "U.S." too."""
    return low.endswith(
        ("an", "ish", "ese", "ic", "i", "ch", "ais", "ain", "ien", "iens", "ens", "ains")
    ) or low in ("u.s.", "us", "uk", "u.k.", "eu")
