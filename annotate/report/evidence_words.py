"""What is said of a span in the list: why it stands there, who decided it, whose words it is."""

from collections.abc import Mapping

from annotate.records import Speaker
from annotate.report.evidence import Evidence
from annotate.report.settlement import settled_by
from annotate.report.summary import Summary
from annotate.report.vocabulary import PLACE, STATUS, VOICE, listed, short


def explanation(each: Evidence) -> str:
    """Why a span is listed, as a sentence."""
    if each.reason:
        return each.reason[0].upper() + each.reason[1:].rstrip(".") + "."
    if each.was:
        return f"A reviewer changed the label from {each.was}."
    if each.origin == "model":
        return "The model proposes it; no rule does."
    return "A reviewer marked it."


def origin(each: Evidence) -> str:
    """Who proposed a span: "rule loaded_label/noun", "model", "added by a reviewer"."""
    if each.origin is None:
        return "added by a reviewer"
    if each.origin == "model":
        return "proposed by the model"
    return f"rule {', '.join(each.rules)}" if each.rules else "rule"


def status(each: Evidence) -> str:
    """A span's status with who decided it."""
    if each.status == "disputed" and not each.rejected_by:
        return f"reviewers differ about where it begins and ends, or how many: {listed(each.approved_by)}"
    if each.status == "disputed":
        return f"reviewers differ: {listed(each.approved_by)} for it, {listed(each.rejected_by)} against"
    if each.policy is not None or each.adjudicated:
        return settled_by(each)
    who = listed(each.approved_by if each.status == "approved" else each.rejected_by)
    return f"{STATUS[each.status]} by {who}" if who else STATUS[each.status]


def speaker(who: Speaker) -> str:
    """A speaker as the text has it, with the name it was resolved to."""
    return f"{who.text} (taken to be {who.resolved})" if who.resolved else who.text


def facts(each: Evidence, titles: Mapping[str, str], basis: str) -> tuple[str, ...]:
    """What stands behind a span: who decided, whose words, where, which rule and cue, which score.

    What `evidence_note` says of all of them is left out.
    """
    said = [] if basis == "proposed" else [status(each)]
    if each.edges:
        said.append(f"only some marked {listed([f'“{short(edge, 60)}”' for edge in each.edges])} with it")
    if each.voice != "outlet":
        said.append(VOICE[each.voice] + (f" of {speaker(each.speaker)}" if each.speaker else ""))
    if each.place != "body":
        said.append(PLACE[each.place])
    said.append(origin(each))
    if each.cue and each.cue != each.text:
        said.append(f"cue: {short(each.cue, 60)}")
    if each.score is not None:
        said.append(f"score {each.score:.2f}")
    if each.was is not None:
        said.append(f"was: {titles.get(each.was, each.was)}")
    return tuple(said)


def evidence_note(summary: Summary) -> str:
    """What holds for every span in the list unless it says otherwise."""
    if summary.basis == "reviewed":
        return "Each is in the outlet’s own words unless it says otherwise."
    return "All are proposals, in the outlet’s own words unless it says otherwise."
