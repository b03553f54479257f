"""Rules that are one pattern over a sentence's text."""

import re
from collections.abc import Callable, Iterator

from annotate.rules.rule import Match, Rule
from annotate.text.reading import Reading

#: From the reading, a sentence's number and a match in it: where in the sentence the span ends; None: no span
Reach = Callable[[Reading, int, re.Match[str]], int | None]


def pattern_rule(
    rule_id: str,
    *,
    language: str,
    pattern: str,
    triggers: str,
    effect: str,
    reach: Reach = lambda _reading, _number, match: match.end(),
) -> Rule:
    """A rule that proposes what `pattern` matches in a sentence, up to where `reach` says.

    The cue is the pattern's group ``cue``, or all of its match. `triggers` are lower-case words separated by
    spaces, `effect` ends the reason: '"before it is too late" EFFECT'.
    """
    compiled = re.compile(pattern, re.IGNORECASE)

    def find(reading: Reading, number: int) -> Iterator[Match]:
        offset, until = reading.sentences[number]
        for match in compiled.finditer(reading.text[offset:until]):
            end = reach(reading, number, match)
            if end is not None:
                cue = (match["cue"] if "cue" in compiled.groupindex else match[0]).strip()
                yield Match(
                    start=offset + match.start(), end=offset + end, cue=cue, reason=f"“{cue}” {effect}."
                )

    return Rule(
        id=rule_id,
        find=find,
        reason=effect,
        languages=(language,),
        triggers=frozenset(triggers.split()),
    )
