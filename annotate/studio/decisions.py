"""What a reviewer did with each span: an annotation beside what was shown gives decisions.

Only labels and offsets decide. Label Studio's own `origin` is set by the browser alone and changes with a
comment, and its copy of a span's text can differ from the text: neither is read.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from annotate.coding.codebook import Codebook
from annotate.records import Article, Decision, Review, SetAside, Tag, Verdict, digest
from annotate.studio.page import ARTICLE, COMMENT, FLAGS, LABELS

OVERLAP = 0.5  #: share of a rejected tag that a new span of its label must cover to be the same, resized


class Shown(NamedTuple):
    """A span that stood on the page when the reviewer opened it; `id` is its tag's id."""

    id: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A review, with a decision for each span shown or added, and what could not be taken."""

    review: Review
    decisions: tuple[Decision, ...]
    set_aside: tuple[SetAside, ...]


def shown_tags(tags: Iterable[Tag]) -> tuple[Shown, ...]:
    """Tags as they were shown."""
    return tuple(Shown(tag.id, tag.label, tag.start, tag.end) for tag in tags)


def shown_regions(result: Iterable[Mapping[str, Any]]) -> tuple[Shown, ...]:
    """The regions of a prediction that Label Studio kept, where our own copy of it is missing."""
    values = [(str(item["id"]), item["value"]) for item in result if item.get("from_name") == LABELS]
    return tuple(Shown(each, v["labels"][0], v["start"], v["end"]) for each, v in values if v.get("labels"))


def decide(
    annotation: Mapping[str, Any],
    shown: Sequence[Shown],
    *,
    article: Article,
    text: str,
    codebook: Codebook,
    reviewer: str,
    server: str,
    project: int,
    labels_offered: tuple[str, ...],
    codebook_version: str,
    sampled_by: str = "all",
    inclusion_probability: float | None = 1.0,
) -> Outcome:
    """The decisions in one exported annotation.

    `text` is the task's text, which the reviewer read; `codebook` says what renamed labels are called now.
    A span whose label is unknown, or that is not the same words in `text` and in the article, is set aside,
    and the tag it came from stays undecided.
    """
    result: Sequence[Mapping[str, Any]] = annotation.get("result") or []
    skipped = bool(annotation.get("was_cancelled"))
    review = Review(
        id=_review_id(annotation, server, project),
        article_id=article.id,
        reviewer=reviewer,
        server=server,
        project=project,
        annotation_id=int(annotation["id"]),
        status="skipped" if skipped else "submitted",
        decided_at=_utc(str(annotation["updated_at"])),
        seconds=annotation.get("lead_time"),
        labels_offered=labels_offered,
        tags_shown=tuple(each.id for each in shown),
        flags=_flags(result),
        sampled_by=sampled_by,
        inclusion_probability=inclusion_probability,
        codebook_version=codebook_version,
    )
    if skipped:
        return Outcome(review=review, decisions=(), set_aside=())
    aside: list[SetAside] = []
    regions: dict[str, Shown] = {}
    undecided: set[str] = set()
    known = {each.id for each in shown}
    # Spans that were shown go first, so that of two alike the one that was shown is the one that counts.
    for item in sorted(result, key=lambda item: str(item.get("id")) not in known):
        if item.get("from_name") in (ARTICLE, COMMENT):
            continue
        region, wrong = _region(item, article, text, codebook)
        if region is not None and region.id in regions:
            region, wrong = None, "two spans have one id"
        elif (
            region is not None and region.id not in known and region[1:] in {r[1:] for r in regions.values()}
        ):
            region, wrong = None, "the same span with the same label is there twice"
        if region is not None:
            regions[region.id] = region
            continue
        undecided.add(str(item.get("id")))
        about = f"{item.get('from_name')} {item.get('id')}: {item.get('value')}"
        aside.append(SetAside(review_id=review.id, article_id=article.id, reason=wrong, region=about))
    then = [each._replace(label=codebook.current(each.label) or each.label) for each in shown]
    verdicts = _verdicts([each for each in then if each.id not in undecided - set(regions)], regions)
    comments = _comments(result)
    decisions = [
        Decision(
            review_id=review.id,
            tag_id=tag_id,
            label=span.label,
            start=span.start,
            end=span.end,
            text=article.text[span.start : span.end],
            verdict=verdict,
            comment=comments.get(span.id),
        )
        for verdict, tag_id, span in verdicts
    ]
    order = sorted(decisions, key=lambda each: (each.start, each.end, each.label, each.verdict))
    return Outcome(review=review, decisions=tuple(order), set_aside=tuple(aside))


def _verdicts(
    shown: Sequence[Shown], regions: Mapping[str, Shown]
) -> list[tuple[Verdict, str | None, Shown]]:
    """A verdict for each span shown and each span added, with the tag's id and the span as it is now."""
    known = {each.id for each in shown}
    found: list[tuple[Verdict, str | None, Shown]] = []
    gone: list[Shown] = []
    for tag in shown:
        region = regions.get(tag.id)
        if region is None:
            gone.append(tag)
        else:
            found.append((_change(tag, region), tag.id, region))
    new = [region for region in regions.values() if region.id not in known]
    for tag, region in _pairs(gone, new):
        gone.remove(tag)
        new.remove(region)
        found.append((_change(tag, region), tag.id, region))
    found += [("rejected", tag.id, tag) for tag in gone]
    found += [("added", None, region) for region in new]
    return found


