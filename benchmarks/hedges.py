"""Words that mark something as uncertain, in English: a list, and what the rules know of "may" and "could".

Four kinds, after the classes of Vincze's uncertainty corpora (Szarvas et al. 2012, Computational Linguistics
38:2): ``modal`` ("may", "likely"), ``belief`` ("is thought to"), ``condition`` ("if") and ``investigation``
("whether"). No rule tags by the list: what passes a cue on is a matter of the labels.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from annotate.rules.hedges import month, past_ability, strength
from annotate.rules.lexicon import Lexicon, read


class Hedge(NamedTuple):
    """A cue of uncertainty in a sentence, in code points of that sentence."""

    start: int
    end: int
    kind: str


def hedges(sentence: str) -> Iterator[Hedge]:
    """The cues of uncertainty in an English sentence, from left to right."""
    for hit in _lexicon().find(sentence):
        weigh = _WEIGHED.get(hit.entry.term)
        before, after = sentence[: hit.start], sentence[hit.end :]
        if weigh is None or weigh(before, sentence[hit.start : hit.end], after):
            yield Hedge(hit.start, hit.end, hit.entry.sense)


_CONDITIONAL = re.compile(r"\b(?:if|unless|could|might|otherwise|likely|should)\b", re.IGNORECASE)
_HABIT = re.compile(r" (?:often|always|usually|sometimes|regularly|frequently|later|go on to|soon|like to)\b")
_NEGATED = re.compile(r"\b(?:not|n[’']t|never|no|won[’']t|cannot)\b")

#: by term: whether it is a cue between the words before it and after it
_WEIGHED: Mapping[str, Callable[[str, str, str], bool]] = {
    "may": lambda before, word, after: not month(before, word, after),
    "might": lambda before, _, __: not strength(before),
    "could": lambda before, _, after: not past_ability(before, after),
    "would": lambda before, _, after: (
        _CONDITIONAL.search(before + after) is not None and _HABIT.match(after) is None
    ),
    "until": lambda before, _, __: _NEGATED.search(before) is not None,
}


@cache
def _lexicon() -> Lexicon:
    return read(Path(__file__).with_name("hedges.en.tsv"))
