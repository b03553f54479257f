"""The bias summary of one article: counts per label and voice with their denominators and their evidence.

There is no overall score. Approved and proposed spans are never added up: the rates of a reviewed article
count what people approved, those of any other what rules and model propose.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotate.coding.agreement.codings import codings, shared, unfit
from annotate.coding.agreement.unitizing import marked_or_not
from annotate.coding.codebook import Codebook
from annotate.coding.consensus import Consensus, Range, consensus, count
from annotate.coding.pace import Pace
from annotate.coding.policy import settle
from annotate.coding.precision import Records, records
from annotate.coding.reviews import CodedReview, counting, left_unread, renamed
from annotate.config import SCALE
from annotate.moments import to_second
from annotate.records import (
    RUNGS,
    VOICES,
    Article,
    Basis,
    Policy,
    Publication,
    Rung,
    Tag,
    Tagged,
    Voice,
    VoiceStretch,
)
from annotate.report.corpus import Corpus
from annotate.report.counts import Count
from annotate.report.evidence import Evidence, Status, VoiceAt, evidence
from annotate.report.flow import Flow
from annotate.report.ladder import OPEN, Ladder, ladder
from annotate.report.wording import wording, wordings
from annotate.team import StudyDesign

UNKNOWN_COLOR = "#6B6B6B"  #: of a label that is not in the codebook


@dataclass(frozen=True, kw_only=True)
class LabelSummary:
    """A label of the codebook with its counts by voice; `color` as ``#RRGGBB``."""

    name: str
    title: str
    definition: str
    color: str
    voices: Mapping[Voice, Count]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """All that can be said about one article, with the evidence for it.

    `source` is where it was read from, `attributions` what the rules find, `ladder` that with what reviewers
    decided. `voices` are the stretches of others' words. `reviewers` are the codes of the people whose
    reviews count, `flags` what they said about the article as a whole: a flagged one has no rates. `unseen`
    are those of them of whom nobody knows which tags they were shown. `redefined` names
    labels whose definition changed since a review. `below_threshold` counts proposals that score too low to
    count. `denied` are words that rules know and that their sentence takes back: they count nowhere. `stale`
    means that today's rules, codebook or model would tag anew. `records` say how what reviewers of this
    article were shown fared with them, `reviewed_at` when the newest review that counts was made.
    `adjudicator` is the code of who settled what they differ about, for the labels `adjudicated`; `policy` is
    the rule that settled something where nobody did. `coincidences` is how far the reviewers agree by
    themselves, by label (`agreement.unitizing.marked_or_not`). `corpus` are the articles of the workspace,
    `study` is how they were assigned, `flow` what became of each; None where there is none. `unread` is how
    fast reviews were submitted that are left out since nobody reads so fast, by reviewer, and `with_unread`
    the same summary with them counted; None where there are none.
    """

    article: Article
    source: str
    publications: tuple[Publication, ...]
    basis: Basis
    words: Mapping[Voice, int]
    attributions: Mapping[Rung, int]
    ladder: Ladder
    labels: tuple[LabelSummary, ...]
    tags: tuple[Tag, ...]
    evidence: tuple[Evidence, ...]
    voices: tuple[VoiceStretch, ...]
    reviewers: tuple[str, ...]
    flags: tuple[str, ...]
    redefined: tuple[str, ...]
    below_threshold: int
    stale: bool
    codebook_version: str
    rules_version: str
    model_version: str | None
    records: Records
    reviewed_at: str | None = None
    unseen: tuple[str, ...] = ()
    adjudicator: str | None = None
    adjudicated: tuple[str, ...] = ()
    policy: Policy | None = None
    coincidences: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    corpus: Corpus | None = None
    study: StudyDesign | None = None
    flow: Flow | None = None
    unread: Mapping[str, Pace] = field(default_factory=dict)
    with_unread: "Summary | None" = None
    scales: Mapping[str, float] = field(default_factory=dict)
    denied: tuple[Tag, ...] = ()

    def scale(self, label: str) -> float:
        """The rate per 1,000 words at the right end of the label's bars, the same on every page."""
        return self.scales.get(label, SCALE)

    def status(self, *wanted: Status) -> tuple[Evidence, ...]:
        """The evidence with one of these statuses."""
        return tuple(each for each in self.evidence if each.status in wanted)

    @property
    def total_words(self) -> int:
        """Words in all voices."""
        return sum(self.words.values())


@dataclass(frozen=True, kw_only=True)
class Context:
    """What is known of a tagged article besides its tags.

    `thresholds` are probabilities by label that take the codebook's place; `shown` are tags that reviewers
    saw and that may be gone today; `voices` take the place of those kept with the tags; `voice` tells whose
    words a span is that somebody added or moved (by default as `voices` say of its first character);
    `searched` are the labels that rules or model look for (by default all); `policy` settles what reviewers
    differ about where nobody adjudicated.
    """

    source: str
    publications: Sequence[Publication] = ()
    reviews: Sequence[CodedReview] = ()
    shown: Sequence[Tag] = ()
    thresholds: Mapping[str, float] = field(default_factory=dict)
    voices: Sequence[VoiceStretch] | None = None
    voice: VoiceAt | None = None
    searched: Collection[str] | None = None
    stale: bool = False
    policy: Policy | None = None

    def with_unread(self) -> "Context":
        """The same, with the reviews counted that nobody can have read so fast."""
        return replace(self, reviews=tuple(replace(each, unread=None) for each in self.reviews))


