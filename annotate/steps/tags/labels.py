"""The codebook in use, one label of it, and what changed between two versions."""

from pathlib import Path
from typing import Any

from annotate.coding.codebook import Codebook, LabelDefinition, load, parse
from annotate.coding.examples import written
from annotate.coding.installed import packaged_codebook
from annotate.coding.reviews import newest
from annotate.coding.staleness import StaleDecisions, stale_decisions
from annotate.coding.versions import LabelChange, check, diff
from annotate.errors import InputError
from annotate.json_records import to_dict
from annotate.store import Store
from annotate.workspace import Workspace


def codebook_in_use() -> Codebook:
    """The codebook of the workspace we are in; outside of any, the one that comes with the program."""
    workspace = Workspace.around()
    return packaged_codebook() if workspace is None else workspace.codebook()


def record_use(codebook: Codebook, store: Store) -> None:
    """Record that work is done by this version. RefusedError if it has changed since it was used first.

    Every command that tags or sends articles calls this, inside its transaction.
    """
    check(codebook, store.codebooks())
    store.record_codebook(codebook.version, codebook.digests, codebook.text)


def compared(old: str, new: str) -> tuple[LabelChange, ...]:
    """What changed from `old` to `new`, each a file or a version that the workspace has used."""
    return diff(_codebook(old), _codebook(new))


def stale(workspace: Workspace) -> tuple[StaleDecisions, ...]:
    """Decisions made by another definition than today's: nothing is learned from them."""
    with workspace.store() as store:
        reviews = [(review, store.decisions(review.id)) for review in newest(store.reviews())]
    return stale_decisions(reviews, workspace.codebook())


def to_json(label: LabelDefinition) -> dict[str, Any]:
    """A label as plain JSON values, with its digest; examples as written and as offsets."""
    both = {"examples": label.examples, "counter_examples": label.counter_examples}
    marked = {
        name: [{**to_dict(each), "written": written(each)} for each in examples]
        for name, examples in both.items()
    }
    return {**to_dict(label), **marked, "digest": label.digest}


def _codebook(named: str) -> Codebook:
    if Path(named).is_file():
        return load(Path(named))
    workspace = Workspace.around()
    if workspace is None:
        raise InputError(
            f"there is no file {named}; name a codebook file, or run this in a workspace to name a version"
        )
    with workspace.store() as store:
        text, used = store.codebook_text(named), sorted(store.codebooks())
    if text is None:
        raise InputError(
            f"{named} is neither a file nor a version this workspace has used "
            f"({', '.join(used) or 'none so far'}); name one of those"
        )
    return parse(text, f"version {named}")
