"""What a reviewer did with each span: an annotation beside what was shown gives decisions."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotate.blanks import trimmed
from annotate.coding.annotations import Annotation, Region
from annotate.coding.codebook import Codebook
from annotate.coding.verdicts import Shown, verdicts
from annotate.records import Article, Decision, Purpose, Review, SetAside, Showing, Tag, digest

BLANK = "it covers blanks and nothing else"
DAMAGED, NOT_AN_ARTICLE = FLAGS = ("text is damaged", "not an article")  #: answers about the whole article


@dataclass(frozen=True, kw_only=True)
class Page:
    """What is known of the page that a reviewer had.

    `tags` are what stood on it; where `shown` is ``unknown``, all that were ever sent of the article. `text`
    is what the reviewer read, and `labels_offered` are those of `codebook_version`, as `Review` has them.
    """

    article: Article
    text: str
    shown: Showing
    tags: tuple[Shown, ...] = ()
    labels_offered: tuple[str, ...] = ()
    codebook_version: str = ""

    def same(self, start: int, end: int) -> bool:
        """Whether a stretch is inside the article and its words are the ones that the reviewer read there."""
        words = self.article.text
        return 0 <= start < end <= len(words) and self.text[start:end] == words[start:end]


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Who reviewed, on which server and in which project, how the article came to be reviewed, what for."""

    reviewer: str
    server: str
    project: int
    sampled_by: str = "all"
    inclusion_probability: float | None = 1.0
    purpose: Purpose = "coding"


@dataclass(frozen=True, kw_only=True)
class ReviewResult:
    """A review, with a decision for each span shown or added, and what could not be taken."""

    review: Review
    decisions: tuple[Decision, ...]
    set_aside: tuple[SetAside, ...]


def as_shown(spans: Iterable[Tag | Region]) -> tuple[Shown, ...]:
    """Our tags, or the server's regions, as spans that stood on a page."""
    return tuple(Shown(each.id, each.label, each.start, each.end) for each in spans)


def decide(annotation: Annotation, page: Page, codebook: Codebook, provenance: Provenance) -> ReviewResult:
    """The decisions in one annotation; `codebook` says what renamed labels are called now.

    Blanks at the ends of a span are no part of it. A span whose label is unknown, that is not the same words
    in the text that was read and in the article, or that is nothing but blanks, is set aside, and the tag it
    came from stays undecided.

    Where nobody knows what was shown, nothing is rejected. A span whose id is that of a tag we sent can only
    come from that tag, so that this one was shown: it is accepted, resized or relabelled. Every other span
    is added, since what it might replace may never have been there.
    """
    regions, undecided, wrong = _regions(annotation, page, codebook)
    tags = page.tags if page.shown == "tags" else tuple(tag for tag in page.tags if tag.id in regions)
    review = _review(annotation, page, provenance, tags)
    if annotation.skipped:
        return ReviewResult(review=review, decisions=(), set_aside=())
    then = [_then(tag, page, codebook) for tag in tags if tag.id not in undecided]
    decisions = [
        Decision(
            review_id=review.id,
            tag_id=tag_id,
            label=span.label,
            start=span.start,
            end=span.end,
            text=page.article.text[span.start : span.end],
            verdict=verdict,
            comment=annotation.comments.get(span.id),
        )
        for verdict, tag_id, span in verdicts([tag for tag in then if tag is not None], regions)
    ]
    return ReviewResult(
        review=review,
        decisions=tuple(sorted(decisions, key=lambda d: (d.start, d.end, d.label, d.verdict))),
        set_aside=tuple(
            SetAside(review_id=review.id, article_id=page.article.id, reason=reason, region=about)
            for reason, about in wrong
        ),
    )


def _review(annotation: Annotation, page: Page, provenance: Provenance, tags: Sequence[Shown]) -> Review:
    return Review(
        id=_review_id(annotation, provenance.server),
        article_id=page.article.id,
        annotation_id=annotation.number,
        annotation=annotation.key,
        status="skipped" if annotation.skipped else "submitted",
        decided_at=annotation.decided_at,
        seconds=annotation.seconds,
        labels_offered=page.labels_offered,
        shown=page.shown,
        tags_shown=tuple(each.id for each in tags),
        flags=tuple(flag for flag in FLAGS if flag in annotation.choices),
        codebook_version=page.codebook_version,
        **vars(provenance),
    )


def _regions(
    annotation: Annotation, page: Page, codebook: Codebook
) -> tuple[Mapping[str, Shown], Collection[str], Sequence[tuple[str, str]]]:
    """The spans that can be taken, by id; ids of those that cannot; and why, with what they are."""
    wrong = [(each.reason, each.region) for each in annotation.wrong]
    undecided = {each.id for each in annotation.wrong}
    regions: dict[str, Shown] = {}
    known = {each.id for each in page.tags}
    # Spans that were shown go first, so that of two alike the one that was shown is the one that counts.
    for item in sorted(annotation.regions, key=lambda item: item.id not in known):
        region = _fitting(item, page, codebook)
        if isinstance(region, Shown):
            if item.id in regions:
                region = "two spans have one id"
            elif item.id not in known and region[1:] in {each[1:] for each in regions.values()}:
                region = "the same span with the same label is there twice"
        if isinstance(region, Shown):
            regions[item.id] = region
        else:
            undecided.add(item.id)
            wrong.append((region, f"{item.label} {item.id}: {item.start}–{item.end}"))
    return regions, undecided - set(regions), wrong


def _fitting(item: Region, page: Page, codebook: Codebook) -> Shown | str:
    """A region as a span of the article, without blanks at its ends; or what is wrong with it."""
    label, length = codebook.current(item.label), len(page.article.text)
    if label is None:
        return f"the codebook has no label {item.label!r}"
    if not 0 <= item.start < item.end <= length:
        return f"the offsets {item.start}–{item.end} are not inside the article (0–{length})"
    if not page.same(item.start, item.end):
        return f"the text on the server differs from the article at {item.start}–{item.end}"
    span = trimmed(page.article.text, item.start, item.end)
    return BLANK if span is None else Shown(item.id, label, *span)


def _then(tag: Shown, page: Page, codebook: Codebook) -> Shown | None:
    """A tag that was shown, by the name that its label has now and without blanks at its ends.

    None where it stood on other words than the article's, or on none: nothing is decided about those.
    """
    span = trimmed(page.article.text, tag.start, tag.end) if page.same(tag.start, tag.end) else None
    return None if span is None else Shown(tag.id, codebook.today(tag.label), *span)


def _review_id(annotation: Annotation, server: str) -> str:
    """Names this state of the annotation: pulled again it is the same, after a change another."""
    said = (
        *sorted((each.id, each.label, each.start, each.end) for each in annotation.regions),
        *sorted(annotation.comments.items()),
        *sorted(annotation.choices),
        *sorted((each.reason, each.region) for each in annotation.wrong),
    )
    return digest("review", server, annotation.key, annotation.decided_at, annotation.skipped, *said)
