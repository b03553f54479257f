"""docs/faults.md: what a run of the fault suite did, at what size, with which seed, of which commit."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the table: what was done to what, how often, and how often it went wrong."""

    fault: str
    to: str
    tried: str
    wrong: tuple[str, ...]
    tracebacks: int


def page(rows: Sequence[Row], *, began: datetime, percent: int, seed: int, of: str) -> str:
    """The page; `of` is the commit that was tried."""
    minutes = (datetime.now(UTC) - began).total_seconds() / 60
    everything = Row(
        fault="**all**",
        to="",
        tried="",
        wrong=tuple(line for row in rows for line in row.wrong),
        tracebacks=sum(row.tracebacks for row in rows),
    )
    table = "\n".join(
        f"| {row.fault} | {row.to} | {row.tried} | {len(row.wrong)} | {row.tracebacks} |"
        for row in (*rows, everything)
    )
    full = "the full size" if percent == 100 else f"{percent} % of the full size, which was not run that day"
    return f"""# What faults do

Written by `python -m tests.faults {percent} docs/faults.md` on {began:%Y-%m-%d}, in {minutes:.0f} minutes, of
{of}, with seed {seed}: {full}. `make faults` runs the full size, `make test` three
kills a command, two files a kind and one fault of each kind.

| fault | what it befalls | how often | wrong states | tracebacks |
|---|---|---|---|---|
{table}

- **Killed** means SIGKILL at a place drawn from the seed, counted in what a command does to the world
  outside: calls that write or rename files, statements to the database, bytes to the network. Until it is
  run again every command that reads must work; afterwards store, models, pages and server must hold what they
  hold after an undisturbed run.
- **Hostile files** go to every command that reads their kind. It must end with 0, 1, 2 or 3, name the file
  that it refuses, print no escape codes, and print only JSON that can be read, with offsets that fit.
- **A spoiled request** is answered with 500, 502, a page, JSON of another shape, half an answer or none, or
  late; or it is done twice, or only in part. Run again undisturbed, store and server must stand as if nothing
  had been.
- **Malformed annotations** are what a server might send of reviews: no error but ours, and nothing is
  rejected that was not shown. **Submitters** review while pushes run: each page keeps its tags, each review
  arrives once.
- A loss of power is something else: `annotate/store/database.py` says what the database promises then.
"""


def commit() -> str:
    """The commit that is checked out, and whether anything but the page itself differs from it."""

    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    name = git("rev-parse", "--short", "HEAD")
    changed = git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs/faults.md")
    return f"commit {name}{' and changes' if changed else ''}" if name else "a copy without commits"
