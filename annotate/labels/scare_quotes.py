"""Quotation marks, "so-called" or « soi-disant » that cast doubt on a word nobody is quoted as saying."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial

from annotate.rules.pattern import pattern_rule
from annotate.rules.phrase import phrase_rule
from annotate.rules.rule import Label, Match, Rule
from annotate.text.reading import Reading

MARKS = "marks distance from the word between quotation marks, which nobody is said to have used here"
SO_CALLED = "casts doubt on the words that follow without saying what is wrong with them"

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
#: after these the marks name a word, a work or an operation
_NAMED = re.compile(
    r"\b(?:term|word|words? like|phrase|concept of|insults? of|name[ds]?|titled?|entitled|called|dubbed|"
    r"nicknamed|codenamed|alias|known as|baptised|means?|meaning|read|reads|reading|slogan|motto|headline|"
    r"book|novel|film|movie|song|album|play|poem|essay|article|report|series|show|programme|program|exercise|"
    r"operation|conference|campaign|hashtag|label(?:led|ed)?|"
    r"terme|mot|titre d[e’']|symbole|nommée?s?|appelée?s?|baptisée?s?|surnommée?s?|intitulée?s?|dite?s?|"
    r"slogan|livre|roman|film|chanson|pièce|rapport|opération|exercice|conférence|campagne|émission|revue|"
    r"quotidien|journal)s?,? ?:? ?$",
    re.IGNORECASE,
)
_NAME_REACH = 40  # characters, more than the longest of these words takes
_SPEECH = re.compile(
    r"\b(?:said|says?|saying|told|tells?|added|adds|wrote|writes|tweeted|posted|replied|answered|asked|"
    r"shouted|chanted|warned|declared|insisted|described|describing|called|calling|quoted|citing|according|"
    r"vowed|referred|refers|praised|"
    r"dit|dits|disait|déclaré|déclare|affirmé|affirme|ajouté|ajoute|écrit|répondu|lancé|qualifié|qualifie|"
    r"estimé|estime|selon|évoqué|évoque|parlé|parle|dénoncé|salué|promis|assuré|réaffirmé|appelé|cité)\b",
    re.IGNORECASE,
)


def _find(reading: Reading, _: int) -> Iterator[Match]:
    text = reading.text
    said: dict[int, list[int]] = {}  # by sentence, where its words of speech begin
    for pair in reading.pairs:
        if not pair.closed or pair.depth > 0:
            continue
        start, end = pair.inner
        words = _WORD.findall(text, start, end)
        if len(words) != 1:  # more is mostly an echo
            continue
        number = reading.sentence_at(pair.start)
        opening, closing = reading.sentences[number]
        if number not in said:
            said[number] = [opening + hit.start() for hit in _SPEECH.finditer(text[opening:closing])]
        inside = bisect_left(said[number], pair.end) - bisect_left(said[number], pair.start)
        if inside < len(said[number]) or _plain(reading, pair.start, pair.end, words[0]):
            continue
        inner = text[start:end].strip(" \u00a0\u202f.,")
        yield Match(
            start=pair.start, end=pair.end, cue=text[pair.start : pair.end], reason=f"“{inner}”: {MARKS}"
        )


def _plain(reading: Reading, start: int, end: int, word: str) -> bool:
    """Whether the marks quote somebody, or hold a name, a title or a number."""
    if word[0].isupper() or word[0].isdigit() or reading.voice(start + 1, end - 1) != "outlet":
        return True
    opening = reading.sentences[reading.sentence_at(start)][0]
    return _NAMED.search(reading.text[max(opening, start - _NAME_REACH) : start]) is not None


_marks = Rule(id="scare_quotes/marks", find=_find, reason=MARKS, languages=("en", "fr"), scope="article")
_NO_NAME = r"(?-i:(?![“‘\"']?[A-Z]))"  # "the so-called Demilitarized Zone" is a name that may be unknown
english = partial(phrase_rule, language="en", effect=SO_CALLED)
french = partial(phrase_rule, language="fr", effect=SO_CALLED)

LABEL = Label(
    name="scare_quotes",
    versions={"en": 1, "fr": 1},
    rules=(
        _marks,
        english(
            "scare_quotes/so_called",
            pattern=rf"\b(?:so-called|self-styled|self-proclaimed|self-appointed) {_NO_NAME}",
            triggers="so self",
        ),
        french(
            "scare_quotes/soi_disant",
            pattern=r"(?<![\w’'])(?:soi-disant |pseudo[- ]|autoproclamée?s? |prétendue?s? )",
            triggers="soi pseudo autoproclamé autoproclamée autoproclamés autoproclamées prétendu prétendue "
            "prétendus prétendues",
        ),
        pattern_rule(
            "scare_quotes/autoproclame",
            language="fr",
            pattern=r"[\w’-]+ (?P<cue>autoproclamée?s?)\b",
            triggers="autoproclamé autoproclamée autoproclamés autoproclamées",
            effect="casts doubt on the word before it without saying what is wrong with it",
        ),
    ),
)
