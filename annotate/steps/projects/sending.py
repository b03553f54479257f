"""What is to be sent for review: articles with the tags that reviewers are to see, checked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from annotate.coding.codebook import Codebook
from annotate.learn.queue import Next
from annotate.records import Article, Tag, Task, digest
from annotate.steps.tags.thresholds import reaches_threshold, thresholds
from annotate.store import Store
from annotate.studio.task_states import TaskState
from annotate.studio.tasks import confirm, content_digest, data, prediction
from annotate.team import Proposals
from annotate.workspace import Workspace

SEPARATOR = " · "  #: between the parts of a prediction version, which reviewers see


@dataclass(frozen=True, kw_only=True)
class Ready:
    """The tagged articles with the tags that are shown, by id, and the prediction version they make.

    `found` are all tags, by article. `untagged` articles are not ready; `withheld` tags score below their
    label's threshold.
    """

    articles: Mapping[str, tuple[Article, tuple[Tag, ...]]]
    found: Mapping[str, Sequence[Tag]]
    version: str
    untagged: int

    @property
    def tags(self) -> int:
        """How many tags are shown."""
        return sum(len(tags) for _, tags in self.articles.values())

    @property
    def withheld(self) -> int:
        """How many are not."""
        return sum(len(self.found.get(name, ())) for name in self.articles) - self.tags

    def ids(self, names: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """The ids of the tags that these articles show, by article."""
        return {name: [tag.id for tag in self.articles[name][1]] for name in names}

    def proposals(self, assignment: str, at: str, names: Iterable[str], version: str) -> list[Proposals]:
        """What coders are shown of these articles from the moment `at`, as predictions of `version`."""
        return [
            Proposals(
                assignment=assignment, article_id=name, at=at, version=version, tags=self.articles[name][1]
            )
            for name in names
        ]


@dataclass(frozen=True, kw_only=True)
class Sending:
    """One article as it is to stand on the server; `blind` is without the prediction.

    `said` is what its data say of its sampling, as `tasks.data` takes it. What is recorded of it may know
    more than the server: a later draw adds to the probability. What is sent is made when it is asked for,
    while the server is busy with what went before.
    """

    article: Article
    tags: tuple[Tag, ...]
    version: str
    said: Mapping[str, Any]
    sampled_by: str
    inclusion_probability: float | None
    blind: bool = False

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """What its task carries; of a blind one nothing tells of tags."""
        return data(self.article, () if self.blind else self.tags, **self.said)

    @cached_property
    def prediction(self) -> Mapping[str, Any]:
        """Its tags as they are shown."""
        return prediction(self.tags, self.version)

    @cached_property
    def digest(self) -> str:
        """Names all that is sent of it."""
        return content_digest(self.data, self.prediction)

    @property
    def task(self) -> Mapping[str, Any]:
        """The article as a new task."""
        return {"data": self.data, "predictions": [] if self.blind else [self.prediction]}


def ready(workspace: Workspace, store: Store, codebook: Codebook) -> Ready:
    """Everything that can be sent. RefusedError names an article that is wrong, or a tag of it."""
    limits = thresholds(workspace)
    tagged = store.versions()
    found: dict[str, list[Tag]] = {}
    for tag in store.tags():
        found.setdefault(tag.article_id, []).append(tag)
    articles = {}
    untagged = 0
    for article in store.articles():
        if article.id not in tagged:
            untagged += 1
            continue
        strong = tuple(tag for tag in found.get(article.id, ()) if reaches_threshold(tag, limits))
        confirm(article, strong, codebook)
        articles[article.id] = (article, strong)
    version = _version(set(tagged.values()), store.models(), codebook, limits)
    return Ready(articles=articles, found=found, version=version, untagged=untagged)


def version_now(workspace: Workspace, store: Store, codebook: Codebook) -> str:
    """The prediction version that `ready` would make, without reading what is sent."""
    return _version(set(store.versions().values()), store.models(), codebook, thresholds(workspace))


def sending(
    article: Article, tags: tuple[Tag, ...], version: str, *, task: TaskState | None, record: Task | None
) -> Sending:
    """How an article is to stand, given the task that stands there and what is recorded of it."""
    blind = record is not None and record.blind
    said = {"sampled_by": "all", "inclusion_probability": 1.0, **(task.sampling if task else {})}
    known = record if record and task and record.task_id == task.task_id else None
    return Sending(
        article=article,
        tags=tags,
        version=version,
        said=said,
        sampled_by=known.sampled_by if known else said["sampled_by"],
        inclusion_probability=known.inclusion_probability if known else said["inclusion_probability"],
        blind=blind,
    )


def drawn(sending: Sending, why: Next) -> Sending:
    """The same for an article that was chosen from the queue, with how it was chosen."""
    by, probability = why.sampled_by, why.inclusion_probability
    said = {"sampled_by": by, "inclusion_probability": probability, "why_next": why.why}
    return replace(sending, said=said, sampled_by=by, inclusion_probability=probability)


def codebook_version(version: str) -> str:
    """The version of the codebook that a prediction version was made with."""
    return version.rsplit(SEPARATOR, 2)[0]


def _version(
    taggings: Collection[str], models: Collection[str], codebook: Codebook, limits: Mapping[str, float]
) -> str:
    """Names what decides the content of every prediction: equal versions, equal predictions."""
    what = sorted(taggings), sorted(limits.items()), sorted(codebook.digests.items())
    scored = "+".join(sorted(models)) or "rules"
    return SEPARATOR.join([codebook.version, scored, digest("prediction", *what)[:8]])
