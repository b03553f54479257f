"""Say which outlet ran articles that are already in the workspace."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from annotate.errors import UsageError
from annotate.parse import web_address
from annotate.records import Publication
from annotate.steps.articles.add import outlet_of
from annotate.steps.articles.find_articles import find_articles
from annotate.store import Store
from annotate.workspace import Workspace


def set_outlet(
    workspace: Workspace, outlet: str | None, names: Sequence[str], *, everything: bool = False
) -> tuple[tuple[Publication, str | None], ...]:
    """Set the outlet of what `names` say: articles (see `find_articles`), folders, or with `everything` all.

    A path, a folder or an address means what was read from there, an id wherever the article appeared.
    Without an `outlet` each publication that has none gets the one that the settings name for it. Returns
    the publications that changed, by source, as they are now, each with the outlet that it had. UsageError
    for a name that fits nothing.
    """
    with workspace.lock("outlet"), workspace.store() as store, store.transaction():
        chosen = store.publications() if everything else tuple(_named(store, names))
        found = ((each, outlet or each.outlet or outlet_of(each.source, workspace)) for each in chosen)
        changed = [(replace(each, outlet=name), each.outlet) for each, name in found if name != each.outlet]
        for each, _ in changed:
            store.add_publication(each)
    return tuple(sorted(changed, key=lambda each: each[0].source))


def _named(store: Store, names: Sequence[str]) -> Iterator[Publication]:
    """What the names mean, each publication once."""
    if not names:
        raise UsageError(
            "name articles (an id, a path, a folder or an address; see `annotate list`), or --all"
        )
    known = store.publications()
    found: dict[Publication, None] = {}
    for name in names:
        there = [each for each in known if _from(each.source, web_address(name) or name)]
        if not there:
            wanted = find_articles(store, [name])
            there = [each for each in known if each.article_id in wanted]
        found.update(dict.fromkeys(there))
    yield from found


def _from(source: str, name: str) -> bool:
    """Whether a source is what is named, or lies in it."""
    if "://" in source or "://" in name:
        return source == name
    return Path(source.partition("#")[0]).resolve().is_relative_to(Path(name).resolve())
