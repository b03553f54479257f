"""The list of commands, and errors of usage: they name what was typed, perhaps a hostile file's name."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from typer.core import TyperGroup

from annotate.harmless import harmless


class Commands(TyperGroup):
    """The group of all commands, whose errors of usage steer no terminal."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands under the headings that are boxes in a terminal."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            command: Any = self.commands[name]
            panels.setdefault(command.rich_help_panel, []).append((name, command.help))
        for heading, commands in panels.items():
            with formatter.section(heading):
                formatter.write_dl(commands)

    def make_context(self, *words: Any, **settings: Any) -> Any:
        """The context of a call; raises what typer raises."""
        with _harmless_errors():
            return super().make_context(*words, **settings)

    def invoke(self, *words: Any, **settings: Any) -> Any:
        """Run the command that was named; raises what typer and the command raise."""
        with _harmless_errors():
            return super().invoke(*words, **settings)


#: What pydantic, which newer releases of typer ask, calls a mistake, and what it is.
_MISTAKES = {
    "value_error": "{error}",
    "int_parsing": "{given!r} is not a whole number.",
    "float_parsing": "{given!r} is not a number.",
    "greater_than_equal": "{given!r} is less than {ge}.",
    "less_than_equal": "{given!r} is more than {le}.",
}


@contextmanager
def _harmless_errors() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if hasattr(error, "format_message"):  # click's, which some releases of typer carry inside themselves
            wrong: Any = error
            wrong.message = _in_words(wrong)
            message = harmless(wrong.format_message())
            wrong.format_message = lambda: message
        raise


def _in_words(error: Any) -> str:
    """What an error of usage says: what was typed and why it cannot be taken, without pydantic's phrases."""
    message = str(error.message)
    if not hasattr(error.__cause__, "errors"):
        return message
    mistake = error.__cause__.errors()[0]
    said = _MISTAKES.get(mistake["type"])
    return said.format(given=mistake["input"], **mistake.get("ctx", {})) if said else message
