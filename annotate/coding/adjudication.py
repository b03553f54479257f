"""Adjudication: what coders marked, as anonymous versions, and what an adjudicator makes of them.

The versions of an article are called A, B and so on, in an order that the workspace's seed decides anew for
each article, so that nobody can tell who is who. An adjudicator's submission stands as a whole: a span that a
coder had marked just so keeps what that coder did (accepted, resized, added …) and its tag; one that a coder
had marked and of which nothing is left is rejected.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from annotate.coding.annotations import Annotation
from annotate.coding.codebook import Codebook
from annotate.coding.consensus import Consensus, Occurrence, consensus
from annotate.coding.decisions import Page, Provenance, ReviewResult, decide
from annotate.coding.reviews import CodedReview
from annotate.coding.verdicts import Shown
from annotate.records import Decision, Verdict, digest

Place = tuple[str, int, int]  #: label, start, end


@dataclass(frozen=True, kw_only=True)
class Version:
    """What one coder left standing, without a name; `flags` are that coder's answers about the article."""

    letter: str
    spans: tuple[Shown, ...]
    flags: tuple[str, ...]

    def within(self, occurrence: Occurrence) -> tuple[Shown, ...]:
        """The spans that take part in an occurrence."""
        places = {(mark.start, mark.end) for mark in occurrence.marks}
        return tuple(
            each for each in self.spans if each.label == occurrence.label and (each.start, each.end) in places
        )


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """An article that several people coded: what they decided, and `versions` of it by letter.

    `agreed` are the spans on which all agree, `disputed` the occurrences that are open, by place, and `flags`
    the answers about the whole article that only some gave. All of it is in labels that the codebook has.
    """

    coders: Consensus
    versions: tuple[Version, ...]
    agreed: tuple[Shown, ...]
    disputed: tuple[Occurrence, ...]
    flags: tuple[str, ...]

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Every span that is shown, once, by place."""
        found = {each.id: each for each in (*self.agreed, *(s for v in self.versions for s in v.spans))}
        return tuple(sorted(found.values(), key=lambda each: (each.start, each.end, each.label)))


def dispute(reviews: Iterable[CodedReview], codebook: Codebook, seed: int) -> Dispute:
    """What the coders of one article differ about, whether or not somebody adjudicated it since."""
    coders = consensus(each for each in reviews if each.review.purpose == "coding")
    known = _marked(coders)
    order = sorted(
        coders.reviews, key=lambda each: digest("version", seed, each.review.article_id, each.reviewer)
    )
    occurrences = [each for each in coders.occurrences if each.label in codebook.names]
    said = [frozenset(each.review.flags) for each in coders.reviews]
    return Dispute(
        coders=coders,
        versions=tuple(
            Version(
                letter=chr(ord("A") + place) if place < 26 else f"Z{place - 25}",
                spans=tuple(
                    _shown(mark.decision, known)
                    for occurrence in occurrences
                    for mark in occurrence.marks
                    if mark.reviewer == each.reviewer
                ),
                flags=each.review.flags,
            )
            for place, each in enumerate(order)
        ),
        agreed=tuple(_shown(known[each.label, *each.extent], known) for each in occurrences if each.agreed),
        disputed=tuple(
            sorted(
                (each for each in occurrences if not each.agreed), key=lambda each: (each.union, each.label)
            )
        ),
        flags=tuple(sorted(frozenset().union(*said) - frozenset.intersection(*said))) if said else (),
    )


def adjudicate(
    annotation: Annotation, page: Page, codebook: Codebook, provenance: Provenance, coders: Consensus
) -> ReviewResult:
    """What an adjudicator decided, given the page with all the coders' spans and what the coders decided."""
    outcome = decide(annotation, page, codebook, provenance)
    known = _marked(coders)
    by_id = {_name(each): each for each in known.values()}
    standing = [each for each in outcome.decisions if each.verdict != "rejected"]
    found = [_kept(each, known, by_id) for each in standing]
    for each in outcome.decisions:
        there = any(
            each.label == other.label and each.start < other.end and other.start < each.end
            for other in standing
        )
        if each.verdict == "rejected" and not there:
            found.append(replace(each, tag_id=_tag(each, by_id)))
    found.sort(key=lambda each: (each.start, each.end, each.label, each.verdict))
    return replace(outcome, decisions=tuple(found))


def _kept(each: Decision, known: Mapping[Place, Decision], by_id: Mapping[str, Decision]) -> Decision:
    """A span that stands: as the coder had it who marked it so, else as the adjudicator's own."""
    if (same := known.get((each.label, each.start, each.end))) is not None:
        return replace(each, verdict=same.verdict, tag_id=same.tag_id)
    tag = _tag(each, by_id)
    return replace(each, tag_id=tag, verdict=each.verdict if tag is not None else "added")


def _tag(each: Decision, by_id: Mapping[str, Decision]) -> str | None:
    """The tag that a coder's span came from; None where a person added it."""
    coder = by_id.get(each.tag_id or "")
    return None if coder is None else coder.tag_id


def _marked(coders: Consensus) -> Mapping[Place, Decision]:
    """What coders did with each span that stands or is agreed, by its place; accepted tags go first."""
    found: dict[Place, Decision] = {}
    for each in coders.occurrences:
        decisions = sorted((mark.decision for mark in each.marks), key=_rank)
        for decision in decisions:
            found.setdefault((each.label, decision.start, decision.end), decision)
        if each.agreed:
            start, end = each.extent
            verdict: Verdict = "added" if decisions[0].tag_id is None else "resized"
            agreed = replace(decisions[0], start=start, end=end, verdict=verdict)
            found.setdefault((each.label, start, end), agreed)
    return found


def _rank(each: Decision) -> tuple[bool, bool, int, int]:
    return each.verdict != "accepted", each.tag_id is None, each.start, each.end


def _shown(each: Decision, known: Mapping[Place, Decision]) -> Shown:
    return Shown(_name(known[each.label, each.start, each.end]), each.label, each.start, each.end)


def _name(each: Decision) -> str:
    """A span's id, made of its place, so that ids tell what was shown; an accepted tag keeps its own."""
    if each.verdict == "accepted" and each.tag_id is not None:
        return each.tag_id
    return digest("span", each.label, each.start, each.end)
