"""A sample of a large corpus, drawn at random into a workspace, so that its review speaks for all of it.

Stories have permanent random numbers, as where articles are drawn from a workspace (`annotate.learn.queue`),
but others than there: a draw from the sample is a second, independent one, and the probabilities multiply.
In a comparison each outlet, month or author has its own earliest article on a story. Which of these is read
where the story is drawn, chance decides: it is read once, and whoever only runs what others ran has a chance.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from annotate.batch.columns import read_row
from annotate.batch.found import APPEARED, appeared, finished, rows
from annotate.batch.place import Place
from annotate.batch.stories import read
from annotate.compare.entry import authors
from annotate.compare.gold import Offer
from annotate.compare.standing import WAYS, Turn, order, sides
from annotate.errors import MissingError, RefusedError
from annotate.learn.queue import Story, number, queue
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Publication, digest
from annotate.rulings import ruled
from annotate.steps.tags.labels import record_use
from annotate.store import Store
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Sampled:
    """What a draw did: `new` articles are in the workspace since, `drawn` of the `stories` by now.

    Each story was drawn with this `probability`, in (0, 1].
    """

    new: int
    drawn: int
    stories: int
    probability: float


@dataclass(frozen=True, kw_only=True)
class Frame:
    """All that can be drawn: of each story the articles that stand for it on any side of a comparison."""

    standing: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, story: Mapping[str, str], appeared: Iterable[tuple[Publication, Sequence[str]]]) -> "Frame":
        """The frame of a corpus: the story of each article, and where each appeared, with its authors."""
        sizes = Counter(story.values())
        standing: dict[str, tuple[str, ...]] = {
            name: (each,) for each, name in story.items() if sizes[name] == 1
        }
        first: dict[tuple[str, str, str], Turn] = {}
        for place, names in appeared:
            name = story[place.article_id]
            if name in standing:
                continue
            turn = order(place.published or "", place.article_id)
            known = ((by, side) for by in WAYS for side in sides(place, names, by))
            for by, side in (*known, ("", "")):
                first[name, by, side] = min(turn, first.get((name, by, side), turn))
        several: dict[str, set[str]] = {}
        for (name, by, _), (*_, each) in sorted(first.items(), reverse=True):
            if by or name not in several:  # the earliest of all where nothing is known of any
                several.setdefault(name, set()).add(each)
        standing |= {name: tuple(sorted(those)) for name, those in several.items()}
        return cls(standing=standing)

    @cached_property
    def digest(self) -> str:
        """Names the corpus by what can be drawn of it."""
        return digest("corpus", *(" ".join((name, *those)) for name, those in sorted(self.standing.items())))

    def representatives(self, seed: int) -> Mapping[str, str]:
        """The article that is read of each story if that is drawn, by the name under which it is drawn."""
        return {
            f"corpus {name}": min(those, key=lambda each: number(f"corpus {name} {each}", seed))
            for name, those in self.standing.items()
        }

    def drawn(self, seed: int, cut: float) -> Mapping[str, float]:
        """The articles in a sample, in the order of their random numbers, with the probability of each."""
        stories = zip(self.representatives(seed).items(), self.standing.values(), strict=True)
        numbered = ((number(name, seed), each, cut / len(those)) for (name, each), those in stories)
        return {each: probability for at, each, probability in sorted(numbered) if at < cut}

    def sample(self, store: Store, output: Place) -> Mapping[str, float]:
        """What was drawn from this corpus so far. RefusedError where it has changed since."""
        last = self.last(store, output)
        if last and last["articles"] != self.digest:
            raise RefusedError(
                f"{output} has other articles or outlets now than when a sample of it was drawn: draw again, "
                f"with `annotate add --from {output} --sample N`"
            )
        return self.drawn(last["seed"], last["cut"]) if last else {}

    def last(self, store: Store, output: Place) -> Mapping[str, Any]:
        """The newest draw from this corpus, else from what was in `output` before; empty where none was."""
        draws: list[tuple[str, dict[str, Any]]] = [
            (each.about, json.loads(each.value)) for each in store.rulings("sample")
        ]
        same = [value for _, value in draws if value["articles"] == self.digest]
        there = [value for about, value in draws if about == str(output)]
        return (same or there or [{}])[-1]


def add_sample(workspace: Workspace, source: str, more: int, *, progress: Progress = NO_PROGRESS) -> Sampled:
    """Draw `more` stories of a batch job's output at random, and keep an article of each with its tags.

    With what was drawn before they are one sample. An article that was removed since stays so. MissingError
    where there is no output or no article.
    """
    output = finished(source)
    frame = Frame.of(
        read(output),
        (
            (appeared(row, workspace), authors(row["article"]["byline"] or ""))
            for row in rows(output, APPEARED)
        ),
    )
    if not frame.standing:
        raise MissingError(f"{output} has no articles, so there is nothing to draw")
    codebook = workspace.codebook()
    with workspace.lock("add"), workspace.store() as store:
        last = frame.last(store, output)
        seed = last.get("seed", workspace.config.seed)  # another one would begin anew
        before = dict.fromkeys(last.get("drawn", ()))
        stories = [
            Story(story=name, article_id=each, sampled_by="random" if each in before else None)
            for name, each in frame.representatives(seed).items()
        ]
        cut = queue(stories, order="random", limit=more, seed=seed).cut
        drawn = frame.drawn(seed, cut)
        known = set(store.article_ids())
        wanted = drawn.keys() - ({*before, *store.drawn()} - known)
        progress.begin(len(wanted))
        with store.transaction():
            record_use(codebook, store)
            for row in rows(output, only=wanted):
                tagged, _, versions = read_row(row)
                store.add_article(tagged.article)
                if store.tagged(tagged.article.id) is None:
                    store.put_tagged(tagged, versions)
                store.add_publication(appeared(row, workspace))
                progress.advance(1)
            ever = [*before, *(each for each in drawn if each not in before)]
            value = {"articles": frame.digest, "seed": seed, "cut": cut, "drawn": ever}
            store.add_ruling(ruled("sample", value=json.dumps(value), about=str(output)))
    return Sampled(new=len(wanted - known), drawn=len(drawn), stories=len(stories), probability=cut)


def offered(offer: Offer, probability: float | None, *, there: bool) -> Offer:
    """How an article of a corpus came to be reviewed; `probability` is that of its draw from the corpus.

    `there`: whether it is in the workspace.
    One that was not drawn from it was picked, whatever happened to it in the workspace. Of one that was drawn
    the workspace offers all, or draws again; as long as it was not offered there, it waits to be sent.
    """
    if probability is None or offer.sampled_by is None:
        return replace(offer, probability=probability, removed=probability is not None and not there)
    if not offer.unpicked or offer.probability is None:
        return offer
    return replace(offer, sampled_by="random", probability=probability * offer.probability)
