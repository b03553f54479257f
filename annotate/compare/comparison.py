"""Outlets, months or authors side by side: how often each words things in a labelled way, story by story.

A side is what one outlet published, what was published in one month, or what one author wrote. A story that
it ran several times counts once: its earliest article stands for it, which is chosen without looking at
reviews. There is an order only of corrected rates, of sides that are large enough, and only as far as it is
clear; there is no overall score.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotate.coding.agreement.measure import Measure
from annotate.coding.codebook import Codebook, LabelDefinition
from annotate.coding.consensus import Range
from annotate.coding.precision import Records, together
from annotate.coding.resampling import REPLICATES
from annotate.compare.entry import Entry
from annotate.compare.estimate import Estimate, Rate, Story, estimates, places
from annotate.compare.gold import Gold, gold_stratum
from annotate.compare.standing import By, Turn, dates, order
from annotate.compare.waiting import Waiting, waiting
from annotate.config import SCALE
from annotate.report.flow import Flow
from annotate.team import StudyDesign

Place = tuple[int, int]  #: (first, last) place that a side can have, from the highest rate

MIN_STORIES = 5  #: of a side that is placed: fewer say next to nothing about how stories differ
MIN_WORDS = 2000  #: of a side that is placed, the outlet's own: one span more there is half a point of rate
MIN_GOLD = 10  #: drawn and reviewed stories behind a corrected rate; the simulation in the tests holds there


@dataclass(frozen=True, kw_only=True, slots=True)
class SideStory:
    """A story as a side ran it: the article that stands for it, its date there (may be empty), its copies."""

    id: str
    entry: Entry
    published: str
    copies: tuple[Entry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Side:
    """An outlet, a month or an author, with its stories by date. `words` are those of the outlet's own voice.

    `estimates` and `counts` (proposals) are by label, and so is `approved`, where reviewers were asked about
    the label in every story: from the fewest to the most that they marked. A corrected rate that rests on too
    little gold is not among them, nor is a proposed one of a label that nothing looks for. `waiting` sets the
    drawn stories that wait beside those that are reviewed, None where none waits.
    """

    name: str
    stories: tuple[SideStory, ...]
    words: int
    gold: Gold
    counts: Mapping[str, int]
    estimates: Mapping[str, Estimate]
    approved: Mapping[str, Range] = field(default_factory=dict)
    waiting: Waiting | None = None

    @property
    def articles(self) -> int:
        """Articles, copies of a story included."""
        return len(self.stories) + sum(len(each.copies) for each in self.stories)

    @property
    def missing(self) -> tuple[str, ...]:
        """What the side lacks to be placed, whatever the label."""
        need = ((len(self.stories), MIN_STORIES, "stories"), (self.words, MIN_WORDS, "outlet words"))
        return tuple(f"{have:,} of {least:,} {what}" for have, least, what in need if have < least)

    @property
    def least_gold(self) -> int:
        """Gold stories that a corrected rate of this side needs."""
        return MIN_STORIES if self.gold.how == "all" else MIN_GOLD


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Sides by name, with all that a reader needs to doubt their numbers.

    `places` are by label and side, of the sides that have one. `entries` are the articles that took part,
    `left_out` counts the others by reason. `stories` counts stories over all sides. `study` is how articles
    were assigned to coders, None where they were not, `alphas` how far these agree by label, in all of the
    workspace; `flow` is what became of everything that was found. `with_unread` is the same with the reviews
    counted that nobody can have read so fast; None where there are none. `batch` says that the articles are
    those of a batch job's output.
    """

    by: By
    labels: tuple[LabelDefinition, ...]
    sides: tuple[Side, ...]
    places: Mapping[str, Mapping[str, Place]]
    entries: tuple[Entry, ...]
    stories: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    seed: int
    replicates: int
    codebook_version: str
    study: StudyDesign | None = None
    alphas: Mapping[str, Measure] = field(default_factory=dict)
    with_unread: "Comparison | None" = None
    scales: Mapping[str, float] = field(default_factory=dict)
    flow: Flow | None = None
    batch: bool = False

    @property
    def representatives(self) -> frozenset[str]:
        """The articles that stand for a story on some side and have words: those that rates are made of."""
        entries = (story.entry for side in self.sides for story in side.stories)
        return frozenset(each.article_id for each in entries if each.words)

    def scale(self, label: str) -> float:
        """The rate per 1,000 words at the right end of the label's bars, the same on every page."""
        return self.scales.get(label, SCALE)

    @property
    def records(self) -> Records:
        """How proposals fared with reviewers, over all articles that took part."""
        return together(each.records for each in self.entries)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """How a comparison is made: `labels` narrows it to some, `seed` decides the draws."""

    by: By = "outlet"
    labels: Sequence[str] = ()
    seed: int
    replicates: int = REPLICATES


