"""What is said of a span in the list: why it stands there, who decided it, whose words it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotate.languages import language_of
from annotate.records import Speaker
from annotate.report.evidence import Evidence
from annotate.report.settlement import settled_by
from annotate.report.summary import Summary
from annotate.report.vocabulary import STATUS, VOICE, listed, short
from annotate.report.wording import wording


def explanation(each: Evidence) -> str:
    """Why a span is listed, as a sentence; of one that people marked or changed: who, and when."""
    if each.reason:
        return each.reason[0].upper() + each.reason[1:].rstrip(".") + "."
    if each.was:
        return f"The label was changed from {each.was} by {_who(each)}."
    if each.origin == "model":
        return "The model proposes it; no rule does."
    return f"Marked by {_who(each)}."


def spoken(each: Evidence, language: str) -> str:
    """The language of `explanation`: the article's where its reason is a sentence of it, else English."""
    return language if each.reason and language_of(language).gave(each.reason) else "en"


def _who(each: Evidence) -> str:
    """The reviewers who marked a span, each with the time of the review."""
    return listed([f"{code} ({at})" if at else code for code, at in each.marked]) or "a reviewer"


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


def facts(alike: Sequence[Evidence], titles: Mapping[str, str], basis: str) -> tuple[str, ...]:
    """What stands behind spans of one group: who decided, whose words, where, which rule, cue and score.

    What `evidence_note` says of all of them is left out.
    """
    each = alike[0]
    said = [] if basis == "proposed" else [status(each)]
    if each.edges:
        said.append(f"only some marked {listed([f'“{short(edge, 60)}”' for edge in each.edges])} with it")
    if each.voice != "outlet":
        said.append(VOICE[each.voice] + (f" of {speaker(each.speaker)}" if each.speaker else ""))
    for place, many in Counter(each.place for each in alike).items():
        if place != "body":
            said.append(place if many == len(alike) else f"{many:,} of them in a {place}")
    said.append(origin(each))
    if each.cue and wording(each.cue) != wording(each.text):
        said.append(f"cue: {short(each.cue, 60)}")
    if scores := [each.score for each in alike if each.score is not None]:
        ends = dict.fromkeys(f"{score:.2f}" for score in (min(scores), max(scores)))
        said.append(f"score {' to '.join(ends)}")
    if each.was is not None:
        said.append(f"was: {titles.get(each.was, each.was)}")
    return tuple(said)


def groups(summary: Summary) -> tuple[tuple[Evidence, ...], ...]:
    """The evidence in its order, spans of one wording together where the same is to be said of them."""
    found: dict[object, list[Evidence]] = {}
    for each in summary.evidence:
        alone = replace(each, place="body", score=None)
        said = [explanation(each), *facts([alone], {}, summary.basis)]
        key = (each.status, each.label, wording(each.text), " · ".join(said).casefold())
        found.setdefault(key, []).append(each)
    return tuple(map(tuple, found.values()))


def comments(alike: Sequence[Evidence]) -> tuple[str, ...]:
    """What reviewers said of spans of one group, each comment once."""
    return tuple(dict.fromkeys(comment for each in alike for comment in each.comments))


def evidence_note(summary: Summary) -> str:
    """What holds for every span in the list unless it says otherwise."""
    if summary.basis == "reviewed":
        return "Each is in the outlet’s own words unless it says otherwise."
    return "All are proposals, in the outlet’s own words unless it says otherwise."
