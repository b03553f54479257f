"""Which label a French word gets that is both noun and adjective: « le lâche », « un discours lâche ».

A noun has an article or another determiner before it. A few adjectives do, too, before their noun.
"""

import re
from functools import cache

from annotate.languages import language_of
from annotate.rules.lexicon import Hit, forms
from annotate.rules.lexicon_entry import LITERAL
from annotate.rules.wording import packaged_lexicon
from annotate.text.reading import Reading

_DETERMINED = re.compile(
    r"(?:\b(?:les?|la|une?|des?|du|ces?|cet|cette|s(?:on|a|es)|m(?:on|a|es)|leurs?|nos|vos|notre|votre|aux?|tels?|telles?|"
    r"quels?|quelles?|chaque|aucune?|plusieurs|quelques|deux|trois|vrais?|véritables?|grands?|petits?|pauvres?|vieux|"
    r"sales?|jeunes?|anciens?|être|comme) |\b[dl]['’])$",
    re.IGNORECASE,
)
_BEFORE_ITS_NOUN = re.compile(
    r"(?:lâche|misérable|infâme|furieu[xs]e?|minable|hypocrite|sinistre|bidon)s?\b", re.IGNORECASE
)
#: plain as a noun: « l'origine du sinistre », « deux bidons »
_PLAIN_NOUN = re.compile(r"(?:sinistre|bidon)s?", re.IGNORECASE)
_OF_NOUN = re.compile(r"\bde $", re.IGNORECASE)
_AFTER_NOUN = """
est sont était étaient ont avait avaient sera seront en depuis dans sur sous par pour sans avec avant après
pendant dès selon chez contre entre vers qui que dont où
"""
_LINKS = frozenset(("de", "du", "des", "à", "au", "aux", *_AFTER_NOUN.split()))
_WORD = re.compile(r" ([^\W\d_]{2,})")


def is_adjective(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is in both lists and is the adjective: `loaded_language`."""
    return _in_both(reading, number, hit) and not _determined(reading, number, hit)


def is_noun(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is the noun: in both lists, and `loaded_label`, or in none."""
    return (_in_both(reading, number, hit) or _plain(reading, number, hit)) and _determined(
        reading, number, hit
    )


def _plain(reading: Reading, number: int, hit: Hit) -> bool:
    start = reading.sentences[number][0]
    return (
        reading.article.language == "fr"
        and _PLAIN_NOUN.fullmatch(reading.text, start + hit.start, start + hit.end) is not None
    )


def _in_both(reading: Reading, number: int, hit: Hit) -> bool:
    start = reading.sentences[number][0]
    written = reading.text[start + hit.start : start + hit.end].lower().replace("’", "'")
    return reading.article.language == "fr" and written in _both()


def _determined(reading: Reading, number: int, hit: Hit) -> bool:
    sentence = reading.text[slice(*reading.sentences[number])]
    before = sentence[: hit.start]
    of_noun = _plain(reading, number, hit) and _OF_NOUN.search(before) is not None
    if _DETERMINED.search(before) is None and not of_noun:
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
