"""What the desk shows: a workspace, its tagger kept warm, and what is hidden while people code."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from annotate.coding.codebook import Codebook
from annotate.errors import AnnotateError
from annotate.records import Article
from annotate.steps.assignments import finished
from annotate.steps.tagging import Tagger, tagger
from annotate.store import Store
from annotate.workspace import Workspace


class HiddenError(AnnotateError):
    """Something that must not be seen while people code independently."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A workspace at the desk. Its `lead` sees all."""

    workspace: Workspace
    lead: bool = False

    @cached_property
    def tagger(self) -> Tagger:
        """The tagger that pastes are read with, loaded once: a model promoted later waits for a restart."""
        return tagger(self.workspace, "current")

    def warm(self) -> None:
        """Read a sentence, so that the first paste need not wait for the pipeline."""
        text = "Sources suggest that it fell."
        self.tagger([Article(id="", text=text, title_end=0, language="en", text_sha256="")])

    @property
    def codebook(self) -> Codebook:
        """The codebook as it is now."""
        return self.workspace.codebook()

    def hidden(self, store: Store) -> Collection[str]:
        """Articles that somebody has still to code by themselves; none for the lead."""
        if self.lead or not store.assignments():
            return frozenset()
        done = finished(store)
        return frozenset(row.article_id for row in store.assigned() if row.key not in done)

    def confirm_open(self, store: Store) -> None:
        """HiddenError where a page about all articles would tell what coders must not see yet."""
        if count := len(self.hidden(store)):
            raise HiddenError(
                f"An assignment is open, and {count} of its articles are not coded yet: what tags and "
                "reviews say of them is hidden. The lead sees it with `annotate serve --lead`"
            )