def _change(tag: Shown, region: Shown) -> Verdict:
    if region.label != tag.label:
        return "relabelled"
    return "accepted" if (region.start, region.end) == (tag.start, tag.end) else "resized"


def _pairs(gone: Collection[Shown], new: Collection[Shown]) -> list[tuple[Shown, Shown]]:
    """Tags that were deleted and drawn again: the largest overlap first, each span in one pair."""
    candidates = []
    for tag in gone:
        for region in new:
            common = min(tag.end, region.end) - max(tag.start, region.start)
            if region.label == tag.label and common >= OVERLAP * (tag.end - tag.start):
                candidates.append((-common, tag.start, tag.end, tag.id, region.start, region.id, tag, region))
    pairs: list[tuple[Shown, Shown]] = []
    taken: set[str] = set()
    for *_, tag, region in sorted(candidates):
        if not taken & {tag.id, region.id}:
            taken |= {tag.id, region.id}
            pairs.append((tag, region))
    return pairs


def _region(
    item: Mapping[str, Any], article: Article, text: str, codebook: Codebook
) -> tuple[Shown | None, str]:
    """A result item as a span, or what is wrong with it."""
    if item.get("from_name") != LABELS:
        return None, f"the page has no control {item.get('from_name')!r}"
    value = item.get("value") or {}
    start, end, labels = value.get("start"), value.get("end"), value.get("labels") or []
    if len(labels) != 1:
        return None, f"it has {len(labels) or 'no'} labels; a span has one"
    label = codebook.current(labels[0])
    if label is None:
        return None, f"the codebook has no label {labels[0]!r}"
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(article.text):
        return None, f"the offsets {start}–{end} are not inside the article (0–{len(article.text)})"
    if text[start:end] != article.text[start:end]:
        return None, f"the text on the server differs from the article at {start}–{end}"
    return Shown(str(item.get("id")), label, start, end), ""


def _flags(result: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    chosen = [item["value"].get("choices", []) for item in result if item.get("from_name") == ARTICLE]
    return tuple(flag for flag in FLAGS if any(flag in each for each in chosen))


def _comments(result: Iterable[Mapping[str, Any]]) -> Mapping[str, str]:
    """Comments by the id of the region they are about."""
    found = {}
    for item in result:
        if item.get("from_name") == COMMENT:
            words = item["value"].get("text", [])
            found[str(item["id"])] = "\n".join([words] if isinstance(words, str) else words)
    return found


def _review_id(annotation: Mapping[str, Any], server: str, project: int) -> str:
    """Names this state of the annotation: pulled again it is the same, after a change another."""
    items = sorted(
        (str(item.get("from_name")), str(item.get("id")), repr(sorted((item.get("value") or {}).items())))
        for item in annotation.get("result") or []
    )
    state = (annotation["id"], annotation["updated_at"], bool(annotation.get("was_cancelled")), items)
    return digest("review", server, project, *state)


def _utc(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
