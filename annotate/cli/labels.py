"""`annotate labels`."""

from typing import TYPE_CHECKING, Annotated

import typer

from annotate.cli.console import Format, emit, emit_json, results, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from annotate.codebook import LabelDefinition
    from annotate.codebook_example import Example
    from annotate.codebook_history import LabelChange


def labels_command(
    name: Annotated[str | None, typer.Argument(help="One label; all of them by default.")] = None,
    diff: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="OLD NEW", help="What changed between two codebooks: files, or versions used."),
    ] = None,
    format: Annotated[  # noqa: A002 -- it is the option's name
        Format, typer.Option(help="Text for a person, or one JSON object.")
    ] = "text",
) -> None:
    """Print the codebook, or one label of it.

    Example: annotate labels unattributed_claim

    Example: annotate labels --diff 1.0 guidelines.md
    """
    from annotate.errors import UsageError
    from annotate.steps.labels import codebook_in_use, compared, to_json

    if diff is not None:
        if name is not None:
            raise UsageError(f"--diff compares whole codebooks, and {name!r} names one label: leave it out")
        _print_changes(compared(*diff), format)
        return
    codebook = codebook_in_use()
    labels = codebook.labels if name is None else (codebook[name],)
    if format == "json":
        shown = [to_json(label) for label in labels]
        emit_json({"schema": 1, "version": codebook.version, "digest": codebook.digest, "labels": shown})
        return
    emit(f"{codebook.source}, version {codebook.version}")
    for label in labels:
        results().print()
        for line in _lines(label):
            results().print(line)


def _lines(label: "LabelDefinition") -> "list[Text]":
    from rich.text import Text

    bar = Text("▌ ", style=label.color)
    title = Text.assemble(bar, (label.name, "bold"), f"  {label.title}")
    if label.hotkey:
        title.append(f"  [key {label.hotkey}]", style="dim")
    lines = [title, Text(f"  {label.definition}")]
    lines += [Text(f"  {line}") for line in label.marking.splitlines()]
    lines += [Text(f"  formerly {', '.join(label.was)}", style="dim")] if label.was else []
    lines += _part("Questions", [Text(f"{i}. {test}") for i, test in enumerate(label.tests, start=1)])
    lines += _part("Boundary", [Text(line) for line in label.boundary.splitlines()])
    lines += _part("Examples", [_marked(each, label.color) for each in label.examples])
    lines += _part("Counter-examples", [_marked(each, label.color) for each in label.counter_examples])
    return lines


def _part(heading: str, lines: "Sequence[Text]") -> "list[Text]":
    from rich.text import Text

    if not lines:
        return []
    return [Text(f"  {heading}", style="bold"), *(Text("    ").append_text(line) for line in lines)]


def _marked(example: "Example", colour: str) -> "Text":
    """The example as the codebook writes it; the brackets stay, since colour is lost in a pipe."""
    from rich.text import Text

    text, done = Text(f"{example.language}  "), 0
    for span in example.spans:
        text.append(example.text[done : span.start])
        text.append(f"[[{span.text}]]", style=f"bold {colour}")
        done = span.end
    text.append(example.text[done:])
    note = "; ".join(filter(None, ("" if example.by_rules else "only a person can tell", example.note)))
    return text.append(f"  ({note})", style="dim italic") if note else text


def _print_changes(changes: "Sequence[LabelChange]", format: Format) -> None:  # noqa: A002 -- as above
    from annotate.records import to_dict

    if format == "json":
        emit_json({"schema": 1, "labels": [to_dict(change) for change in changes]})
        return
    if not changes:
        say("Nothing changed.")
    for label in changes:
        was = f" (was {', '.join(label.was)})" if label.was else ""
        stale = "; decisions made before are stale" if label.stale else ""
        emit(f"{label.label}{was}: {label.kind}{stale}")
        for change in label.changes:
            emit(f"  {change.part}")
            for line in change.removed:
                emit(f"    - {line}")
            for line in change.added:
                emit(f"    + {line}")
            if not change.removed and not change.added:
                emit("    the order changed")
