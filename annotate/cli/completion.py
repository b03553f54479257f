"""What the shell offers when Tab is pressed: ids, outlets, labels and models of the workspace we are in.

Whatever goes wrong, nothing is offered and nothing is said: a person is typing.
"""

from collections.abc import Callable, Iterable

from annotate.errors import AnnotateError
from annotate.steps.tags.labels import codebook_in_use
from annotate.workspace import Workspace

Completer = Callable[[str], list[tuple[str, str]]]


def _completer(known: Callable[[], Iterable[tuple[str, str]]]) -> Completer:
    def offered(incomplete: str) -> list[tuple[str, str]]:
        try:
            return [each for each in known() if each[0].startswith(incomplete)]
        except (AnnotateError, OSError):
            return []

    return offered


def _articles() -> Iterable[tuple[str, str]]:
    with Workspace.find().store() as store:
        return [(each.id[:8], each.title[:60]) for each in store.articles()]


def _outlets() -> Iterable[tuple[str, str]]:
    workspace = Workspace.find()
    with workspace.store() as store:
        known = {each.outlet or "" for each in store.publications()}
    return [(name, "") for name in sorted({*known, *workspace.config.outlets.values()} - {""})]


def _labels() -> Iterable[tuple[str, str]]:
    return [(each.name, each.title) for each in codebook_in_use().labels]


def _models() -> Iterable[tuple[str, str]]:
    folders = sorted(each.name for each in Workspace.find().models.iterdir() if each.is_dir())
    return [("current", "the one in use"), ("none", "the rules alone"), *((name, "") for name in folders)]


articles = _completer(_articles)
outlets = _completer(_outlets)
labels = _completer(_labels)
models = _completer(_models)
