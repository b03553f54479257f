"""Find the articles that a command line names."""

from collections.abc import Iterable
from pathlib import Path

from annotate.errors import MissingError, UsageError
from annotate.parse import web_address
from annotate.store import Store

PREFIX = 6  #: characters that name an article at least


def find_articles(store: Store, wanted: Iterable[str], *, everything: bool = False) -> tuple[str, ...]:
    """Ids of the articles named in `wanted`, each once, in that order; with `everything` all there are.

    An article is named by a prefix of its id of at least six characters, by a path it was read from, or by
    its web address. UsageError for a name that fits none or several articles, and where nothing is named;
    MissingError for all where there are none.
    """
    names = tuple(wanted)
    if everything == bool(names):
        raise UsageError(
            "name one or more articles (an id, a path or an address; see `annotate list`), or --all"
        )
    if everything:
        found = store.article_ids()
        if not found:
            raise MissingError("there are no articles yet: `annotate add FILES…`")
        return found
    return tuple(dict.fromkeys(found for name in names for found in _named(store, name)))


def _named(store: Store, name: str) -> tuple[str, ...]:
    """The article called `name`; a file that holds several articles names them all."""
    name = web_address(name) or name
    path = _absolute(name)
    current = set(store.article_ids())
    read_from = tuple(
        dict.fromkeys(
            each.article_id
            for each in store.publications()
            if each.article_id in current
            and (each.source == name or (path and _absolute(each.source) == path))
        )
    )
    if read_from:
        return read_from
    found = store.article_ids(name.lower()) if len(name) >= PREFIX else ()
    if len(found) == 1:
        return found
    if found:
        raise UsageError(
            f"{name!r} begins {len(found)} article ids: {', '.join(found[:5])}; write more of one"
        )
    raise UsageError(
        f"there is no article {name!r} in the workspace: give at least {PREFIX} characters of an id, or the "
        "path or address it was read from (`annotate list` shows them)"
    )


def _absolute(name: str) -> Path | None:
    return None if "://" in name or "\0" in name else Path(name).resolve()
