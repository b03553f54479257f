"""What the desk shows: a workspace, its tagger kept warm, and what is hidden while people code."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace

from annotate.coding.codebook import Codebook
from annotate.errors import AnnotateError
from annotate.learn.registry import Registry
from annotate.records import Article
from annotate.steps.coders.assignments import being_coded
from annotate.steps.tags.tagging import Tagger, tagger
from annotate.store import Store
from annotate.workspace import Workspace


class HiddenError(AnnotateError):
    """Something that must not be seen while people code independently."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A workspace at the desk. Its `lead` sees all."""

    workspace: Workspace
    lead: bool = False
    _loaded: dict[tuple[str, ...], Tagger] = field(default_factory=dict, init=False, repr=False)

    @property
    def tagger(self) -> Tagger:
        """The tagger of the codebook and the model in use, kept loaded until one of them is another."""
        using = str(Registry(self.workspace.models).current()), *self.codebook.digests.values()
        found = self._loaded.get(using)
        if found is None:
            found = tagger(self.workspace, "current")
            for before in tuple(self._loaded.values()):
                found = replace(found, pipelines=before.pipelines)
            self._loaded.clear()
            self._loaded[using] = found
        return found

    def warm(self) -> None:
        """Read a sentence, so that the first paste need not wait for the pipeline."""
        text = "Sources suggest that it fell."
        with suppress(AnnotateError, OSError):  # such as a mistake in the codebook: each page says it
            self.tagger([Article(id="", text=text, title_end=0, language="en", text_sha256="")])

    @property
    def codebook(self) -> Codebook:
        """The codebook as it is now."""
        return self.workspace.codebook()

    def hidden(self, store: Store) -> Collection[str]:
        """Articles that somebody has still to code by themselves; none for the lead."""
        return frozenset() if self.lead else being_coded(store)

    def confirm_shown(self, name: str) -> None:
        """HiddenError for an article that somebody has still to code."""
        with self.workspace.store() as store:
            hidden = self.hidden(store)
        if name in hidden:
            raise HiddenError(
                "People are still coding this article, each by themselves: what tags and reviews say of it "
                "is hidden until they have. The lead sees it with `annotate serve --lead`"
            )

    def confirm_open(self, store: Store) -> None:
        """HiddenError where a page about all articles would tell what coders must not see yet."""
        if count := len(self.hidden(store)):
            raise HiddenError(
                f"An assignment is open, and {count} of its articles are not coded yet: what tags and "
                "reviews say of them is hidden. The lead sees it with `annotate serve --lead`"
            )
