"""What a comparison keeps of each article: counts in the outlet's own voice, and where they come from."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from sys import intern

from annotate.coding.codebook import Codebook
from annotate.coding.consensus import Range
from annotate.coding.precision import Records
from annotate.coding.reviews import renamed
from annotate.compare.gold import Offer, offer
from annotate.records import Policy, Publication, Review, Tag, Task
from annotate.report.counts import Count
from annotate.report.summary import Summary
from annotate.report.summary_words import headline

_BY = re.compile(r"^(?:by|par|written by|de)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|&|\||/|\band\b|\bet\b)\s*")

FLAGGED = "marked by a reviewer as damaged or as no article"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An article in a comparison; counts are by label, in the outlet's own voice.

    `own` are those of the article's page, with what their intervals are made of, without labels that were
    looked for and not found: most are, and a comparison holds many articles. `proposed` are the proposals
    that a summary counts. `surrogate` counts all that rules propose out of fold, whatever its score: a model
    has learned from reviews, so it looks better on these articles.
    `approved` has the labels that reviewers decided about under today's definition and agree on (none where
    nobody knows which tags one of them was shown), `disputed` those they do not agree on, from the lowest to
    the highest count; `unsearched` has those that neither a rule nor the model looks for in this language:
    that none is proposed says nothing. `adjudicator` and `policy` settled what reviewers differ about, but
    for `unsettled` spans. `left_out` says why the article takes no part in rates (empty: it does). `unread`
    are those whose reviews are left out, since nobody reads so fast, `authors` are named by the byline.
    """

    article_id: str
    title: str
    language: str
    publications: tuple[Publication, ...]
    words: int
    own: Mapping[str, Count]
    proposed: Mapping[str, int]
    surrogate: Mapping[str, int]
    approved: Mapping[str, int] = field(default_factory=dict)
    disputed: Mapping[str, Range] = field(default_factory=dict)
    unsearched: frozenset[str] = frozenset()
    reviewers: tuple[str, ...] = ()
    adjudicator: str | None = None
    policy: Policy | None = None
    unsettled: int = 0
    offer: Offer = field(default_factory=Offer)
    left_out: str = ""
    stale: bool = False
    removed: int = 0
    records: Records = field(default_factory=dict)
    rules_version: str = ""
    model_version: str | None = None
    unread: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


def entry(
    summary: Summary,
    codebook: Codebook,
    *,
    tags: Iterable[Tag] = (),
    reviews: Iterable[Review] = (),
    tasks: Iterable[Task] = (),
) -> Entry:
    """What a comparison keeps of a summarised article.

    `tags` are all that are stored of it, those that score too low to count among them; `reviews` and `tasks`
    tell how it came to be reviewed.
    """
    own = {label.name: label.voices["outlet"] for label in summary.labels}
    decided = {name: count for name, count in own.items() if name not in summary.redefined}
    ruled = [tag for tag in tags if (tag.origin, tag.voice) == ("rule", "outlet")]
    return Entry(
        article_id=summary.article.id,
        title=headline(summary),
        language=intern(summary.article.language),
        publications=summary.publications,
        words=summary.words["outlet"],
        own={name: count for name, count in own.items() if count.counted_max != 0 or count.unknown},
        proposed={name: count.proposed for name, count in own.items()},
        surrogate=Counter(tag.label for tag in renamed(ruled, codebook)),
        approved={
            name: count.approved
            for name, count in decided.items()
            if count.approved is not None and not count.disputed and not summary.unseen
        },
        disputed={
            name: Range(count.approved, count.approved_max)
            for name, count in decided.items()
            if count.disputed and count.approved is not None and count.approved_max is not None
        },
        unsearched=frozenset(name for name, count in own.items() if not (count.searched or count.proposed)),
        reviewers=summary.reviewers,
        adjudicator=summary.adjudicator,
        policy=summary.policy,
        unsettled=len(summary.status("disputed")),
        offer=replace(offer(reviews, tasks), reviewed=bool(summary.reviewers and not summary.unseen)),
        left_out=FLAGGED if summary.flags else "",
        stale=summary.stale,
        removed=len(summary.article.removed),
        records=summary.records,
        rules_version=intern(summary.rules_version),
        model_version=summary.model_version and intern(summary.model_version),
        unread=tuple(summary.unread),
        authors=authors(summary.article.byline or ""),
    )


def authors(byline: str) -> tuple[str, ...]:
    """Who wrote an article, by its byline: "By Ilen Maro and Jo Dral, staff" is Ilen Maro and Jo Dral.

    What has no capital at its beginning is no name.
    """
    names = _BETWEEN.split(_BY.sub("", byline.strip()))
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()[:1].isupper()))
