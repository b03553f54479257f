"""`annotate labels`."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.text import Text

from annotate.cli import completion
from annotate.cli.console import FORMAT, Format, emit, emit_json, results, say, table
from annotate.coding.codebook import Codebook, LabelDefinition
from annotate.coding.examples import Example, written
from annotate.coding.installed import missing as lacking
from annotate.coding.precision import Records
from annotate.coding.staleness import StaleDecisions
from annotate.coding.versions import LabelChange
from annotate.errors import RefusedError, UsageError
from annotate.json_records import to_dict
from annotate.report.document import record_json
from annotate.report.vocabulary import plural
from annotate.steps.reviews.rule_precision import rule_precision
from annotate.steps.tags.check_examples import check_examples
from annotate.steps.tags.labels import codebook_in_use, compared, stale, to_json
from annotate.steps.tags.tagging import tagger
from annotate.workspace import Workspace

NAME = typer.Argument(
    metavar="NAME", help="One label; all of them by default.", autocompletion=completion.labels
)
DIFF = typer.Option(metavar="OLD NEW", help="What changed between two codebooks: files, or versions used.")
PRECISION = typer.Option("--precision", help="How often reviewers kept what each rule proposed.")
STALE = typer.Option("--stale", help="Decisions made under an earlier definition.")
SUGGEST = typer.Option(
    "--suggest", help="Words that reviewers added or rejected again and again: asks which go into your lists."
)
CHECK = typer.Option("--check", help="Run the rules and your words on every example.")
MISSING = typer.Option("--missing", help="Sections of installed labels that guidelines.md lacks.")


def labels_command(
    name: Annotated[str | None, NAME] = None,
    diff: Annotated[tuple[str, str] | None, DIFF] = None,
    precision: Annotated[bool, PRECISION] = False,
    stale: Annotated[bool, STALE] = False,
    missing: Annotated[bool, MISSING] = False,
    check: Annotated[bool, CHECK] = False,
    suggest: Annotated[bool, SUGGEST] = False,
    format: Annotated[Format, FORMAT] = "text",
) -> None:
    """Print the codebook, or one label of it.

    With --precision, a rule was right when reviewers accepted its tag or moved its ends, wrong when they
    rejected or relabelled it; what they differ about and stale decisions are counted apart. NAME then keeps
    to the rules of one label. A rule is turned off under [rules] in annotate.toml.

    With --suggest each row is shown with its hits in the reviewed articles, how often it was right there out
    of fold, and near misses; you say yes or no. What you accept counts on the articles that it was learned
    from only where the others suggest it as well.

    Example: annotate labels unattributed_claim

    Example: annotate labels --diff 1.0 guidelines.md

    Example: annotate labels --precision

    Example: annotate labels --missing >> guidelines.md

    Example: annotate labels --check

    Example: annotate labels --suggest
    """
    if (diff is not None) + precision + stale + missing + check + suggest > 1:
        raise UsageError(
            "--diff, --precision, --stale, --missing, --check and --suggest are six questions: ask one at a "
            "time"
        )
    if diff is not None and name is not None:
        raise UsageError(f"--diff compares whole codebooks, and {name!r} names one label: leave it out")
    if diff is not None:
        _print_changes(compared(*diff), format)
    elif precision or stale:
        _print_reviews(name, precision=precision, format=format)
    elif check:
        _print_check(name, format)
    elif suggest:
        from annotate.cli.suggest import ask_which

        ask_which(Workspace.find(), name, format)
    elif missing:
        for brought in lacking(codebook_in_use()):
            emit(f"\n{brought.section.strip()}")
    else:
        _print_labels(codebook_in_use(), name, format)


def _print_labels(codebook: Codebook, name: str | None, format: Format) -> None:
    labels = codebook.labels if name is None else (codebook[name],)
    if format == "json":
        shown = [to_json(label) for label in labels]
        emit_json({"schema": 1, "version": codebook.version, "digest": codebook.digest, "labels": shown})
        return
    emit(f"{codebook.source}, version {codebook.version}")
    for label in labels:
        results().print()
        for line in section(label):
            results().print(line)


def section(label: LabelDefinition, *, examples: bool = True) -> list[Text]:
    """A label's section of the codebook, a line each."""
    bar = Text("▌ ", style=label.color)
    title = Text.assemble(bar, (label.name, "bold"), f"  {label.title}")
    if label.hotkey:
        title.append(f"  [key {label.hotkey}]", style="dim")
    lines = [title, Text(f"  {label.definition}")]
    lines += [Text(f"  {line}") for line in label.marking.splitlines()]
    lines += [Text(f"  formerly {', '.join(label.was)}", style="dim")] if label.was else []
    lines += _part("Questions", [Text(f"{i}. {test}") for i, test in enumerate(label.tests, start=1)])
    lines += _part("Boundary", [Text(line) for line in label.boundary.splitlines()])
    said = [f"{' '.join((each.language, *each.kinds))}: {each.effect}" for each in label.reasons]
    lines += _part("Reasons", [Text(line) for line in said])
    if not examples:
        return lines
    lines += _part("Examples", [_marked(each, label.color) for each in label.examples])
    lines += _part("Counter-examples", [_marked(each, label.color) for each in label.counter_examples])
    return lines


