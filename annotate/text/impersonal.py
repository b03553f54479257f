"""Claims without anybody who makes them: "it is believed that", "is said to", "reportedly", "amid claims that"."""

from dataclasses import dataclass

from annotate.records import Rung
from annotate.text.speech_words import SpeechWords
from annotate.text.tokens import Tokens

_REPORTS = frozenset(
    """reports report rumours rumors rumour rumor claims claim allegations allegation speculation suggestions accusations fears
    gossip whispers""".split()  # noqa: SIM905
)
_RUMEURS = frozenset("rumeurs rumeur informations allégations spéculations accusations bruits".split(" "))
_ELSEWHERE = frozenset(
    "regarded seen viewed known rumored rumoured deemed held accepted alleged acknowledged réputé réputée censé censée perçu perçue vu vue".split(
        " "
    )
)
_WIDELY = frozenset(
    "widely generally commonly often sometimes usually frequently popularly broadly largely traditionally universally long variously souvent généralement largement communément".split(
        " "
    )
)
TRIGGERS = (
    _REPORTS
    | _RUMEURS
    | _ELSEWHERE
    | frozenset(("according", "selon", "après", "il", "on", "has", "arguably"))
)

_SAID_TO = frozenset(
    """said believed thought alleged reported rumored rumoured understood claimed considered assumed presumed suspected
    estimated held felt deemed supposed reputed""".split()  # noqa: SIM905
)
_OF_OR_FOR = {
    "praised": ("for", "as"), "credited": ("with", "as"), "accused": ("of",), "suspected": ("of",), "blamed": ("for",), "criticised": ("for",), "criticized": ("for",),
    "accusé": ("de", "d'"), "accusée": ("de", "d'"), "accusés": ("de", "d'"), "accusées": ("de", "d'"),
    "soupçonné": ("de", "d'"), "soupçonnée": ("de", "d'"), "soupçonnés": ("de", "d'"),
}  # fmt: skip
_AS = frozenset(
    "regarded seen viewed considered described perceived portrayed referred considéré considérée considérés considérées perçu perçue vu vue décrit décrite".split(
        " "
    )
)
_BE = frozenset("is are was were be been being est sont était étaient été".split(" "))

_FINITE = _BE - {"be", "being", "been"} | {"has", "have", "had", "ont", "a"}

#: Words after which "report" or "claim" is a verb.
_SUBJECTS = frozenset(
    "to not n't don't didn't doesn't cannot can't will would could should might may did does do they we you i who that".split(
        " "
    )
)


@dataclass(frozen=True, kw_only=True)
class Impersonal:
    """The phrase as tokens `first` to `last` (exclusive); its content from token `content`, None for the sentence."""

    first: int
    last: int
    rung: Rung = "agentless"
    content: int | None = None


def according(tokens: Tokens, i: int, last: int) -> int | None:
    """The token where the source begins after "according to", « selon » or « d'après »; None for another word."""
    lows = tokens.lows
    if lows[i] == "according" and i + 1 < last and lows[i + 1] == "to":
        return i + 2
    if (
        lows[i] == "selon"
        and i + 1 < last
        and lows[i + 1] not in ("que", "qu'", "lesquels", "lequel", "laquelle")
    ):
        return i + 1
    if lows[i] == "après" and i > 0 and lows[i - 1] == "d'":
        return i + 1
    return None


def passive(tokens: Tokens, i: int, k: int, first: int, last: int) -> Impersonal | None:
    """The participle `i` after a form of "be", whose subject ends at `k`: a claim if nobody is named."""
    lows = tokens.lows
    following = lows[i + 1] if i + 1 < last else ""
    subject = lows[k] if k >= first else ""
    if subject in ("it", "il") and following in ("that", "que", "qu'"):
        return Impersonal(first=k, last=i + 1, content=i + 2 if i + 2 < last else None)
    adverbs = set(lows[k + 1 : i])
    if subject == "to" or adverbs & {"being", "not", "never"} or adverbs.isdisjoint(_FINITE):
        return None
    if following == "to" and lows[i] in _SAID_TO:
        return Impersonal(first=k + 1, last=i + 1)
    if following in ("as", "comme") and lows[i] in _AS:
        return Impersonal(first=k + 1, last=i + 2)
    if adverbs & _WIDELY and (
        lows[i] in _AS
        or lows[i] in _SAID_TO
        or lows[i] in _ELSEWHERE
        or lows[i] in ("called", "argued", "expected", "reported", "criticized", "criticised", "praised")
    ):
        return Impersonal(first=k + 1, last=i + 1)
    if lows[i] == "considered" and following in ("a", "an", "the", "one", "by", "among"):
        return Impersonal(first=k + 1, last=i + 1)
    if following in _OF_OR_FOR.get(lows[i], ()):
        return Impersonal(first=k + 1, last=i + 1)
    return None


