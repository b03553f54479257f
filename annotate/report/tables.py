"""What the spans of an article say together: who is labelled how, and what is said again."""

from dataclasses import dataclass

from annotate.report.evidence import Evidence
from annotate.report.summary import Summary
from annotate.report.wording import wording


@dataclass(frozen=True, kw_only=True)
class Target:
    """Somebody or something with the spans that are put on it."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class Repeated:
    """The same words tagged more than once with the same label."""

    text: str
    label: str
    evidence: tuple[Evidence, ...]


def targets(summary: Summary) -> tuple[Target, ...]:
    """Who is labelled how, in every voice, the most often labelled first.

    An unattributed claim's target is what is claimed, not somebody, so it is left out.
    """
    found: dict[str, list[Evidence]] = {}
    names: dict[str, str] = {}
    for each in _counting(summary):
        if each.target is not None and each.label != "unattributed_claim":
            key = wording(each.target.text)
            names.setdefault(key, each.target.text)
            found.setdefault(key, []).append(each)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[1][0].start))
    return tuple(Target(text=names[key], evidence=tuple(group)) for key, group in ranked)


def repeated(summary: Summary) -> tuple[Repeated, ...]:
    """What is tagged more than once in the same words, capitals aside, the most frequent first."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for each in _counting(summary):
        found.setdefault((each.label, wording(each.text)), []).append(each)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[1][0].start))
    return tuple(
        Repeated(text=group[0].text, label=label, evidence=tuple(group))
        for (label, _), group in ranked
        if len(group) > 1
    )


def _counting(summary: Summary) -> tuple[Evidence, ...]:
    """The spans that the summary stands on: approved ones of a reviewed article, else proposals."""
    return summary.status("approved" if summary.basis == "reviewed" else "proposed")
