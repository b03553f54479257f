"""Which language a text is in."""

import re
from collections.abc import Set
from functools import cache, lru_cache
from typing import Any

from annotate.languages import language_of, languages

#: Languages that news comes in. The identifier knows more, and takes short text for rare ones.
LANGUAGES = (
    "ar bg bs ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lt lv mk ms mt "
    "nl no pl pt ro ru sk sl sq sr sv sw th tr uk ur vi zh"
)
SAMPLE = 6_000  #: characters that are looked at; more change nothing and cost time
CERTAIN = 0.75  #: probability under which the words that only one language uses decide
PLAIN = 0.2  #: share of a language's commonest words in a text plainly in it
DIFFERENT = 10  #: of these words that it has at least; Spanish has "la" and "que" of the French ones
FEW, PLAINER = 5, 0.25  #: the same of a short text, which has no letters but Latin ones
LATIN_END = "\u0180"  #: the first sign behind the letters of western and central Europe
MIXED = 0.05  #: share of another language's at which nothing is plain
FOREIGN = 0.01  #: share of words of neither language at which nothing is plain
#: Common words of languages near to English or French, and of neither: a third of a Catalan text can be
#: of the French ones. Where a name has one of these ("Los Angeles"), the identifier is asked.
_FOREIGN = (
    "ha al als pel pels els lo amb és aquest aquesta també dins lor el los del y con com una es di che è "
    "della gli não os em uma da het een van dat niet voor nie der die das und den nicht og det er på av och"
)

_LETTERS = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")


def detect(text: str) -> str:
    """ISO 639-1 code of the language of `text`, ``und`` when nobody can tell.

    Long text is judged by its beginning, middle and end.
    """
    text = _sample(text)
    if sum(map(len, _LETTERS.findall(text))) < 3:
        return "und"
    (best, most), (_, second) = _shares(text)[:2]
    if second < MIXED and _plainly(text, best, most):
        return best  # as the identifier would say, which takes longer to load than an article to tag
    code, probability = _classified(text)
    if probability >= CERTAIN and len(text) >= 40:
        return code
    if most > second:
        return best
    return code if probability >= CERTAIN else "und"


def certainly(text: str) -> str | None:
    """The language of `text` where there is no doubt, else None."""
    code, probability = _classified(_sample(text))
    return code if probability >= 0.9 else None


def function_words(text: str, language: str) -> float:
    """Share of the words of `text` that are among the commonest of `language`, in [0, 1]."""
    return _share(text, language_of(language).kinds["common"])


def _share(text: str, known: Set[str]) -> float:
    words = _words(text)
    return sum(word in known for word in words) / len(words) if words else 0.0


def _plainly(text: str, language: str, share: float) -> bool:
    """Whether a text that has this share of a language's commonest words is in no other."""
    different = len(_common(text, language))
    enough = share >= PLAIN and different >= DIFFERENT
    if not enough and share >= PLAINER and different >= FEW:
        enough = all(letter < LATIN_END for letter in text if letter.isalpha())
    return enough and _share(text, frozenset(_FOREIGN.split())) < FOREIGN


def _common(text: str, language: str) -> Set[str]:
    """The words of `text` that are among the commonest of `language`."""
    return language_of(language).kinds["common"] & set(_words(text))


def _words(text: str) -> list[str]:
    return [each.replace("’", "'") for each in _LETTERS.findall(text.lower())]


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    part, middle = SAMPLE // 3, len(text) // 2
    return " ".join((text[:part], text[middle : middle + part], text[-part:]))


@lru_cache(maxsize=64)  # cleaning asks again for the same text until nothing changes
def _shares(text: str) -> list[tuple[str, float]]:
    """Each described language with the share of its commonest words, the largest first."""
    found = ((each, function_words(text, each)) for each in languages())
    return sorted(found, key=lambda each: -each[1])


@lru_cache(maxsize=64)
def _classified(text: str) -> tuple[str, float]:
    code, probability = _identifier().classify(text)
    return str(code), float(probability)


@cache
def _identifier() -> Any:
    # Its own instance: the module's shared one could be restricted by anybody.
    from py3langid import langid

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES.split())
    return identifier