def _part(heading: str, lines: Sequence[Text]) -> list[Text]:
    if not lines:
        return []
    return [Text(f"  {heading}", style="bold"), *(Text("    ").append_text(line) for line in lines)]


def _marked(example: Example, colour: str) -> Text:
    """The example as the codebook writes it; the brackets stay, since colour is lost in a pipe."""
    text, done = Text(f"{example.language}  "), 0
    for span in example.spans:
        text.append(example.text[done : span.start])
        text.append(f"[[{span.text}]]", style=f"bold {colour}")
        done = span.end
    text.append(example.text[done:])
    note = "; ".join(filter(None, ("" if example.by_rules else "only a person can tell", example.note)))
    return text.append(f"  ({note})", style="dim italic") if note else text


def _print_changes(changes: Sequence[LabelChange], format: Format) -> None:
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


def _print_reviews(name: str | None, *, precision: bool, format: Format) -> None:
    """What reviews say about the rules or, without `precision`, which decisions are stale."""
    workspace = Workspace.find()
    label = None if name is None else workspace.codebook()[name].name
    if not precision:
        _print_stale([each for each in stale(workspace) if label in (None, each.now)], format)
        return

    found = rule_precision(workspace)
    records = {name: each for name, each in found.items() if label in (None, name.partition("/")[0])}
    if format == "json":
        emit_json(
            {"schema": 1, "rules": [{"rule": name} | record_json(each) for name, each in records.items()]}
        )
        return
    print_records(records)
    if not any(each.reviewed for each in records.values()):
        say("None of their proposals was reviewed yet: annotate review, then annotate pull")


def print_records(records: Records) -> None:
    """How the rules fared, most reviewed first; columns for what is disputed and stale where there is any."""
    apart = [name for name in ("disputed", "stale") if any(getattr(each, name) for each in records.values())]
    table(
        ("rule", "right", "reviewed", "precision", "95 % interval", *apart),
        [
            (
                rule,
                each.right,
                each.reviewed,
                "" if each.precision is None else f"{each.precision:.2f}",
                "" if each.interval is None else "{:.2f}–{:.2f}".format(*each.interval),
                *(getattr(each, name) for name in apart),
            )
            for rule, each in sorted(records.items(), key=lambda item: -item[1].reviewed)
        ],
    )


def _print_check(name: str | None, format: Format) -> None:
    """Every example in which rules find something else, with its line; RefusedError where there is one."""
    by = tagger(Workspace.around())
    found = check_examples(by, name)
    if format == "json":
        rows = [{**to_dict(each), "written": written(each.example)} for each in found.differences]
        emit_json({"schema": 1, "held": found.held, "left": found.left, "differences": rows})
    else:
        for each in found.differences:
            emit(f"{by.codebook.source}, line {each.example.line}: {each.label}: {written(each.example)}")
            for kind, spans in (("missed", each.missed), ("found", each.wrong)):
                for span in spans:
                    emit(f"  {kind}: {span.text}")
    failed = len(found.differences)
    if failed:
        raise RefusedError(
            f"{failed} of {plural(found.held, 'example')} fail: correct the codebook or the words"
        )
    say(
        f"{plural(found.held, 'example')} hold; {found.left} more not run: for a person, or for labels "
        "without rules"
    )


def _print_stale(found: Sequence[StaleDecisions], format: Format) -> None:
    if format == "json":
        emit_json({"schema": 1, "stale": [to_dict(each) for each in found]})
        return
    if not found:
        say("No decision is stale: all were made by today's definitions.")
        return
    table(
        ("label", "now", "decided by version", "reviews", "decisions"),
        [
            (each.label, each.now or "gone", each.codebook_version, each.reviews, each.decisions)
            for each in found
        ],
    )
    say(
        "Training and the precision of rules leave these out. What changed: annotate labels --diff "
        f"{found[0].codebook_version} guidelines.md. To decide anew, review these articles again."
    )
