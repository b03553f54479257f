"""The next articles to send for review, of those that are ready, and the record of how they were chosen."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.learn.clusters import clusters
from annotate.learn.queue import ORDER, Next, Order, Story, number, queue, stories
from annotate.records import Tag
from annotate.store import Store


@dataclass(frozen=True, kw_only=True)
class Limit:
    """How many new articles to send at most, and which go first; by default as `annotate.learn.queue` says.

    `seed` decides what chance draws.
    """

    articles: int
    seed: int
    order: Order | None = None


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The articles to send, in their order, and the story of every article, with the draw's cut."""

    batch: tuple[Next, ...]
    story: Mapping[str, str]
    cut: float


def chosen(
    store: Store,
    ready: Mapping[str, Sequence[Tag]],
    offered: Mapping[str, str],
    limit: Limit,
    chance: Callable[[Tag], float | None] = lambda tag: tag.score,
) -> Chosen:
    """Choose so many of the articles that are `ready` (their tags by id) and not `offered` yet.

    `offered` says by article id how it was sampled. Articles that are copies of one another are one story,
    which is offered once; one that was drawn from a large corpus is a story of its own, since it speaks for
    others there. Stories that were offered without a limit take no part: there the reviewers chose.
    `chance` says how likely reviewers keep a tag, None where nobody knows.
    """
    story = _stories(clusters(store.texts()), frozenset(store.drawn()))
    known: dict[str, set[str]] = {}
    for name, how in offered.items():
        if name in story:
            known.setdefault(story[name], set()).add(how)
    published: dict[str, str] = {}
    for each in store.publications():
        if each.published:
            published[each.article_id] = min(each.published, published.get(each.article_id, each.published))
    open_ = {name: story[name] for name in ready if story[name] not in known}
    frame = [
        Story(
            story=name,
            article_id=article,
            scores=tuple(each for each in map(chance, ready[article]) if each is not None),
        )
        for name, article in stories(open_, published).items()
    ]
    for name, ways in known.items():
        if "random" in ways:
            frame.append(Story(story=name, article_id="", sampled_by="random"))
        elif "uncertainty" in ways:
            frame.append(Story(story=name, article_id="", sampled_by="uncertainty"))
    made = queue(frame, order=limit.order or ORDER, limit=limit.articles, seed=limit.seed)
    return Chosen(batch=made.batch, story=story, cut=made.cut)


def _stories(cluster: Mapping[str, str], drawn: Collection[str]) -> Mapping[str, str]:
    """The story of each article, named by the smallest id among its copies.

    One that was `drawn` is a story of its own; where the others had their name, and number, of it, they get
    new ones.
    """
    names: dict[str, str] = {}
    for article in sorted(cluster.keys() - drawn):
        names.setdefault(cluster[article], article)
    return {article: article if article in drawn else names[name] for article, name in cluster.items()}


def record_cut(store: Store, drawn: Chosen, *, seed: int) -> None:
    """Give every offered story that the cut has passed its place in the random sample.

    A probability only grows. What was sent without a limit is left alone: there the reviewers chose.
    """
    with store.transaction():
        for task in store.tasks():
            story = drawn.story.get(task.article_id)
            if story is None or number(story, seed) >= drawn.cut:
                continue
            grows = task.sampled_by == "random" and (task.inclusion_probability or 0) < drawn.cut
            if grows or task.sampled_by == "uncertainty":
                store.put_task(replace(task, sampled_by="random", inclusion_probability=drawn.cut))
