"""Parts that somebody acts: "the villain is played by", « elle joue une policière corrompue »."""

import re

from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_REACH = 40  # characters before the word
_ACTED_BY = re.compile(
    r"(?: [\w-]+)? (?:is|are|was|were) (?:also )?(?:danced|played|portrayed|sung) by\b|"
    r"(?: [\w-]+)? (?:est|sont|était|étaient) (?:dansé|incarné|interprété|joué)e?s? par\b"
)
_CAST_AS = re.compile(r"\b(?:cast as|role of|part of|rôle de|rôle d’|rôle d') ?(?:(?:an?|the|une?|la|le) )?$")
#: who acts: the mayor may play the tyrant, too, so that only an article without "the" tells a part
_PLAYS = re.compile(
    r"\b(?:[Ss]?[Hh]e (?:also )?(?:plays|played|portrays|portrayed) an? |"
    r"(?:[Ee]lle|[Ii]l) (?:y )?(?:joue|jouait|incarne|incarnait) une? (?:[\w-]+ )?)$"
)


def acted(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is of a part that somebody acts."""
    sentence = reading.text[slice(*reading.sentences[number])]
    before = sentence[max(0, hit.start - _REACH) : hit.start]
    return any((_ACTED_BY.match(sentence, hit.end), _CAST_AS.search(before), _PLAYS.search(before)))
