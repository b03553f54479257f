"""What people approved, article by article, for other programs: the same spans that training learns from."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from annotate.blanks import trimmed
from annotate.coding.codebook import Codebook
from annotate.coding.consensus import Consensus, LabelConsensus, Occurrence, consensus
from annotate.coding.decisions import ReviewResult
from annotate.coding.reviews import renamed
from annotate.errors import MissingError, RefusedError, UsageError
from annotate.exchange.coded_article import CodedArticle, CodedSpan, State
from annotate.exchange.format import KINDS, Format, Kind, fitted, losses
from annotate.files import sweep, whole, write
from annotate.records import SCHEMA, Article, Tag, Voice, VoiceStretch
from annotate.steps.reviews.coded import NOTHING_REVIEWED, coded_reviews
from annotate.store import Store
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Exported:
    """What was written: numbers of articles and gold spans, and what the format could not hold."""

    articles: int
    spans: int
    lost: Mapping[Kind, int]

    def in_words(self) -> tuple[str, ...]:
        """The losses, each as a line."""
        return tuple(f"{number} × {KINDS[kind]}" for kind, number in self.lost.items())


def gold(workspace: Workspace, *, disputed: bool = True) -> tuple[CodedArticle, ...]:
    """The reviewed articles by id, `disputed` spans among theirs or left out. MissingError where none is."""
    codebook = workspace.codebook()
    with workspace.store() as store:
        found = tuple(_coded(store, codebook, disputed=disputed))
    if not found:
        raise MissingError(NOTHING_REVIEWED)
    return found


def export_gold(
    articles: Sequence[CodedArticle], kind: Format, out: Path, *, strict: bool = False
) -> Exported:
    """Write the articles to `out`, and what was lost to a file beside it.

    With `strict`, RefusedError instead of a loss; UsageError where a folder would go over an older one.
    """
    lost = losses(articles, kind.holds)
    kept = [each for each in (fitted(article, kind.holds) for article in articles) if each is not None]
    spans = sum(len(each.of_state("approved", "adjudicated")) for each in kept)
    done = Exported(articles=len(kept), spans=spans, lost=lost)
    if strict and lost:
        raise RefusedError(
            f"{kind.title} cannot hold all of it ({'; '.join(done.in_words())}), and --strict allows no "
            "loss: nothing was written. Leave --strict out, or choose --format jsonl"
        )
    if kind.folder:
        if out.exists():
            raise UsageError(f"{out} exists already: name a new folder for {kind.title}")
        out.parent.mkdir(parents=True, exist_ok=True)
        sweep(out.parent, of=out.name)
        with whole(out) as half:
            kind.write(kept, half)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        kind.write(kept, out)
    about = {"schema": SCHEMA, "format": kind.name, "articles": done.articles, "spans": done.spans}
    told = {name: {"count": number, "what": KINDS[name]} for name, number in lost.items()}
    write(loss_report(out), json.dumps({**about, "lost": told}, indent=1) + "\n")
    return done


def loss_report(out: Path) -> Path:
    """The file beside an export that says what its format could not hold."""
    return out.with_name(f"{out.name}.losses.json")


def _coded(store: Store, codebook: Codebook, *, disputed: bool) -> Iterator[CodedArticle]:
    outlets = {each.article_id: each.outlet for each in store.publications() if each.outlet}
    reviews, current = coded_reviews(store, codebook), store.article_ids()
    for article_id in current:
        decided = consensus(reviews.get(article_id, ()))
        labels = {name: each for name, each in decided.labels.items() if not each.outdated}
        if not decided.answers or not (labels or decided.flags):
            continue
        tagged = store.tagged(article_id)
        tags = renamed(store.tags(article_id), codebook)
        known = {tag.id: tag for tag in (*renamed(store.shown(article_id), codebook), *tags)}
        article = store.article(article_id)
        found = _Spans(article, known, tagged.voices if tagged else None)
        yield CodedArticle(
            name=article_id,
            article=article,
            group=outlets.get(article_id, ""),
            labels=frozenset(labels),
            flags=decided.flags,
            publications=store.publications(article_id),
            voices=found.voices,
            tags=tags,
            reviews=tuple(
                ReviewResult(review=each.review, decisions=each.decisions, set_aside=())
                for each in decided.answers
            ),
            spans=tuple(
                sorted(
                    chain(
                        *(found.of_label(each, disputed=disputed) for each in labels.values()),
                        found.rejected(decided, labels),
                    ),
                    key=lambda each: (each.start, each.end, each.label, each.state),
                )
            ),
        )


class _Spans:
    """The spans of one article, with voice and reason where they are known."""

    def __init__(
        self, article: Article, tags: Mapping[str, Tag], voices: tuple[VoiceStretch, ...] | None
    ) -> None:
        self._article, self._tags, self.voices = article, tags, voices

    def of_label(self, label: LabelConsensus, *, disputed: bool) -> Iterator[CodedSpan]:
        """What everybody marked, and what only some did."""
        for each in label.occurrences:
            tag = self._tag(each)
            for start, end in each.sure:
                yield from self._span(
                    start, end, label.label, "adjudicated" if label.adjudicated else "approved", tag
                )
            for start, end in each.open if disputed else ():
                yield from self._span(start, end, label.label, "disputed", tag)

    def rejected(self, decided: Consensus, labels: Mapping[str, LabelConsensus]) -> Iterator[CodedSpan]:
        """The proposals that somebody rejected and of which nobody let anything stand."""
        found: dict[tuple[int, int, str], Tag | None] = {}
        for answer in decided.answers:
            for each in answer.decisions:
                if each.verdict == "rejected" and each.label in labels:
                    found.setdefault((each.start, each.end, each.label), self._tags.get(each.tag_id or ""))
        for (start, end, label), tag in found.items():
            unions = (each.union for each in labels[label].occurrences)
            if all(end <= first or last <= start for first, last in unions):
                yield from self._span(start, end, label, "rejected", tag)

    def _tag(self, occurrence: Occurrence) -> Tag | None:
        tags = (self._tags.get(mark.decision.tag_id or "") for mark in occurrence.marks)
        return next((tag for tag in tags if tag is not None and tag.label == occurrence.label), None)

    def _span(self, start: int, end: int, label: str, state: State, tag: Tag | None) -> Iterator[CodedSpan]:
        words = trimmed(self._article.text, start, end)
        if words:
            voice = tag.voice if tag and (tag.start, tag.end) == (start, end) else self._voice(start)
            reason = tag.reason if tag else ""
            yield CodedSpan(
                start=words[0], end=words[1], label=label, state=state, voice=voice, reason=reason
            )

    def _voice(self, at: int) -> Voice | None:
        if self.voices is None:
            return None
        return next((voice for start, end, voice in self.voices if start <= at < end), "outlet")
