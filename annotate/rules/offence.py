"""Hatred as the kind of an offence: "racist abuse", « injure à caractère raciste », "a homophobic attack".

Said of a person, a party or a plan such a word is a verdict. Of an abuse it is what the law calls it; of a
message only where somebody is charged with it.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading


class _Offence(NamedTuple):
    """How a language writes it, from the word of hatred on or up to it, and who deals with offences."""

    words: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    uttered_before: re.Pattern[str]
    uttered_after: re.Pattern[str]
    charged: re.Pattern[str]


_NEVER = re.compile(r"(?!)")
_AND = r"(?:(?:,| and| or| and/or) [\w-]+){0,2} (?:or |and )?"
_ET = r"(?:[\w-]+(?:,| et| ou) )?"
_ENGLISH = _Offence(
    words=re.compile(
        r"(?:racist|xenophobic|homophobic|transphobic|sexist|misogynistic|misogynist|anti-?semitic|islamophobic|"
        r"hateful)",
        re.IGNORECASE,
    ),
    before=_NEVER,
    after=re.compile(
        rf"{_AND}(?:(?:hate|verbal|physical|online) )?(?:abuse|aggression|arson|assault|attack|bullying|"
        r"chanting|conduct|crime|discrimination|graffiti|gesture|harassment|hate|incident|insult|killing|motive|"
        r"motivation|murder|offence|offense|slur|taunt|threat|vandalism|violence)s?\b"
    ),
    uttered_before=_NEVER,
    uttered_after=re.compile(
        rf"{_AND}(?:[\w-]+ )?(?:chant|comment|e-?mail|joke|language|letter|message|post|remark|slogan|speech|"
        r"song|sticker|tweet|video)(?:es|s)?\b"
    ),
    charged=re.compile(
        r"\b(?:courts?|tribunal|police|prosecut\w+|magistrates?|judges?|charged|convicted|fined|sentenced|arrested|"
        r"pleaded|suspended|banned|dismissed|inquiry|investigat\w+|disciplinary)\b",
        re.IGNORECASE,
    ),
)
_FRENCH = _Offence(
    words=re.compile(
        r"(?:racistes?|xénophobes?|homophobes?|transphobes?|sexistes?|misogynes?|antisémites?|islamophobes?|"
        r"haineu(?:x|ses?))",
        re.IGNORECASE,
    ),
    before=re.compile(
        r"\b(?:abus|acte|agression|assassinat|attaque|attentat|caractère|chant|connotation|crime|cri|dégradation|délit|"
        r"discrimination|geste|harcèlement|haine|incident|infraction|injure|inscription|insulte|meurtre|mobile|motif|"
        r"motivation|menace|provocation|tag|violence)s?(?: (?:en ligne|publique?s?|verbale?s?|physiques?))? "
        rf"{_ET}$",
        re.IGNORECASE,
    ),
    after=_NEVER,
    uttered_before=re.compile(
        rf"\b(?:chanson|commentaire|courriel|discours|langage|lettre|message|parole|propos|publication|slogan|tract|"
        rf"tweet|vidéo)s? {_ET}$",
        re.IGNORECASE,
    ),
    uttered_after=_NEVER,
    charged=re.compile(
        r"\b(?:tribunal|tribunaux|police|parquet|procureure?|juges?|jugée?s?|poursuivie?s?|condamnée?s?|prévenue?s?|"
        r"amende|relaxée?s?|interpellée?s?|plainte|enquête|accusation|suspendue?s?|disciplinaire)\b",
        re.IGNORECASE,
    ),
)
_LANGUAGES: Mapping[str, _Offence] = {"en": _ENGLISH, "fr": _FRENCH}


def kind_of_offence(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, says which offence somebody committed, or is charged with."""
    known = _LANGUAGES.get(reading.article.language)
    begin, end = reading.sentences[number]
    sentence = reading.text[begin:end].replace("\n", " ")
    if known is None or known.words.fullmatch(sentence, hit.start, hit.end) is None:
        return False
    before = sentence[: hit.start]
    if known.after.match(sentence, hit.end) or known.before.search(before):
        return True
    uttered = known.uttered_after.match(sentence, hit.end) or known.uttered_before.search(before)
    return bool(uttered) and known.charged.search(sentence) is not None
