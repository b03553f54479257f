"""A claim whose source is missing, anonymous or vague: the three lower rungs of the sourcing ladder.

Agentless claims are three rules, so that each can be measured and retired by itself: passives ("it is
believed that"), expectations ("is expected to") and single words of hearsay ("reportedly").
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from annotate.records import Attribution, Rung
from annotate.rules.rule import Label, Match, Rule
from annotate.text.function_words import function_words
from annotate.text.speech_words import speech_words

if TYPE_CHECKING:
    from annotate.text.reading import Reading


def _rule(kind: str, rung: Rung, reason: str) -> Rule:
    """A rule for the attributions on one rung, of those without an agent only its own kind."""
    return Rule(
        id=f"unattributed_claim/{kind}",
        languages=("en", "fr"),
        scope="article",
        reason=reason,
        find=_find(kind, rung, reason),
    )


def _find(kind: str, rung: Rung, reason: str) -> Callable[["Reading", int], Iterator[Match]]:
    def find(reading: "Reading", _: int) -> Iterator[Match]:
        for attribution in reading.attributions:
            if attribution.rung == rung and (rung != "agentless" or kind == _agentless(reading, attribution)):
                cue = attribution.source.text if attribution.source is not None else attribution.text
                yield Match(
                    start=attribution.start,
                    end=attribution.end,
                    cue=cue,
                    reason=reason.format(cue=cue),
                    target=attribution.content,
                )

    return find


def _agentless(reading: "Reading", attribution: Attribution) -> str:
    """The kind of an attribution without an agent."""
    phrase, language = attribution.text.lower(), reading.article.language
    if phrase in speech_words(language).hearsay:
        return "hearsay"
    expected = phrase.rpartition(" ")[2] in function_words(language)["forecast"]
    return "expectation" if expected and not phrase.startswith("it") else "agentless_passive"


LABEL = Label(
    name="unattributed_claim",
    rules=(
        _rule("anonymous_source", "anonymous", "“{cue}” hides who says this, so nobody can ask them."),
        _rule(
            "vague_group",
            "vague",
            "“{cue}” is a group or paper without a name, so the claim cannot be traced.",
        ),
        _rule(
            "agentless_passive",
            "agentless",
            "“{cue}” passes a claim on without anybody who makes it.",
        ),
        _rule("expectation", "agentless", "“{cue}” tells what is to come as expected, and not by whom."),
        _rule("hearsay", "agentless", "“{cue}” says that others say so, and not who."),
    ),
)
