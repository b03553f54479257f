"""French nouns that are written like a form of a loaded verb: « coups de matraque », « le crâne ».

After an article or a preposition stands the noun. « Il le matraque » has a pronoun; where both could be, the
verb is taken.
"""

import re
from functools import cache

from annotate.rules.lexicon import LITERAL, Hit, forms
from annotate.rules.wording import packaged_lexicon
from annotate.text.reading import Reading

_FORM = re.compile(r"[^\W\d_]+es?", re.IGNORECASE)
_NOUN_NEXT = re.compile(
    r"(?:\b(?:une?|du|aux?|des?|ce|cet|cette|ces|[mts](?:on|a|es)|leurs?|nos|vos|notre|votre|à|sans|avec|par|"
    r"sur|chaque) |\bd[’']|(?:^|\b(?:dans|sur|sous|avec|contre|et|pour|vers|a|ont|avait|avaient|est) )"
    r"(?:l[ea]s? |l[’']))$",
    re.IGNORECASE,
)


def is_other_noun(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is a noun, though the lists have its verb only."""
    if reading.article.language != "fr" or hit.entry.pos != "VERB":
        return False
    begin, _ = reading.sentences[number]
    start, end = begin + hit.start, begin + hit.end
    word = reading.text[start:end]
    return (
        _FORM.fullmatch(word) is not None
        and _NOUN_NEXT.search(reading.text[max(begin, start - 20) : start]) is not None
        and word.lower() not in _nouns()
    )


@cache
def _nouns() -> frozenset[str]:
    return frozenset(
        form.lower()
        for label in ("loaded_label", "loaded_language")
        for entry in packaged_lexicon(f"{label}.fr").entries
        if entry.sense != LITERAL and entry.pos in ("NOUN", "ADJ", "")
        for form in forms(entry, "fr")
    )
