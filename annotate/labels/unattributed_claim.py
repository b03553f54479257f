"""A claim whose source is missing, anonymous or vague: the three lower rungs of the sourcing ladder.

Agentless claims are four rules, so that each can be measured and retired by itself: passives ("it is believed
that"), expectations ("is expected to"), single words of hearsay ("reportedly") and the French conditional of
hearsay. Vague quantities ("many clubs") are no claim passed on: their rule is off unless a workspace turns it
on.
"""

from collections.abc import Iterator
from dataclasses import replace

from annotate.languages import languages
from annotate.records import Attribution, Rung
from annotate.rules.hearsay_conditional import hearsay_conditional
from annotate.rules.pattern import pattern_rule
from annotate.rules.rule import Label, Match, Rule
from annotate.text.reading import Reading


def _rule(kind: str, rung: Rung, reason: str) -> Rule:
    """A rule for the attributions on one rung, of those without an agent only its own kind."""

    def find(reading: Reading, _: int) -> Iterator[Match]:
        for each in reading.attributions:
            if each.rung == rung and (rung != "agentless" or kind == _agentless(reading, each)):
                cue = each.source.text if each.source is not None else each.text
                said = reason.format(cue=cue)
                yield Match(start=each.start, end=each.end, cue=cue, reason=said, target=each.content)

    return Rule(
        id=f"unattributed_claim/{kind}",
        languages=tuple(languages()),
        scope="article",
        reason=reason,
        find=find,
    )


def _agentless(reading: Reading, attribution: Attribution) -> str:
    """The kind of an attribution without an agent."""
    phrase = attribution.text.lower()
    if phrase in reading.language.hearsay:
        return "hearsay"
    expected = phrase.rpartition(" ")[2] in reading.language.kinds["forecast"]
    return "expectation" if expected and not phrase.startswith("it") else "agentless_passive"


def _quantity(language: str, pattern: str, triggers: str) -> Rule:
    """The rule for quantities that stay vague; off, since by the codebook they pass on no claim."""
    effect = "leaves it open how many and which, so nobody can check it"
    rule = pattern_rule(
        "unattributed_claim/vague_quantity",
        language=language,
        pattern=pattern,
        triggers=triggers,
        effect=effect,
    )
    return replace(rule, on=False)


LABEL = Label(
    name="unattributed_claim",
    versions={"en": 4, "fr": 4},
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
        hearsay_conditional(
            "unattributed_claim/hearsay_conditional", "passes it on in the conditional, and not from whom"
        ),
        _quantity(
            "en",
            r"\b(?<!\bhow )(?<!\bas )(?<!\bso )(?<!\btoo )"
            r"(?:many|some|several|numerous)\b(?! (?:time|day|kind of|sort of|extent|\d|one\b))",
            "many some several numerous",
        ),
        _quantity(
            "fr",
            r"(?<![\w’'-])(?:certaine?s|plusieurs|quelques(?! \d)|nombre d[e’']|(?:de )?nombreu(?:x|ses)|"
            r"beaucoup d[e’'])\b",
            "certains certaines plusieurs quelques nombre nombreux nombreuses beaucoup",
        ),
    ),
)