def other(tokens: Tokens, i: int, first: int, last: int, words: SpeechWords) -> Impersonal | None:
    """Hearsay words, nouns such as "reports that", and participles that are no verbs of speech."""
    lows = tokens.lows
    low = lows[i]
    following = lows[i + 1] if i + 1 < last else ""
    before = lows[i - 1] if i > first else ""
    kind = words.hearsay.get(low)
    if kind == "adverb":
        return Impersonal(first=i, last=i + 1)
    if kind == "adjective":
        free = before in (
            "the",
            "a",
            "an",
            "his",
            "her",
            "their",
            "its",
            "of",
            "le",
            "la",
            "un",
            "une",
            "les",
            "des",
            "l'",
        ) or (
            low in ("alleged", "purported", "putative")
            and before not in _BE
            and before not in ("has", "have", "had")
        )
        noun = following[:1].isalnum() and following not in ("that", "to", "by", "on", "in", "from", "as")
        french = low not in (
            "alleged",
            "purported",
            "rumoured",
            "rumored",
            "supposed",
            "reported",
            "putative",
        )
        if (free and noun) or (french and (before.isalpha() or free)):
            return Impersonal(first=i, last=i + 1)
    if low in _ELSEWHERE:
        k = i - 1
        while k >= first and (
            lows[k] in _WIDELY or lows[k].endswith("ly") or lows[k] in ("also", "now", "still")
        ):
            k -= 1
        begin = k
        while begin >= first and lows[begin] in (*_BE, "has", "have", "had", "a", "ont", "avait"):
            begin -= 1
        if k >= first and lows[k] in _BE:
            return passive(tokens, i, begin, first, last)
        return None
    if low in _REPORTS or low in _RUMEURS:
        if following not in ("that", "selon") and not (
            following == "of" and low in ("rumours", "rumors", "allegations", "accusations")
        ):
            return None
        if low in ("report", "claim", "rumour", "rumor", "rumeur") and before not in (
            "a",
            "the",
            "any",
            "une",
            "la",
        ):
            return None
        if before and not before[0].isalnum():
            return None
        if tokens.capital(i - 1) and i - 1 > first:
            return None
        if (
            before.endswith("'s")
            or before in _SUBJECTS
            or before
            in (
                "his",
                "her",
                "their",
                "its",
                "our",
                "my",
                "your",
                "that",
                "this",
                "ses",
                "leurs",
                "leur",
            )
        ):
            return None
        begin = i
        while begin > first and lows[begin - 1] in (
            "unconfirmed",
            "persistent",
            "widespread",
            "new",
            "media",
            "news",
            "many",
            "some",
            "there",
            "is",
            "are",
            "were",
            "was",
            "have",
            "been",
            "des",
            "several",
            "numerous",
            "recent",
        ):
            begin -= 1
        content = i + 2 if i + 2 < last else None
        return Impersonal(first=begin, last=i + 1, content=content)
    if low == "has" and following == "it" and i + 2 < last and lows[i + 2] == "that" and i > first:
        return Impersonal(first=i - 1, last=i + 2, rung="vague", content=i + 3 if i + 3 < last else None)
    if low in ("il", "on") and i + 1 < last:
        return _french(tokens, i, last)
    return None


def _french(tokens: Tokens, i: int, last: int) -> Impersonal | None:
    """« il paraît que », « il se dit que », « on raconte que », « on dit que »."""
    lows = tokens.lows
    that = next((j for j in range(i + 2, min(i + 5, last)) if lows[j] in ("que", "qu'")), None)
    if that is None:
        return None
    middle = lows[i + 1 : that]
    if lows[i] == "il" and (
        middle == ["paraît"] or middle == ["parait"] or middle == ["se", "dit"] or middle == ["se", "murmure"]
    ):
        return Impersonal(first=i, last=that, content=that + 1 if that + 1 < last else None)
    if (
        lows[i] == "on"
        and middle
        and middle[-1]
        in ("dit", "raconte", "murmure", "rapporte", "prétend", "soupçonne", "assure", "affirme")
    ):
        return Impersonal(first=i, last=that, content=that + 1 if that + 1 < last else None)
    return None
