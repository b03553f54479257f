"""Rules that are one pattern over a sentence's text."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from annotate.rules.rule import Match, Rule

if TYPE_CHECKING:
    from annotate.text.reading import Reading


def pattern_rule(
    rule_id: str,
    *,
    language: str,
    pattern: str,
    triggers: str,
    effect: str,
    accept: Callable[[str, re.Match[str]], bool] = lambda _, __: True,
) -> Rule:
    """A rule that proposes what `pattern` matches in a sentence, where `accept` agrees.

    The cue is the pattern's group ``cue``, or all of its match. `triggers` are lower-case words separated by
    spaces, `effect` ends the reason: '"before it is too late" EFFECT'.
    """
    compiled = re.compile(pattern, re.IGNORECASE)

    def find(reading: "Reading", number: int) -> Iterator[Match]:
        offset, until = reading.sentences[number]
        sentence = reading.text[offset:until]
        for match in compiled.finditer(sentence):
            if accept(sentence, match):
                cue = match["cue"] if "cue" in compiled.groupindex else match[0]
                yield Match(
                    start=offset + match.start(),
                    end=offset + match.end(),
                    cue=cue,
                    reason=f"“{cue}” {effect}.",
                )

    return Rule(
        id=rule_id,
        find=find,
        reason=effect,
        languages=(language,),
        triggers=frozenset(triggers.split()),
    )
