"""A « régime » of something is a set of rules, of somebody a verdict: « de priorité », « de Karsk »."""

import re

from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_OF_SOMETHING = re.compile(
    r"[Rr]égimes? (?:de |d[’'])(?!(?:terreur|apartheid|occupation|colonels|généraux|militaires|fous)\b)"
    r"[a-zà-ÿ]{3,}"
)


def set_of_rules(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is a « régime » of a thing, without article or capital."""
    begin, end = reading.sentences[number]
    return reading.article.language == "fr" and bool(
        _OF_SOMETHING.match(reading.text, begin + hit.start, end)
    )
