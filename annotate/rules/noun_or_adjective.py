"""Which label a French word gets that is both noun and adjective: « le lâche », « un discours lâche ».

A noun has an article or another determiner before it. A few adjectives do, too, before their noun.
"""

import re
from functools import cache

from annotate.languages import language_of
from annotate.rules.lexicon import LITERAL, Hit, forms
from annotate.rules.wording import packaged_lexicon
from annotate.text.reading import Reading

_DETERMINED = re.compile(
    r"(?:\b(?:les?|la|une?|des?|du|ces?|cet|cette|s(?:on|a|es)|m(?:on|a|es)|leurs?|nos|vos|notre|votre|aux?|tels?|telles?|"
    r"quels?|quelles?|chaque|aucune?|plusieurs|quelques|deux|trois|vrais?|véritables?|grands?|petits?|pauvres?|vieux|"
    r"sales?|jeunes?|anciens?|être|comme) |\b[dl]['’])$",
    re.IGNORECASE,
)
_BEFORE_ITS_NOUN = re.compile(r"(?:lâche|misérable|infâme|furieu[xs]e?|minable|hypocrite)s?\b", re.IGNORECASE)
_LINKS = frozenset(("de", "du", "des", "à", "au", "aux"))
_WORD = re.compile(r" ([^\W\d_]{2,})")


def is_adjective(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is in both lists and is the adjective: `loaded_language`."""
    return _in_both(reading, number, hit) and not _determined(reading, number, hit)


def is_noun(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is in both lists and is the noun: `loaded_label`."""
    return _in_both(reading, number, hit) and _determined(reading, number, hit)


def _in_both(reading: Reading, number: int, hit: Hit) -> bool:
    start = reading.sentences[number][0]
    written = reading.text[start + hit.start : start + hit.end].lower().replace("’", "'")
    return reading.article.language == "fr" and written in _both()


def _determined(reading: Reading, number: int, hit: Hit) -> bool:
    sentence = reading.text[slice(*reading.sentences[number])]
    if _DETERMINED.search(sentence[: hit.start]) is None:
        return False
    following = _WORD.match(sentence, hit.end)
    if following is None or _BEFORE_ITS_NOUN.match(sentence, hit.start) is None:
        return True
    return following[1] in language_of("fr").kinds["boundary"] | _LINKS


@cache
def _both() -> frozenset[str]:
    """Forms that the lists of both labels have."""
    nouns, words = (
        frozenset(
            form.lower()
            for entry in packaged_lexicon(f"{label}.fr").entries
            if entry.sense != LITERAL
            for form in forms(entry, "fr")
        )
        for label in ("loaded_label", "loaded_language")
    )
    return nouns & words
