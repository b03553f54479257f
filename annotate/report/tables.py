"""What the spans of an article say together: who is labelled how, and what is said again."""

from dataclasses import dataclass

from annotate.report.evidence import Evidence
from annotate.report.names import names, spelling
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
    """Who is labelled how, in every voice, the most often labelled first; spellings of one name together.

    An unattributed claim's target is what is claimed, not somebody, so it is left out.
    """
    found: dict[str, list[Evidence]] = {}
    shown: dict[str, str] = {}
    put = [
        (each, each.target.text)
        for each in _counting(summary)
        if each.target is not None and each.label != "unattributed_claim"
    ]
    name_of = names(text for _, text in put)
    for each, text in put:
        shown.setdefault(spelling(text), text)
        found.setdefault(name_of[spelling(text)], []).append(each)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[1][0].start))
    return tuple(Target(text=shown[name], evidence=tuple(group)) for name, group in ranked)


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
