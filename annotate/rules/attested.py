"""Terms of law that a court has found to apply: a fact about a verdict, not the outlet's own verdict.

"Convicted war criminal" and "convicted of war crimes by the court" state what a court decided; "accused
war criminal" and plain "war criminal" do not. The terms, each with the statute that defines it, are in
``labels/lexicons/attested.tsv``; a term counts as attested only beside words of a verdict in its sentence.
"""

import re
from functools import cache
from importlib.resources import files

from annotate.languages.lexicon_file import read_lexicon
from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_VERDICT_BEFORE = re.compile(
    r"\b(?:convicted|found guilty|pleaded guilty|sentenced|designated|"
    r"condamnée?s?|reconnue?s? coupables?|déclarée?s? coupables?|jugée?s? coupables?)\b[^.;:!?]{0,60}$",
    re.IGNORECASE,
)
_VERDICT_AFTER = re.compile(
    r"^[^.;:!?]{0,40}\b(?:was|were|has been|have been|a été|ont été)? ?(?:convicted|found guilty|sentenced|"
    r"condamnée?s?|reconnue?s? coupables?) (?:by|of|for|in|to|par|pour|de|à)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|un|jamais|pas|sans être)\b[^.;:!?]{0,15}$", re.IGNORECASE)


def attested(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether the words of `hit`, in sentence `number`, name what a court has found by that sentence."""
    sentence = reading.text[slice(*reading.sentences[number])]
    cue = sentence[hit.start : hit.end].lower().replace("’", "'")
    if cue not in terms():
        return False
    before = _VERDICT_BEFORE.search(sentence[: hit.start])
    if before is not None:
        return _DENIED.search(sentence[: before.start()]) is None
    return _VERDICT_AFTER.search(sentence[hit.end :]) is not None


@cache
def terms() -> frozenset[str]:
    """The terms of law, in lower case."""
    file = read_lexicon(files("annotate.labels") / "lexicons" / "attested.tsv")
    return frozenset(row["term"] for row in file.rows)
