"""The card of a model: written short when it is trained, in full when somebody asks."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.coding.reviews import counting
from annotate.errors import MissingError
from annotate.steps.coded import coded_reviews
from annotate.steps.learning import look, rules_of, training_sets
from annotate.steps.models import found
from annotate.steps.tagging import Tagger
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.learn.card import Card, Data
    from annotate.learn.dataset import TrainingSet


def card(
    workspace: Workspace,
    name: str,
    *,
    full: bool = False,
    started: Callable[[int], None] = lambda _: None,
    advance: Callable[[int], None] = lambda _: None,
) -> "Card":
    """The card of the model whose id begins with `name`.

    With `full` the model's training set is cross-validated, which takes a dozen fits, and the card in the
    model's folder is renewed. `started` is told the number of fits, `advance` how many more are done.
    MissingError if the training set is gone.
    """
    from annotate.learn.card import read
    from annotate.learn.dataset import TrainingSet

    manifest = found(workspace, name).manifest
    place = workspace.models / manifest.id
    if not full:
        return read(place)
    kept = training_sets(workspace) / manifest.fingerprint
    if not kept.is_dir():
        raise MissingError(
            f"the training set of model {manifest.id} is not at {kept} any more: `annotate train --full` "
            "makes a model of today's reviews, with a full card"
        )
    data = TrainingSet.load(kept)
    with workspace.lock("models card"):
        return full_card(
            place,
            data,
            rules_of(workspace),
            reviewers(workspace, data),
            cache=workspace.state / "tokens",
            started=started,
            advance=advance,
        )


def short_card(place: Path, data: "TrainingSet", reviewers: Sequence[str] = ()) -> None:
    """Write what is known of a new model without further fits; a card that is there stays."""
    from annotate.learn.card import read, write

    if not (place / "card.json").exists():
        write(replace(read(place), data=_about(data, reviewers)), place)


def full_card(
    place: Path,
    data: "TrainingSet",
    tagger: Tagger,
    reviewers: Sequence[str] = (),
    *,
    cache: Path | None = None,
    started: Callable[[int], None] = lambda _: None,
    advance: Callable[[int], None] = lambda _: None,
) -> "Card":
    """Examine what the model in the folder `place` was made from, and write its full card there.

    `tagger` must be the rules alone; `cache` is the folder that keeps parses.
    """
    from annotate.learn.card import Card, write
    from annotate.learn.cross_validate import examine
    from annotate.learn.registry import read

    model, manifest = read(place)
    seen = look(data, tagger, cache, encoder=model.encoder)
    examination = examine(data, seen, model, int(manifest.split["seed"]), started=started, advance=advance)
    made = Card(manifest=manifest, data=_about(data, reviewers), examination=examination)
    write(made, place)
    return made


def reviewers(workspace: Workspace, data: "TrainingSet") -> tuple[str, ...]:
    """The codes of those whose reviews of the articles of a training set count."""
    with workspace.store() as store:
        known = coded_reviews(store, workspace.codebook())
    people = (each.reviewer for article in data.articles for each in counting(known.get(article.id, ())))
    return tuple(sorted(set(people)))


def _about(data: "TrainingSet", reviewers: Sequence[str]) -> "Data":
    from annotate.learn.card import Data

    return Data(
        reviewers=tuple(reviewers),
        spans=_counted(label for article in data.articles for *_, label in article.spans),
        languages=_counted(article.language for article in data.articles),
        outlets=_counted(article.group for article in data.articles),
        contested=data.contested,
    )


def _counted(names: Iterable[str]) -> Mapping[str, int]:
    """How often each occurs, the most frequent first."""
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))
