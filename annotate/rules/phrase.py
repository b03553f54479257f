"""Rules that propose words of a list together with the noun phrase they open: "so-called peace plan"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotate.languages import language_of
from annotate.rules.rule import Match, Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from annotate.text.reading import Reading

_QUOTED = re.compile(r"[“«‘\"][^“”«»‘\"\n]{2,60}[”»’\"]")
_WORD = re.compile(r"[\w’'-]*\w")
_INSIDE = ("ADJ", "NOUN", "PROPN", "NUM")
_LINKS = ("de", "d'", "d’", "du", "des")


def phrase_rule(rule_id: str, *, language: str, pattern: str, triggers: str, effect: str) -> Rule:
    """A rule that proposes what `pattern` matches and the noun phrase after it.

    What stands in quotation marks right after the match is the phrase; else its adjectives and nouns up to a
    name, in French with what "de" joins to them; without a parse, one word. The cue is the match.
    """
    opening = re.compile(pattern, re.IGNORECASE)

    def find(reading: "Reading", number: int) -> Iterator[Match]:
        offset, until = reading.sentences[number]
        sentence = reading.text[offset:until]
        for match in opening.finditer(sentence):
            end = _phrase_end(sentence, reading.doc(number), match.end())
            if end > match.end():
                cue = match[0].strip()
                yield Match(
                    start=offset + match.start(), end=offset + end, cue=cue, reason=f"“{cue}” {effect}."
                )

    return Rule(
        id=rule_id,
        find=find,
        reason=effect,
        languages=(language,),
        triggers=frozenset(triggers.split()),
        needs="parse",
    )


def _phrase_end(sentence: str, doc: "Doc", start: int) -> int:
    """Where the noun phrase that begins at `start` ends; `start` where there is none."""
    quoted = _QUOTED.match(sentence, start)
    if quoted is not None:
        return quoted.end()
    if not doc.has_annotation("TAG"):
        word = _WORD.match(sentence, start)
        return word.end() if word is not None else start
    end = start
    tokens = [token for token in doc if token.idx >= start]
    small = language_of(doc.lang_).kinds["boundary"]
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        # The word after « soi-disant » is its noun, whatever the parser makes of it.
        first = token.idx == start and token.is_alpha and token.lower_ not in small
        if token.text[0].isupper():
            break  # a name: whose it is must not decide where the tag ends
        if first or token.pos_ in _INSIDE:
            end = token.idx + len(token)
        elif token.text == "-" and token.idx == end > start:
            continue
        elif not (end > start and token.lower_ in _LINKS and following and _plain_noun(following)):
            break
    return end


def _plain_noun(token: "Token") -> bool:
    return token.pos_ in _INSIDE and token.is_alpha and token.text[0].islower()
