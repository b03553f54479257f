"""Claims that nobody makes: "it is believed that", "is said to", "reportedly", "amid claims that"."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from annotate.languages.language import Language
from annotate.records import Rung
from annotate.text.circle import circle_before, is_circle
from annotate.text.surroundings import Range
from annotate.text.tokens import Tokens

_OF_SELF = (["dit"], ["disait"], ["déclare"], ["montre"], ["montrait"], ["avoue"])  # « on se dit confiant »


@dataclass(frozen=True, kw_only=True)
class Impersonal:
    """Tokens `first` to `last` (exclusive); the content begins at `content`, None: the whole sentence."""

    first: int
    last: int
    rung: Rung = "agentless"
    content: int | None = None


def triggers(tokens: Tokens, words: Language) -> frozenset[str]:
    """The words at which `according` or `other` may find something."""
    kinds = tokens.kinds
    nouns = kinds["report_noun"] | kinds["felt_noun"] | kinds["viewpoint"] | kinds["criticism"]
    return frozenset(words.hearsay) | nouns | kinds["seen_as"] | kinds["forecast"] | kinds["impersonal"]


def according(tokens: Tokens, i: int, at: Range) -> tuple[int, int] | None:
    """Where the phrase and its source begin: "according to X", "in the eyes of X", « selon X »; else None."""
    lows = tokens.lows
    following = lows[i + 1] if i + 1 < at.last else ""
    before = lows[max(i - 2, at.first) : i]
    if lows[i] == "according" and following == "to":
        return i, i + 2
    if lows[i] == "selon" and following not in ("que", "qu'", "lesquels", "lequel", "laquelle", ""):
        return i, i + 1
    if lows[i] == "après" and before[-1:] == ["d'"]:
        return i - 1, i + 1
    if lows[i] == "croire" and before == ["à", "en"]:
        return i - 2, i + 1
    if lows[i] in tokens.kinds["viewpoint"]:
        english = before == ["in", "the"] and following == "of"
        french = before[-1:] == ["aux"] or before == ["de", "l'"] or before[-1:] == ["au"]
        if english or (french and following in ("de", "d'", "des", "du")):
            return i - (1 if before[-1:] in (["aux"], ["au"]) else 2), i + 2
    if lows[i] == "de" and following in ("source", "sources") and i + 2 < at.last:
        return (i, i + 1) if lows[i + 2] in tokens.kinds["kind_of_source"] else None
    return None


def passive(tokens: Tokens, i: int, k: int, at: Range) -> Impersonal | None:
    """The participle `i` after a form of "be", whose subject ends at token `k`, if nobody is named."""
    lows, kinds = tokens.lows, tokens.kinds
    low = lows[i]
    following = lows[i + 1] if i + 1 < at.last else ""
    subject = lows[k] if k >= at.first else ""
    between = frozenset(lows[k + 1 : i])
    if not between.isdisjoint(("must", "should")):
        return None  # "it must be said that": the outlet says so
    if subject in ("it", "it's", "il") and following in ("that", "que", "qu'"):
        return Impersonal(first=k, last=i + 1, content=i + 2 if i + 2 < at.last else None)
    if subject in ("it", "it's") and low in kinds["clause_after"] and _clause(tokens, i + 1, at):
        return Impersonal(first=k, last=i + 1, content=i + 1)
    aside = k > at.first and lows[k - 1] == "," and following == ","
    if aside and (subject in ("it", "il") or (subject == "we" and low == "told")):
        return Impersonal(first=k, last=i + 1)
    charged = f"{low} {following}" in kinds["charge"]  # "is being criticised for"
    finished = "being" not in between or charged
    denied = between & (kinds["negation"] | kinds["wrongly"])  # "he was wrongly accused"
    if subject == "to" or not finished or denied or not between & kinds["finite"]:
        return None
    if (low == "known" and following == "as") or (low in kinds["forecast"] and subject in ("we", "you", "i")):
        return None  # a name and a duty, no opinion
    widely = bool(between & kinds["widely"]) and any(
        low in kinds[kind] for kind in ("as", "said_to", "seen_as", "also_widely")
    )
    if low == "known" and lows[i + 1 : i + 3] in (["to", "be"], ["to", "have"]):
        return Impersonal(first=k + 1, last=i + 1)
    if low in kinds["literal"] and following not in ("as", "comme", "to"):
        widely = False  # "is often seen in the river", "are usually held in May", "is often called the Lamp"
    if following in ("as", "comme") and low in kinds["as"]:
        return Impersonal(first=k + 1, last=i + 2)
    if (
        widely
        or ((low in kinds["said_to"] or low in kinds["forecast"]) and _to_do(tokens, i + 1, at))
        or charged
    ):
        return Impersonal(first=k + 1, last=i + 1)
    described = (
        following[:1].isalpha() and following not in kinds["link"] and following not in kinds["boundary"]
    )
    if low == "considered" and described:
        return Impersonal(first=k + 1, last=i + 1)
    return None


def reduced(tokens: Tokens, i: int, at: Range) -> Impersonal | None:
    """The participle `i` on a noun, without "be": "a site believed to be", "widely seen as the heir"."""
    lows, kinds = tokens.lows, tokens.kinds
    low, before = lows[i], lows[i - 1] if i > at.first else ""
    following = lows[i + 1] if i + 1 < at.last else ""
    if low in kinds["reduced"] and lows[i + 1 : i + 3] in (["to", "be"], ["to", "have"]):
        free = before.isalpha() and before not in kinds["pronoun"] and before not in kinds["auxiliary"]
        return Impersonal(first=i, last=i + 1) if free and before not in kinds["boundary"] else None
    if before not in kinds["widely_reduced"]:
        return None
    if following == "as" and low in kinds["as"]:
        return Impersonal(first=i - 1, last=i + 2)
    to_do = low in kinds["said_to"] and _to_do(tokens, i + 1, at)
    described = low == "considered" and (following in kinds["bare_article"] or following == "one")
    return Impersonal(first=i - 1, last=i + 1) if to_do or described else None


def _clause(tokens: Tokens, i: int, at: Range) -> bool:
    """Whether a clause without its "that" begins at token `i`: "it is believed the gang fled"."""
    lows, kinds = tokens.lows, tokens.kinds
    if i + 1 >= at.last or lows[i] in kinds["time"]:
        return False
    begins = lows[i] in kinds["definite"] or lows[i] in kinds["bare_article"] or lows[i] in kinds["pronoun"]
    return begins or tokens.capital(i) or lows[i] in ("neither", "both", "no", "some", "many", "most")


def _to_do(tokens: Tokens, i: int, at: Range) -> bool:
    """Whether token `i` is the "to" of an infinitive: "reported to have", not "reported to the police"."""
    if i + 1 >= at.last or tokens.lows[i] != "to":
        return False
    hearer = tokens.lows[i + 1] in tokens.kinds["bare_article"] or tokens.capital(i + 1)
    return not hearer


def other(tokens: Tokens, i: int, at: Range, words: Language) -> Impersonal | None:
    """Hearsay words, nouns such as "reports that", and participles that are no verbs of speech."""
    lows, kinds = tokens.lows, tokens.kinds
    low = lows[i]
    following = lows[i + 1] if i + 1 < at.last else ""
    hearsay = words.hearsay.get(low)
    so_called = low == "soi-disant" and i > at.first and _article(lows[i - 1], kinds)  # `scare_quotes`
    if (hearsay == "adverb" and not so_called) or (hearsay == "adjective" and _is_adjective(tokens, i, at)):
        return Impersonal(first=i, last=i + 1)
    three = " ".join(lows[max(i - 2, at.first) : i + 1])
    told = three in kinds["tale"] and not following[:1].isalpha()  # not "the story goes back to"
    if three in kinds["account"] or told:
        return Impersonal(first=i - 2, last=i + 1)
    if three in kinds["tale"] and following == "that":
        return Impersonal(first=i - 2, last=i + 1, content=i + 2 if i + 2 < at.last else None)
    if low in kinds["felt_noun"] and following == "that":
        return _felt(tokens, i, at)
    if low in kinds["seen_as"] or low in kinds["forecast"]:
        k = i - 1
        while k >= at.first and (
            lows[k] in kinds["widely"] or lows[k] in kinds["adverb"] or lows[k] in kinds["auxiliary"]
        ):
            k -= 1
        is_passive = kinds["be"].intersection(lows[k + 1 : i])
        return passive(tokens, i, k, at) if is_passive else reduced(tokens, i, at)
    criticism = _criticism(tokens, i, at) if low in kinds["criticism"] else None
    if criticism is not None or low in kinds["report_noun"]:
        return criticism or _report(tokens, i, at)
    if low == "has" and following == "it" and i + 2 < at.last and lows[i + 2] == "that" and i > at.first:
        return Impersonal(first=i - 1, last=i + 2, rung="vague", content=i + 3 if i + 3 < at.last else None)
    return _il_on(tokens, i, at) if low in ("il", "on", "paraît", "parait") else None


def _article(low: str, kinds: Mapping[str, frozenset[str]]) -> bool:
    return low in kinds["definite"] or low in kinds["indefinite"] or low in kinds["plural_article"]


def _is_adjective(tokens: Tokens, i: int, at: Range) -> bool:
    """Whether "alleged" or "reported" stands before its noun, or a French one beside it."""
    lows, kinds = tokens.lows, tokens.kinds
    before = lows[i - 1] if i > at.first else ""
    following = lows[i + 1] if i + 1 < at.last else ""
    if tokens.grammar.adjectives_follow:
        return before.isalpha() and before not in kinds["be"] and before not in kinds["auxiliary"]
    verbal = before in kinds["be"] or before in ("has", "have", "had") or before in kinds["pronoun"]
    free = (
        before in kinds["bare_article"]
        or before == "of"
        or (lows[i] in kinds["always_hearsay"] and not verbal)
    )
    counted = lows[i] == "reported" and not kinds["counted"].isdisjoint(lows[i + 1 : i + 3])
    return free and not counted and following[:1].isalnum() and following not in kinds["not_a_noun"]


def _felt(tokens: Tokens, i: int, at: Range) -> Impersonal | None:
    """A noun for what is felt by nobody in particular: "there are fears that", "amid growing talk that"."""
    lows, kinds = tokens.lows, tokens.kinds
    first = i
    while first > at.first and (
        lows[first - 1] in kinds["felt_modifier"] or lows[first - 1] in kinds["report_modifier"]
    ):
        first -= 1
    if "no" in lows[first:i]:
        return None  # "there is no evidence that": a denial passes nothing on
    led = lows[first : first + 2]
    before = lows[first - 1] if first > at.first else ""
    unowned = before in kinds["unowned"] and lows[i] != "evidence"
    if led[:1] == ["there"] or before == "there's" or unowned:
        return Impersonal(first=first, last=i + 1, content=i + 2 if i + 2 < at.last else None)
    return None


def _report(tokens: Tokens, i: int, at: Range) -> Impersonal | None:
    """A noun that passes a claim on: "persistent reports that", "rumours of", unless somebody owns it."""
    lows, kinds = tokens.lows, tokens.kinds
    following = lows[i + 1] if i + 1 < at.last else ""
    before = lows[i - 1] if i > at.first else ""
    of_rumour = following in ("of", "de", "d'") and lows[i] in kinds["rumour_of"]
    runs = following == "court" and lows[i + 2 : i + 3] in (["que"], ["qu'"])  # « la rumeur court que »
    of_rumour &= not _owed(tokens, i, at)
    of_rumour |= following == "of" and lows[i] == "reports" and before in kinds["unproven"]
    about = lows[i] in ("speculation", "gossip") and following in ("about", "over", "whether")
    if following not in ("that", "selon") and not of_rumour and not runs and not about:
        return None
    owned = before.endswith("'s") or before in kinds["verb_before"] or before in kinds["possessive"]
    owned |= i - 2 >= at.first and lows[i - 2].endswith(("'s", "s'"))  # "Orlic's scathing criticism that"
    named = i > at.first and not tokens.slice(i - 1, i).islower() and (i - 1 > at.first or "'" in before)
    named &= before not in kinds["unowned"]
    verb = lows[i] in kinds["report_singular"] and before not in ("a", "the", "any", "une", "la")
    if owned or named or verb or (before and not before[0].isalnum()):
        return None
    first = i
    while first > at.first and lows[first - 1] in kinds["report_modifier"]:
        first -= 1
    if not {"no", "any"}.isdisjoint(lows[max(first - 1, at.first) : i]):
        return None  # "there are no reports that"
    last = i + 1 + runs
    return Impersonal(first=first, last=last, content=last + 1 if last + 1 < at.last else None)


def _owed(tokens: Tokens, i: int, at: Range) -> bool:
    """Whether the claims at token `i` are for money: "insurance claims of", "claims of up to 30 million"."""
    lows, kinds = tokens.lows, tokens.kinds
    if i > at.first and lows[i - 1] in kinds["claimed_for"]:
        return True
    k = i + 2
    while k < at.last and lows[k] in kinds["about_how_many"]:
        k += 1
    number = k
    while k < at.last and (lows[k] in kinds["money"] or lows[k] == "," or lows[k][:1].isdigit()):
        if lows[k] in kinds["money"]:
            return k > number or (k + 1 < at.last and lows[k + 1][:1].isdigit())
        k += 1
    return False


def _criticism(tokens: Tokens, i: int, at: Range) -> Impersonal | None:
    """Criticism without critics: "has faced sharp criticism for", unless "from" or "by" says whose it is."""
    lows, kinds = tokens.lows, tokens.kinds
    if not kinds["by_whom"].isdisjoint(lows[i + 1 : i + 4]) or lows[i + 1 : i + 2] == ["that"]:
        return None
    for first in range(i - 1, max(i - 5, at.first - 1), -1):
        if lows[first] in kinds["draws_criticism"]:
            came = lows[first] == "under" and first > at.first and tokens.word(first - 1)
            return Impersonal(first=first - came, last=i + 1)
        if not tokens.word(first) or lows[first] in kinds["possessive"]:
            return None
    return None


def _il_on(tokens: Tokens, i: int, at: Range) -> Impersonal | None:
    """« il paraît que », « on raconte que », « dans son entourage, on se dit confiant »."""
    lows = tokens.lows
    if lows[i] in ("paraît", "parait"):
        following = lows[i + 1] if i + 1 < at.last else ""
        return Impersonal(first=i, last=i + 2) if following == "-il" else None
    circle = circle_before(tokens, i, at) if lows[i] == "on" else None
    of_self = lows[i] == "on" and lows[i + 1 : i + 2] in (["se"], ["s'"]) and lows[i + 2 : i + 3] in _OF_SELF
    if of_self and describes(tokens, i + 3, at) and not _article(lows[i + 3], tokens.kinds):
        clause = takewhile(tokens.word, range(i + 4, at.last))
        if circle is not None or any(is_circle(tokens, j, at.last) for j in clause):
            return Impersonal(first=i if circle is None else circle, last=i + 3, rung="vague", content=i + 3)
    that = next((j for j in range(i + 2, min(i + 5, at.last)) if lows[j] in ("que", "qu'")), None)
    if that is None:
        return None
    middle = lows[i + 1 : that]
    rumour = middle in (["paraît"], ["parait"], ["se", "dit"], ["se", "murmure"], ["se", "raconte"])
    if circle is not None and middle[-1] in tokens.kinds["on_says"] | tokens.kinds["circle_says"]:
        content = that + 1 if that + 1 < at.last else None
        return Impersonal(first=circle, last=that, rung="vague", content=content)
    if rumour if lows[i] == "il" else middle[-1] in tokens.kinds["on_says"]:
        return Impersonal(first=i, last=that, content=that + 1 if that + 1 < at.last else None)
    return None


def describes(tokens: Tokens, i: int, at: Range) -> bool:
    """Whether what « se dit » at token `i` is what somebody is: « confiant », not « bonjour »."""
    said = {*tokens.lows[i : i + 1], " ".join(tokens.lows[i : i + 2])}
    return i < at.last and tokens.word(i) and tokens.kinds["exchanged"].isdisjoint(said)
