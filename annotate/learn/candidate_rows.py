"""Where words that people marked stand: what could be a row of a word list, with its hits."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotate.coding.agreement.codings import Stretch
from annotate.learn.dataset import LabelledArticle, LabelSpan
from annotate.records import Tag
from annotate.rules.lexicon import PHRASE, runs
from annotate.rules.suggested import Words, words_of

LONGEST = 4  #: words of a term
OPENING = 2  #: words that a phrase begins with


class Candidate(NamedTuple):
    """What could be a row: words under a label, in a language, as they stand or with what they open."""

    label: str
    language: str
    sense: str
    words: Words


@dataclass(frozen=True)
class Hit:
    """Where a candidate stands, and the number of the approved span there; None where there is none."""

    article: str
    start: int
    end: int
    gold: int | None


Hits = Mapping[str, Sequence[Hit]]  #: of a candidate, by story


class MarkedArticle:
    """An article with what was marked in it and what rules proposed, label by label."""

    def __init__(self, article: LabelledArticle, tags: Iterable[Tag]) -> None:
        self.article = article
        self.gold = _by_label(article.spans)
        self.masked = _by_label(article.masked)
        self.rules = _by_label((each.start, each.end, each.label) for each in tags)

    def missed(self, label: str) -> Iterator[tuple[int, Stretch]]:
        """The approved spans that no rule touches, with their numbers."""
        for number, span in enumerate(self.gold.get(label, ())):
            if not _touched(span, self.rules.get(label, ())):
                yield number, span

    def candidates(self) -> Iterator[Candidate]:
        """What the spans that people added could make a row of."""
        for label in self.gold:
            for _, (start, end) in self.missed(label):
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
                number = next((i for i, span in enumerate(gold) if _touched(place, (span,))), None)
                if each.sense == PHRASE and number is not None and gold[number][0] != start:
                    number = None  # a phrase begins where the span does
                hit = Hit(article.id, start, end, number)
                found.setdefault(each, {}).setdefault(story[article.id], []).append(hit)
    return found


def _by_label(spans: Iterable[LabelSpan]) -> Mapping[str, list[Stretch]]:
    found: dict[str, list[Stretch]] = {}
    for start, end, label in spans:
        found.setdefault(label, []).append((start, end))
    return found


def _touched(span: Stretch, others: Iterable[Stretch]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
