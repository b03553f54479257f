"""Rows for a word list, from what people added and rejected: what they marked that no rule proposes.

A short span that people added is a term, and the words that several such spans begin with are a phrase: it is
proposed with the noun phrase that it opens. Wherever else a term stands in a reviewed article it is a hit,
right where people marked it and wrong where they rejected it or passed it over. What rules propose and people
reject is a literal expression, alone or with words beside it: a hit is right where the proposal was rejected.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from annotate.learn.clusters import folds
from annotate.learn.dataset import LabelledArticle, TrainingSet
from annotate.learn.word_list_rows import Candidate, Hit, Hits, MarkedArticle, hits_of, literal_hits
from annotate.records import Stretch, Tag
from annotate.rules.lexicon_entry import LITERAL, PHRASE
from annotate.rules.suggested import LEAST, LEAST_LITERAL, Evidence, Words, earned, words_of

FOLDS = 5
MISSES = 3  #: near misses that are shown
AROUND = 40  #: characters


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A row that reviews suggest.

    `right` of `hits` are out of fold: where it was suggested by the other articles. `near_misses` show where
    people did not mark it, or where it is literal what they marked there.
    """

    candidate: Candidate
    evidence: tuple[Evidence, ...]
    right: int
    hits: int
    near_misses: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Gain:
    """What all suggestions of a label would bring, out of fold, in approved spans that something touches."""

    spans: int
    by_rules: int
    by_both: int
    hits: int
    right: int


@dataclass(frozen=True, kw_only=True)
class Silence:
    """What all literal rows of a label would take from what rules propose, out of fold."""

    proposals: int
    rejected: int
    silenced: int
    right: int


@dataclass(frozen=True, kw_only=True)
class Suggestions:
    """The suggestions, those with most right hits first, and what they bring and silence by label."""

    rows: tuple[Suggestion, ...]
    gains: Mapping[str, Gain]
    silences: Mapping[str, Silence]


def suggest(
    data: TrainingSet,
    proposed: Mapping[str, Sequence[Tag]],
    *,
    seed: int,
    known: Container[tuple[str, Words]] = (),
) -> Suggestions:
    """What the reviews suggest beyond what rules have `proposed` (tags by article id).

    `known` are labels and words that are rows already. Articles that are no evidence, since nobody knows what
    their reviewers saw, are left out.
    """
    articles = {each.id: each for each in data.articles if each.evidence}
    story = {name: data.cluster_of[name] for name in articles}
    copies: dict[str, list[str]] = {}
    for name in sorted(articles):
        copies.setdefault(story[name], []).append(name)
    read = [MarkedArticle(articles[names[0]], proposed.get(names[0], ())) for names in copies.values()]
    added = {each for one in read for each in one.candidates()}
    found = {**hits_of(read, added, story, known), **literal_hits(read, story, known)}
    number = folds(story, seed, FOLDS)
    fold = {story[name]: each for name, each in number.items()}

    def evidence(hits: Hits, *, but: int | None = None) -> tuple[Evidence, ...]:
        kept = ((name, each) for name, each in sorted(hits.items()) if fold[name] != but)
        return tuple(Evidence(tuple(copies[name]), _right(each), len(each)) for name, each in kept)

    held = {
        each: [
            hit
            for part in range(FOLDS)
            if earned(evidence(hits, but=part), least=_least(each))
            for name, group in hits.items()
            if fold[name] == part
            for hit in group
        ]
        for each, hits in found.items()
    }
    rows, covered = list[Suggestion](), set[tuple[str, str, Stretch]]()
    for each in sorted(found, key=lambda each: _rank(each, found[each])):
        hits = found[each]
        spans = {
            (hit.article, each.label, hit.about)
            for hit in chain(*hits.values())
            if hit.right and hit.about is not None
        }
        wordings = {words_of(articles[name].text[start:end]) for name, _, (start, end) in spans}
        if (
            not earned(evidence(hits), least=_least(each))
            or spans <= covered
            or (each.sense == PHRASE and len(wordings) < 2)
        ):
            continue
        covered |= spans
        misses = (hit for hit in chain(*hits.values()) if not hit.right)
        rows.append(
            Suggestion(
                candidate=each,
                evidence=evidence(hits),
                right=_right(held[each]),
                hits=len(held[each]),
                near_misses=tuple(_around(articles[hit.article], hit) for hit in islice(misses, MISSES)),
            )
        )
    gained = dict.fromkeys(each.candidate.label for each in rows if each.candidate.sense != LITERAL)
    silenced = dict.fromkeys(each.candidate.label for each in rows if each.candidate.sense == LITERAL)
    return Suggestions(
        rows=tuple(rows),
        gains={each: _gain(each, read, held) for each in gained},
        silences={each: _silence(each, read, held) for each in silenced},
    )


def _least(each: Candidate) -> float:
    return LEAST_LITERAL if each.sense == LITERAL else LEAST


def _rank(each: Candidate, hits: Hits) -> tuple[int, int, Candidate]:
    """Most right hits first; of terms with as many the longest, of literal ones the shortest."""
    words = len(each.words)
    return -sum(map(_right, hits.values())), words if each.sense == LITERAL else -words, each


def found_in(
    data: TrainingSet, proposed: Mapping[str, Sequence[Tag]], rows: Iterable[Suggestion], label: str
) -> tuple[Gain, Silence]:
    """What rows bring and silence on other articles than those that suggested them."""
    read = [MarkedArticle(each, proposed.get(each.id, ())) for each in data.articles]
    wanted = {each.candidate for each in rows if each.candidate.label == label}
    story = {each.id: each.id for each in data.articles}
    literal = {each: hits for each, hits in literal_hits(read, story, ()).items() if each in wanted}
    terms = {each for each in wanted if each.sense != LITERAL}
    hits = {**hits_of(read, terms, story, ()), **literal}
    held = {each: list(chain(*one.values())) for each, one in hits.items()}
    return _gain(label, read, held), _silence(label, read, held)


def _gain(label: str, read: Iterable[MarkedArticle], held: Mapping[Candidate, Sequence[Hit]]) -> Gain:
    gold = sum(len(each.gold.get(label, ())) for each in read)
    missed = {(each.article.id, span) for each in read for span in each.missed(label)}
    terms = (group for each, group in held.items() if each.label == label and each.sense != LITERAL)
    hits = set(chain(*terms))
    new = {(hit.article, hit.about) for hit in hits} & missed
    return Gain(
        spans=gold,
        by_rules=gold - len(missed),
        by_both=gold - len(missed) + len(new),
        hits=len(hits),
        right=_right(hits),
    )


def _silence(label: str, read: Iterable[MarkedArticle], held: Mapping[Candidate, Sequence[Hit]]) -> Silence:
    proposed = [rejected for each in read for _, rejected in each.proposed(label)]
    literal = (group for each, group in held.items() if each.label == label and each.sense == LITERAL)
    silenced = {(hit.article, hit.about): hit.right for hit in chain(*literal)}
    return Silence(
        proposals=len(proposed),
        rejected=sum(proposed),
        silenced=len(silenced),
        right=sum(silenced.values()),
    )


def _right(hits: Iterable[Hit]) -> int:
    return sum(each.right for each in hits)


def _around(article: LabelledArticle, hit: Hit) -> str:
    """A hit in its surroundings, on one line."""
    text = article.text[max(0, hit.start - AROUND) : hit.end + AROUND]
    return " ".join(text.split())
