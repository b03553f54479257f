"""A claim whose source is missing, anonymous or vague: the three lower rungs of the sourcing ladder."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from annotate.records import Attribution, Rung
from annotate.rules.rule import Label, Match, Rule
from annotate.text.speech_words import speech_words

if TYPE_CHECKING:
    from annotate.text.reading import Reading


def _rule(kind: str, rung: Rung, reason: str, *, hearsay: bool | None = None) -> Rule:
    """A rule for the attributions on one rung; `hearsay` keeps only single hearsay words, or only others."""
    return Rule(
        id=f"unattributed_claim/{kind}",
        languages=("en", "fr"),
        scope="article",
        reason=reason,
        find=_find(rung, reason, hearsay),
    )


def _find(rung: Rung, reason: str, hearsay: bool | None) -> Callable[["Reading", int], Iterator[Match]]:
    def find(reading: "Reading", _: int) -> Iterator[Match]:
        for attribution in reading.attributions:
            if attribution.rung == rung and hearsay in (None, _is_hearsay(reading, attribution)):
                cue = attribution.source.text if attribution.source is not None else attribution.text
                yield Match(
                    start=attribution.start,
                    end=attribution.end,
                    cue=cue,
                    reason=reason.format(cue=cue),
                    target=attribution.content,
                )

    return find


def _is_hearsay(reading: "Reading", attribution: Attribution) -> bool:
    return attribution.text.lower() in speech_words(reading.article.language).hearsay


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
            hearsay=False,
        ),
        _rule("hearsay", "agentless", "“{cue}” says that others say so, and not who.", hearsay=True),
    ),
)
