"""Where words that people marked or rejected stand: what could be a row of a word list, with its hits."""

from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotate.learn.dataset import LabelledArticle, LabelSpan
from annotate.records import Stretch, Tag
from annotate.rules.lexicon import runs
from annotate.rules.lexicon_entry import LITERAL, PHRASE
from annotate.rules.suggested import Words, words_of

LONGEST = 4  #: words of a term
OPENING = 2  #: words that a phrase begins with
BESIDE = 2  #: words that a literal expression has beside those that a rule proposes


class Candidate(NamedTuple):
    """What could be a row: words under a label, in a language; alone, with what they open, or literal."""

    label: str
    language: str
    sense: str
    words: Words


@dataclass(frozen=True)
class Hit:
    """Where a candidate stands, and whether it is right there: marked, or where it is literal rejected.

    `about` is the span that people marked there, or the rejected proposal.
    """

    article: str
    start: int
    end: int
    right: bool
    about: Stretch | None


Hits = Mapping[str, Sequence[Hit]]  #: of a candidate, by story


class MarkedArticle:
    """An article with what was marked in it and what rules proposed, label by label."""

    def __init__(self, article: LabelledArticle, tags: Iterable[Tag]) -> None:
        self.article = article
        self.gold = _by_label(article.spans)
        self.masked = _by_label(article.masked)
        self.rules = _by_label((each.start, each.end, each.label) for each in tags)

    def missed(self, label: str) -> Iterator[Stretch]:
        """The approved spans that no rule touches."""
        for span in self.gold.get(label, ()):
            if not _touched(span, self.rules.get(label, ())):
                yield span

    def proposed(self, label: str) -> Iterator[tuple[Stretch, bool]]:
        """What rules propose and reviewers do not differ about, and whether it is rejected."""
        for span in self.rules.get(label, ()) if label in self.article.offered else ():
            if not _touched(span, self.masked.get(label, ())):
                yield span, not _touched(span, self.gold.get(label, ()))

    def candidates(self) -> Iterator[Candidate]:
        """What the spans that people added could make a row of."""
        for label in self.gold:
            for start, end in self.missed(label):
                words = words_of(self.article.text[start:end])
                if 0 < len(words) <= LONGEST:
                    yield Candidate(label, self.article.language, "", words)
                for number in range(1, min(OPENING, len(words) - 1) + 1):
                    yield Candidate(label, self.article.language, PHRASE, words[:number])


def hits_of(
    read: Sequence[MarkedArticle],
    wanted: Collection[Candidate],
    story: Mapping[str, str],
    known: Container[tuple[str, Words]],
) -> Mapping[Candidate, Hits]:
    """Every place where a candidate stands that no rule touches and reviewers do not differ about."""
    by_words: dict[tuple[str, Words], list[Candidate]] = {}
    for each in sorted(wanted):
        if (each.label, each.words) not in known:
            by_words.setdefault((each.language, each.words), []).append(each)
    found: dict[Candidate, dict[str, list[Hit]]] = {}
    for one in read:
        article = one.article
        for start, end, words in runs(article.text, LONGEST):
            for each in by_words.get((article.language, words), ()):
                if each.label not in article.offered:
                    continue
                place = start, end
                if _touched(place, (*one.rules.get(each.label, ()), *one.masked.get(each.label, ()))):
                    continue
                gold = one.gold.get(each.label, ())
                about = next((span for span in gold if _touched(place, (span,))), None)
                if each.sense == PHRASE and about is not None and about[0] != start:
                    about = None  # a phrase begins where the span does
                hit = Hit(article.id, start, end, about is not None, about)
                found.setdefault(each, {}).setdefault(story[article.id], []).append(hit)
    return found


def literal_hits(
    read: Sequence[MarkedArticle], story: Mapping[str, str], known: Container[tuple[str, Words]]
) -> Mapping[Candidate, Hits]:
    """The expressions around what rules propose, and those words alone, wherever a rule proposes them."""
    found: dict[Candidate, dict[str, list[Hit]]] = {}
    for one in read:
        article, around = one.article, list(runs(one.article.text, LONGEST))
        for label in one.rules:
            tags = sorted(one.proposed(label))
            for start, end, words in around:
                candidate = Candidate(label, article.language, LITERAL, words)
                for (first, last), rejected in tags[bisect_left(tags, ((start, start), False)) :]:
                    if first >= end:
                        break
                    beside = len(words) - len(words_of(article.text[first:last]))
                    if last <= end and beside <= BESIDE and (label, words) not in known:
                        hit = Hit(article.id, start, end, rejected, (first, last))
                        found.setdefault(candidate, {}).setdefault(story[article.id], []).append(hit)
    return found


def _by_label(spans: Iterable[LabelSpan]) -> Mapping[str, list[Stretch]]:
    found: dict[str, list[Stretch]] = {}
    for start, end, label in spans:
        found.setdefault(label, []).append((start, end))
    return found


def _touched(span: Stretch, others: Iterable[Stretch]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
