"""Errors of usage name what was typed, and that may be a hostile file's name: `annotate doctor *`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from typer.core import TyperGroup

from annotate.harmless import harmless


class Commands(TyperGroup):
    """The group of all commands, whose errors of usage steer no terminal."""

    def make_context(self, *words: Any, **settings: Any) -> Any:
        """The context of a call; raises what typer raises."""
        with _harmless_errors():
            return super().make_context(*words, **settings)

    def invoke(self, *words: Any, **settings: Any) -> Any:
        """Run the command that was named; raises what typer and the command raise."""
        with _harmless_errors():
            return super().invoke(*words, **settings)


@contextmanager
def _harmless_errors() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if hasattr(error, "format_message"):  # click's, which some releases of typer carry inside themselves
            message = harmless(error.format_message())
            error.format_message = lambda: message
        raise
