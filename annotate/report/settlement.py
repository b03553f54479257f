"""Who or what settled what reviewers differ about, in words: for a page, for each span, for the methods."""

from collections.abc import Iterator, Sequence

from annotate.records import Policy
from annotate.report.evidence import Evidence
from annotate.report.summary import Summary
from annotate.report.vocabulary import POLICY, STATUS, listed, plural


def settled(summary: Summary) -> Iterator[str]:
    """Who or what settled what the reviewers differ about."""
    if summary.adjudicator is not None:
        left = [each.title for each in summary.labels if each.name not in summary.adjudicated]
        said = f"Adjudicated by {summary.adjudicator}, whose decision replaces what the reviewers marked"
        yield f"{said}, but for {listed(left)}, not offered then." if left else f"{said}."
    if summary.policy is not None:
        yield (
            f"What reviewers differ about and nobody adjudicated is settled by policy ({summary.policy}): "
            f"{POLICY[summary.policy]}."
        )


def settled_by(each: Evidence) -> str:
    """The status of a span that an adjudicator or a policy settled, with who was for it and who against."""
    if each.policy is not None:
        against = f", {listed(each.rejected_by)} against" if each.rejected_by else ""
        return f"{STATUS[each.status]} by policy ({each.policy}): {listed(each.approved_by)} for it{against}"
    if each.status == "approved":
        return f"{STATUS[each.status]}, adjudicated by {listed(each.approved_by)}"
    return (
        f"{STATUS[each.status]} by the adjudicator {each.rejected_by[0]}; "
        f"marked by {listed(each.approved_by)}"
    )


def rejected_heading(summary: Summary) -> str:
    """What stands above the spans that were rejected."""
    settled = any(each.adjudicated or each.policy for each in summary.status("rejected"))
    return "Proposed or marked, and rejected" if settled else "Proposed, and rejected by reviewers"


def settlement(
    adjudicators: Sequence[str], policies: Sequence[Policy], disputed: int, coders: Sequence[str]
) -> str:
    """By what rule the coders' differences were settled, and how many were not."""
    said = []
    if adjudicators:
        both = [each for each in adjudicators if each in coders]
        too = f"; {listed(both)} also coded" if both else ""
        said.append(
            f"Differences were settled by {plural(len(adjudicators), 'adjudicator')} "
            f"({listed(adjudicators)}{too}), who saw what each reviewer had marked in random order and "
            "without names; what an adjudicator submits replaces the reviewers’ answers for the labels "
            "offered."
        )
    said += [
        f"Where nobody adjudicated, differences were settled by policy ({each}): {POLICY[each]}."
        for each in policies
    ]
    if disputed:
        said.append(f"{plural(disputed, 'disputed span')} not settled: such counts are ranges.")
    return " ".join(said)
