"""How far the people who coded the workspace's articles agree, from stored reviews."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotate.coding.agreement.codings import Coding, codings, only, shared, unfit
from annotate.coding.agreement.exposure import Exposure, exposures
from annotate.coding.agreement.figures import agreement as figures
from annotate.coding.agreement.suggestions import suggestions
from annotate.coding.codebook import Codebook
from annotate.coding.pace import UNREAD
from annotate.coding.reviews import CodedReview, counting, left_unread, renamed, settling
from annotate.languages import language_of
from annotate.moments import earlier
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Article, Tag
from annotate.report.coders.disagreement import disagreements
from annotate.report.coders.study import TARGETS, Study
from annotate.rules.suggested import Suggested, suggested
from annotate.steps.articles.find_articles import find_articles
from annotate.steps.reviews.coded import coded_reviews
from annotate.steps.tags.thresholds import reaches_threshold, thresholds
from annotate.store import Store
from annotate.team import Proposals
from annotate.text.sentences import sentences
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked: about which `articles` (see `find_articles`; none are all) and `labels` (none are all).

    `full` adds figures by sentence, on labels alone, and for each pair of coders; `gamma` adds that measure.
    `targets` are alphas to reach, `seed` decides the draws (None: the workspace's).
    """

    articles: Sequence[str] = ()
    labels: Sequence[str] = ()
    full: bool = False
    gamma: bool = False
    targets: Sequence[float] = TARGETS
    seed: int | None = None


def agreement(workspace: Workspace, asked: Question = Question(), progress: Progress = NO_PROGRESS) -> Study:
    """How far coders agree. UsageError for a label that the codebook lacks."""
    codebook = workspace.codebook()
    chosen = [codebook[label] for label in asked.labels] or list(codebook.labels)
    names = [label.name for label in chosen]
    seed = workspace.config.seed if asked.seed is None else asked.seed
    left_out: Counter[str] = Counter()
    with workspace.store() as store:
        which = set(find_articles(store, asked.articles) if asked.articles else store.article_ids())
        given = {name: each for name, each in coded_reviews(store, codebook).items() if name in which}
        reviews = [each for whole in given.values() for each in _usable(counting(whole), left_out)]
        left_out.update(UNREAD for whole in given.values() for _ in left_unread(whole))
        articles = {name: store.article(name) for name in sorted({x.review.article_id for x in reviews})}
        planned = _planned(store, which)
        learned = suggested(workspace.data / "lexicons")
        seen = _exposures(store, codebook, reviews, articles, thresholds(workspace), learned)
    lengths = {name: len(each.text) for name, each in articles.items()}
    again = [each for name in articles for each in counting(given[name], "again") if each.informed]
    gold = filter(None, (settling(given[name]) for name in articles))
    truth = {each.article_id: each for each in codings(gold, lengths)}
    coded = [only(each, names) for each in codings(reviews, lengths)]
    several = shared(coded)
    if asked.gamma:
        progress.begin(len(several), "Aligning")
    return Study(
        agreement=figures(
            coded,
            codings(again, lengths),
            labels=names,
            seed=seed,
            sentences=_sentences(articles.values()) if asked.full else None,
            aligned=(lambda: progress.advance(1)) if asked.gamma else None,
        ),
        labels=chosen,
        disagreements=disagreements(coded, articles),
        shown=_shown(several, reviews),
        left_out=dict(left_out),
        targets=tuple(asked.targets),
        suggestions=suggestions(seen, truth, labels=names, seed=seed),
        planned=planned,
    )


def _planned(store: Store, among: Collection[str]) -> int:
    """How many of these articles the open assignments give to several people."""
    rows = [each for each in store.assigned() if each.purpose == "coding" and each.article_id in among]
    return sum(coders > 1 for coders in Counter(each.article_id for each in rows).values())


def _exposures(
    store: Store,
    codebook: Codebook,
    reviews: Sequence[CodedReview],
    articles: Mapping[str, Article],
    limits: Mapping[str, float],
    learned: Suggested,
) -> tuple[Exposure, ...]:
    """What the pages of these reviews held: of an assigned article the tags that were to be shown then.

    Rows of word lists that reviews suggested count where other articles would have suggested them as well.
    """
    kept: dict[str, list[Proposals]] = {}
    for shown in store.proposals():
        kept.setdefault(shown.article_id, []).append(shown)
    unassigned = articles.keys() - kept.keys()
    today = {name: _strong(learned.out_of_fold(name, store.tags(name)), limits) for name in unassigned}
    tags = {
        each.review.id: today.get(each.review.article_id)
        or _then(kept.get(each.review.article_id, ()), each.review.decided_at)
        for each in reviews
    }
    return exposures(
        reviews,
        {name: renamed(found, codebook) for name, found in tags.items()},
        {(each.article_id, each.coder): each.hidden for each in store.assigned(closed=True)},
        {name: len(each.text) for name, each in articles.items()},
        known={name: renamed(store.shown(name), codebook) for name in articles},
    )


def _then(kept: Sequence[Proposals], moment: str) -> Sequence[Tag]:
    """An article's tags as they were last kept before a moment, or else as they were first kept."""
    before = [each for each in kept if not earlier(moment, each.at)]
    return (before[-1:] or kept[:1])[0].tags if kept else ()


def _strong(tags: Iterable[Tag], limits: Mapping[str, float]) -> list[Tag]:
    """The tags that are shown to somebody from whom nothing is hidden."""
    return [tag for tag in tags if reaches_threshold(tag, limits)]


def _usable(counted: Sequence[CodedReview], left_out: Counter[str]) -> Iterator[CodedReview]:
    """The reviews of one article that can be compared; of the others the reason is counted."""
    for each in counted:
        if reason := unfit(each, counted):
            left_out[reason] += 1
        else:
            yield each


def _shown(several: Iterable[Sequence[Coding]], reviews: Iterable[CodedReview]) -> dict[str, int]:
    """How many articles everybody coded with tags before them, how many nobody, and how many only some."""
    pages = {(each.review.article_id, each.reviewer): each.review.shown for each in reviews}
    kinds = ({pages[each.article_id, each.coder] for each in group} for group in several)
    counts = Counter("both" if len(kind) > 1 else next(iter(kind)) for kind in kinds)
    return {kind: counts[kind] for kind in ("tags", "nothing", "both")}


def _sentences(articles: Iterable[Article]) -> dict[str, Sequence[tuple[int, int]]]:
    return {each.id: sentences(each.text, language_of(each.language)) for each in articles}
