"""Rules that propose words of a list together with the noun phrase they open: "so-called peace plan"."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.languages import language_of
from annotate.rules.pattern import pattern_rule
from annotate.rules.rule import Rule
from annotate.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUOTED = re.compile(r"[“«‘\"][^“”«»‘\"\n]{2,60}[”»’\"]")
_WORD = re.compile(r"[\w’'-]*\w")
_INSIDE = ("ADJ", "NOUN", "PROPN", "NUM")
_LINKS = ("de", "d'", "d’", "du", "des")


def phrase_rule(rule_id: str, *, language: str, pattern: str, triggers: str, effect: str) -> Rule:
    """A rule that proposes what `pattern` matches and the noun phrase after it.

    What stands in quotation marks right after the match is the phrase; else its adjectives and nouns up to a
    name, in French with what "de" joins to them; without a parse, one word. The cue is the match.
    """

    def reach(reading: Reading, number: int, match: re.Match[str]) -> int | None:
        end = _phrase_end(match.string, reading.doc(number), match.end())
        return end if end > match.end() else None

    rule = pattern_rule(
        rule_id, language=language, pattern=pattern, triggers=triggers, effect=effect, reach=reach
    )
    return replace(rule, needs="parse")


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