def summarise(tagged: Tagged, codebook: Codebook, context: Context) -> Summary:
    """The summary of a tagged article, with what people said about it, if they did."""
    limits = {label.name: label.threshold for label in codebook.labels} | dict(context.thresholds)
    named = renamed(tagged.tags, codebook)
    strong = tuple(tag for tag in named if tag.score is None or tag.score >= limits.get(tag.label, 0))
    shown = renamed(context.shown, codebook)
    others = tuple((tagged.voices or ()) if context.voices is None else context.voices)
    decided = settle(consensus(context.reviews), context.policy)
    voice = context.voice or (lambda start, _: _voice(others, start))
    found = evidence(tagged.article, strong, decided, shown=shown, voice=voice)
    words = {voice: tagged.words.get(voice, 0) for voice in VOICES}
    rungs = Counter(each.rung for each in tagged.attributions)
    left_out = {each.reviewer: each.unread for each in left_unread(context.reviews) if each.unread}
    counted = _Counting(tags=strong, evidence=found, words=words, decided=decided, searched=context.searched)
    return Summary(
        article=tagged.article,
        source=context.source,
        publications=tuple(context.publications),
        basis=counted.basis,
        words=words,
        attributions={rung: rungs[rung] for rung in RUNGS},
        ladder=ladder(tagged.attributions, found, reviewed=OPEN in decided.labels),
        labels=tuple(_labels(codebook, counted)),
        tags=strong,
        evidence=found,
        voices=others,
        reviewers=tuple(each.reviewer for each in decided.reviews or decided.answers),
        flags=decided.flags,
        redefined=tuple(
            name for name in codebook.names if name in decided.labels and decided.labels[name].outdated
        ),
        below_threshold=len(tagged.tags) - len(strong),
        stale=context.stale,
        codebook_version=codebook.version,
        rules_version=next((tag.rules_version for tag in strong if tag.rules_version), ""),
        model_version=next((tag.model_version for tag in strong if tag.model_version), None),
        records=records(shown, decided),
        reviewed_at=max((to_second(each.review.decided_at) for each in decided.answers), default=None),
        unseen=tuple(each.reviewer for each in decided.answers if not each.informed and not decided.informed),
        adjudicator=decided.adjudication.reviewer if decided.adjudication is not None else None,
        adjudicated=tuple(name for name, each in decided.labels.items() if each.adjudicated),
        policy=decided.policy or next((each.policy for each in found if each.policy is not None), None),
        coincidences=_coincidences(context.reviews, tagged.article),
        unread=left_out,
        with_unread=summarise(tagged, codebook, context.with_unread()) if left_out else None,
        denied=tuple(tag for tag in renamed(tagged.denied, codebook) if not _among(tag, found)),
    )


def _coincidences(reviews: Iterable[CodedReview], article: Article) -> Mapping[str, tuple[float, ...]]:
    """What agreement comes to in this article, by label; nothing where it was not coded by several people."""
    given = counting(reviews)
    coded = codings([each for each in given if not unfit(each, given)], {article.id: len(article.text)})
    names = sorted({name for each in coded for name in each.spans})
    return {name: tuple(map(float, marked_or_not(g))) for name in names for g in shared(coded, name)}


@dataclass(frozen=True, kw_only=True)
class _Counting:
    """What the counts of an article are made from."""

    tags: Sequence[Tag]
    evidence: Sequence[Evidence]
    words: Mapping[Voice, int]
    decided: Consensus
    searched: Collection[str] | None

    @property
    def basis(self) -> Basis:
        return "reviewed" if self.decided.answers else "proposed"

    def count(self, label: str, voice: Voice) -> Count:
        proposed = [tag for tag in self.tags if (tag.label, tag.voice) == (label, voice)]
        judged = [each for each in self.evidence if (each.label, each.voice) == (label, voice)]
        low, high = _range(judged)
        first, last = _range(each for each in judged if each.place == "headline")
        few, many = wordings(judged)
        if self.basis == "proposed":
            first = last = sum(each.place == "headline" for each in proposed)
            few = many = len({wording(each.text) for each in proposed})
        asked = label in self.decided.labels
        return Count(
            proposed=len(proposed),
            approved=low if asked else None,
            approved_max=high if asked else None,
            disputed=sum(each.status == "disputed" for each in judged) if asked else None,
            headline=first,
            headline_max=last,
            wordings=few,
            wordings_max=many,
            # A flagged text is damaged or no article: its spans are evidence, its rates would mean nothing.
            words=0 if self.decided.flags else self.words[voice],
            basis=self.basis,
            searched=self.searched is None or label in self.searched,
        )


def _among(tag: Tag, found: Sequence[Evidence]) -> bool:
    """Whether somebody marked the words of `tag` all the same."""
    return any(each.label == tag.label and each.start < tag.end and tag.start < each.end for each in found)


def _range(judged: Iterable[Evidence]) -> Range:
    return count(each.occurrence for each in judged if each.occurrence is not None)


def _labels(codebook: Codebook, counting: _Counting) -> Iterator[LabelSummary]:
    """The codebook's labels, and those that only the tags know."""
    known = {label.name: label for label in codebook.labels}
    for name in (*known, *sorted({each.label for each in counting.evidence} - set(known))):
        label = known.get(name)
        yield LabelSummary(
            name=name,
            title=label.title if label else name,
            definition=label.definition if label else "",
            color=label.color if label else UNKNOWN_COLOR,
            voices={voice: counting.count(name, voice) for voice in VOICES},
        )


def _voice(voices: Sequence[VoiceStretch], at: int) -> Voice:
    return next((voice for start, end, voice in voices if start <= at < end), "outlet")
