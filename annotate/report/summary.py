"""The bias summary of one article: counts per label and voice with their denominators and their evidence.

There is no overall score. Approved and proposed spans are never added up: the rates of a reviewed article
count what people approved, those of any other what rules and model propose.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotate.coding.codebook import Codebook
from annotate.coding.consensus import Consensus, Range, consensus, count
from annotate.coding.pace import Pace
from annotate.coding.policy import settle
from annotate.coding.precision import Records, records
from annotate.coding.reviews import CodedReview, left_unread, renamed
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
from annotate.report.evidence import Evidence, Status, VoiceAt, evidence
from annotate.report.interval import interval_per_1000, per_1000
from annotate.team import StudyDesign

UNKNOWN_COLOR = "#6B6B6B"  #: of a label that is not in the codebook
LOW = 5  #: counts below this are said to be low: their interval reaches about from a quarter to double


@dataclass(frozen=True, kw_only=True)
class Count:
    """How often a label occurs in one voice of `words` words.

    `proposed` counts what rules and model propose. `approved` and `disputed` are None where nobody reviewed
    the article for this label. Where reviewers differ, `approved` is the lower end of what is known and
    `approved_max` the upper one, and `disputed` counts the occurrences in question. `headline` to
    `headline_max` is how many of the spans that count stand in the headline. Without `searched`, no rule or
    model looks for the label in the article's language: no proposal means nothing.
    """

    proposed: int
    approved: int | None
    approved_max: int | None
    disputed: int | None
    headline: int
    headline_max: int
    words: int
    basis: Basis
    searched: bool = True

    @property
    def counted(self) -> int | None:
        """The number that the rate is made of, the lower end of a range; None where it is unknown."""
        return self.proposed if self.basis == "proposed" else self.approved

    @property
    def counted_max(self) -> int | None:
        """The upper end of that number, equal to `counted` where reviewers do not differ about it."""
        return self.proposed if self.basis == "proposed" else self.approved_max

    @property
    def per_1000_words(self) -> float | None:
        """The rate, the lower end of a range; None where there are no words or nobody looked."""
        return None if self.counted is None or self.unknown else per_1000(self.counted, self.words)

    @property
    def per_1000_words_max(self) -> float | None:
        """The upper end of the rate."""
        return None if self.counted_max is None or self.unknown else per_1000(self.counted_max, self.words)

    @property
    def interval(self) -> tuple[float, float] | None:
        """95 % exact Poisson interval of the rate, of a range from the lower end's to the upper end's."""
        if self.counted is None or self.counted_max is None or self.unknown:
            return None
        lower, upper = (interval_per_1000(end, self.words) for end in (self.counted, self.counted_max))
        return (lower[0], upper[1]) if lower is not None and upper is not None else None

    @property
    def unknown(self) -> bool:
        """Whether nothing looked for the label, so that no proposal means nothing."""
        return self.basis == "proposed" and not (self.searched or self.proposed)

    @property
    def low(self) -> bool:
        """Whether something was counted, but so little that the rate says next to nothing."""
        return self.counted_max is not None and 0 < self.counted_max < LOW


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

    `source` is where it was read from, `voices` are the stretches of others' words. `reviewers` are the codes
    of the people whose reviews count, `flags` what they said about the article as a whole: a flagged one has
    no rates. `unseen` are those of them of whom nobody knows which tags they were shown. `redefined` names
    labels whose definition changed since a review. `below_threshold` counts proposals that score too low to
    count. `denied` are words that rules know and that their sentence takes back: they count nowhere. `stale`
    means that today's rules, codebook or model would tag anew. `records` say how what reviewers of this
    article were shown fared with them, `reviewed_at` when the newest review that counts was made.
    `adjudicator` is the code of who settled what they differ about, for the labels `adjudicated`; `policy` is
    the rule that settled something where nobody did. Of the occurrences that the reviewers marked (`marked`),
    `agreed` are those on which all agreed by themselves. `corpus` are the articles of the workspace, `study`
    is how they were assigned; None where there is none. `unread` is how fast reviews were submitted that are
    left out since nobody reads so fast, by reviewer, and `with_unread` the same summary with them counted;
    None where there are none.
    """

    article: Article
    source: str
    publications: tuple[Publication, ...]
    basis: Basis
    words: Mapping[Voice, int]
    attributions: Mapping[Rung, int]
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
    marked: int = 0
    agreed: int = 0
    corpus: Corpus | None = None
    study: StudyDesign | None = None
    unread: Mapping[str, Pace] = field(default_factory=dict)
    with_unread: "Summary | None" = None
    denied: tuple[Tag, ...] = ()

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
    coders = consensus(each for each in context.reviews if each.review.purpose == "coding").occurrences
    voice = context.voice or (lambda start, _: _voice(others, start))
    found = evidence(tagged.article, strong, decided, shown=shown, voice=voice)
    words = {voice: tagged.words.get(voice, 0) for voice in VOICES}
    rungs = Counter(each.rung for each in tagged.attributions)
    left_out = {each.reviewer: each.unread for each in left_unread(context.reviews) if each.unread}
    counting = _Counting(tags=strong, evidence=found, words=words, decided=decided, searched=context.searched)
    return Summary(
        article=tagged.article,
        source=context.source,
        publications=tuple(context.publications),
        basis=counting.basis,
        words=words,
        attributions={rung: rungs[rung] for rung in RUNGS},
        labels=tuple(_labels(codebook, counting)),
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
        policy=next((each.policy for each in found if each.policy is not None), None),
        marked=len(coders),
        agreed=sum(each.agreed for each in coders),
        unread=left_out,
        with_unread=summarise(tagged, codebook, context.with_unread()) if left_out else None,
        denied=tuple(tag for tag in renamed(tagged.denied, codebook) if not _among(tag, found)),
    )


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
        if self.basis == "proposed":
            first = last = sum(each.place == "headline" for each in proposed)
        asked = label in self.decided.labels
        return Count(
            proposed=len(proposed),
            approved=low if asked else None,
            approved_max=high if asked else None,
            disputed=sum(each.status == "disputed" for each in judged) if asked else None,
            headline=first,
            headline_max=last,
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