def compare(
    entries: Iterable[Entry], stories: Mapping[str, str], codebook: Codebook, choices: Choices
) -> Comparison:
    """The comparison of all sides that the articles make.

    `stories` is the cluster of near-duplicates of each article, by id. Same input and choices, same numbers.
    UsageError for a label that the codebook lacks.
    """
    chosen = tuple(codebook[name] for name in choices.labels) or codebook.labels
    names = tuple(label.name for label in chosen)
    taking_part, damaged, left_out = _taking_part(entries, choices.by)
    drawn = _stories((*taking_part, *damaged), stories, choices.by)
    gold = {name: _gold(each) for name, each in drawn.items()}
    found = estimates(
        {name: [_counted(story, gold[name]) for story in each] for name, each in drawn.items()},
        names,
        seed=choices.seed,
        replicates=choices.replicates,
    )
    sides = {name: sound for name, each in drawn.items() if (sound := _sound(each))}
    made = tuple(_side(name, each, drawn[name], found[name], names) for name, each in sides.items())
    return Comparison(
        by=choices.by,
        labels=chosen,
        sides=made,
        places={name: _places(made, name) for name in names},
        entries=taking_part,
        stories=len({stories[each.article_id] for each in taking_part}),
        left_out=left_out,
        seed=choices.seed,
        replicates=choices.replicates,
        codebook_version=codebook.version,
    )


def _taking_part(
    entries: Iterable[Entry], by: By
) -> tuple[tuple[Entry, ...], tuple[Entry, ...], Mapping[str, int]]:
    """The articles that stand on a side, by id, and how many do not, by reason.

    Between them those that were drawn and found damaged: they tell how many of the others are.
    """
    found: list[Entry] = []
    damaged: list[Entry] = []
    left_out = Counter[str]()
    for each in sorted(entries, key=lambda each: each.article_id):
        stands = bool(dates(each, by))
        if each.left_out or not stands:
            left_out[each.left_out or f"no {'date' if by == 'month' else by} known"] += 1
        if stands and not each.left_out:
            found.append(each)
        elif stands and each.offer.reviewed and each.offer.random:
            damaged.append(each)
    return tuple(found), tuple(damaged), dict(sorted(left_out.items()))


def _stories(
    entries: Iterable[Entry], clusters: Mapping[str, str], by: By
) -> Mapping[str, tuple[SideStory, ...]]:
    """The stories of each side, by date."""
    found: dict[str, dict[str, list[SideStory]]] = {}
    for each in entries:
        name = clusters[each.article_id]
        for side, published in dates(each, by).items():
            article = SideStory(id=name, entry=each, published=published)
            found.setdefault(side, {}).setdefault(name, []).append(article)
    return {name: tuple(sorted(map(_one, each.values()), key=_order)) for name, each in sorted(found.items())}


def _order(story: SideStory) -> Turn:
    return order(story.published, story.entry.article_id)


def _one(articles: Sequence[SideStory]) -> SideStory:
    """A story's earliest article, and the others as its copies."""
    first, *others = sorted(articles, key=_order)
    return replace(first, copies=tuple(each.entry for each in others))


def _sound(stories: Iterable[SideStory]) -> tuple[SideStory, ...]:
    return tuple(each for each in stories if not each.entry.left_out)


def _gold(stories: Iterable[SideStory]) -> Gold:
    return gold_stratum({each.entry.article_id: each.entry.offer for each in stories})


def _counted(story: SideStory, gold: Gold) -> Story:
    """What is estimated from; of a damaged article nothing that was proposed is right."""
    each, probability = story.entry, gold.probability.get(story.entry.article_id)
    approved = dict.fromkeys(each.approved, 0) if each.left_out else each.approved
    return Story(
        story=story.id,
        words=each.words,
        proposed=each.proposed,
        surrogate=each.surrogate,
        gold={} if probability is None else approved,
        probability=probability or 1.0,
        damaged=bool(each.left_out),
    )


def _side(
    name: str,
    stories: tuple[SideStory, ...],
    drawn: Sequence[SideStory],
    found: Mapping[str, Estimate],
    labels: Sequence[str],
) -> Side:
    gold = _gold(stories)
    side = Side(
        name=name,
        stories=stories,
        words=sum(story.entry.words for story in stories),
        gold=gold,
        counts={label: sum(story.entry.proposed.get(label, 0) for story in stories) for label in labels},
        estimates=found,
        approved=_approved([story.entry for story in stories], labels) if gold.how == "all" else {},
        waiting=waiting(story.entry for story in drawn),
    )
    unsearched = frozenset.intersection(*(story.entry.unsearched for story in stories))
    kept = {
        label: replace(
            each,
            proposed=None if label in unsearched else each.proposed,
            corrected=each.corrected if each.gold >= side.least_gold else None,
        )
        for label, each in found.items()
    }
    return replace(side, estimates=kept)


def _approved(entries: Sequence[Entry], labels: Sequence[str]) -> Mapping[str, Range]:
    """What was approved on a side of which every story is reviewed; without labels nobody was asked about."""
    known = {
        label: [
            each.disputed.get(label) or Range(each.approved[label], each.approved[label])
            for each in entries
            if label in each.approved or label in each.disputed
        ]
        for label in labels
    }
    return {
        label: Range(sum(each.low for each in found), sum(each.high for each in found))
        for label, found in known.items()
        if len(found) == len(entries)
    }


def _places(sides: Sequence[Side], label: str) -> Mapping[str, Place]:
    """Places of the sides that are large enough and corrected; none where there are not two of them."""
    rates: dict[str, Rate] = {}
    for side in sides:
        corrected = side.estimates[label].corrected
        if corrected is not None and not side.missing:
            rates[side.name] = corrected
    return places(rates) if len(rates) > 1 else {}
