"""Words that their sentence does not put on anybody: denied, asked about, or only supposed.

"The islanders are not traitors", "hardly a dictator", "no evidence that they are terrorists", "falsely called
thugs", "Is he a tyrant?", "if they are traitors". A denial must reach the word: what hangs on "the" or on a
preposition is taken for granted by it ("did not help the traitors"), and "not only" denies nothing. It goes
on through a coordination ("not a liar and a crook").
"""

import re
from collections.abc import Mapping

from annotate.rules.coordination import before_conjuncts
from annotate.rules.denial_en import ENGLISH
from annotate.rules.denial_fr import FRENCH
from annotate.rules.denials import Denials
from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_REACH = 160  # characters before the word; no denial reaches farther
_END = " ”\"'»\u00a0\u202f"  # what may stand after a question mark


def denial(reading: Reading, number: int, hit: Hit) -> str:
    """The words by which sentence `number` denies `hit` or leaves it open; empty where it asserts it."""
    known = _LANGUAGES.get(reading.article.language)
    if known is None:
        return ""
    sentence = reading.text[slice(*reading.sentences[number])]
    before = sentence[max(0, hit.start - _REACH) : hit.start].replace("\u00a0", " ").replace("\n", " ")
    if known.rhetorical.search(before) is not None:
        return ""
    word, after = sentence[hit.start : hit.end], sentence[hit.end : hit.end + _REACH]
    language = reading.article.language
    if known.hint.search(before):
        for passage in (before, *before_conjuncts(language, before, word, after)):
            for pattern in known.denied:
                match = pattern.search(passage)
                if match is not None:
                    return next(each for each in match.groups() if each).strip()
    for opens, closes in known.around:
        if (closed := closes.match(after)) is not None:
            for passage in (before, *before_conjuncts(language, before, word, "")):
                if (opened := opens.search(passage)) is not None:
                    groups = (opened.groupdict() | closed.groupdict()).values()
                    return next(each for each in groups if each).strip()
    question = sentence.rstrip(_END).endswith("?") and _ASKED_ENDS.match(sentence, hit.end)
    return "?" if question and known.asked.search(before) else ""


#: what may follow the word that a question asks about: "Is he a tyrant?", "… or a fool?", "… of the navy?"
_ASKED_ENDS = re.compile(
    r"[”\"’'»\s]*\?|,| (?:or|and|in|like|who|ou|et|comme)\b|"
    r" (?:of|for|to|from|de|du|des|pour|d[’'])\b(?:[ -]?[\w’'-]+){1,4}\s*\?"
)
_LANGUAGES: Mapping[str, Denials] = {"en": ENGLISH, "fr": FRENCH}
