"""Files that no tidy export holds, each given to the commands that read such files.

Whatever stands in a file, a command ends with an exit code of the design and without a traceback, a file that
is refused is named, and what is printed for programs can be read by them.
"""

import json
import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotate.workspace import Workspace
from tests.faults import damage
from tests.faults import hostile_articles as articles
from tests.faults import hostile_state as state
from tests.faults.hostile import Hostile
from tests.faults.processes import Ended, Processes

CODES = (0, 1, 2, 3)
SECONDS = 120  #: after which a command counts as hung

_MAKERS = (
    articles.text,
    articles.html,
    articles.json_lines,
    articles.csv,
    articles.tables,
    state.gold,
    state.settings,
    state.codebook,
    state.word_list,
    state.pointer,
    state.manifest,
    state.there("page", "page.html", ("summary", "--verify", "page.html")),
    state.there("JSON page", "page.json", ("summary", "--verify", "page.json")),
    state.there("store", ".annotate/store.sqlite3", ("list",), ("summary", "--all"), ("doctor",), ("tag",)),
)

KINDS = len(_MAKERS)


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What came of hostile files: how many of each kind there were, and what was wrong with which."""

    files: Mapping[str, int]
    wrong: tuple[str, ...]
    tracebacks: int


def hostile(seed: int, number: int) -> Hostile:
    """The file of this number; the kinds take turns."""
    return _MAKERS[number % len(_MAKERS)](random.Random(f"{seed} {number}"))


def attempt(processes: Processes, work: Path, *, count: int, seed: int) -> Tried:
    """Give the first `count` files of a seed to the commands that read them."""
    desk = _desk(processes, work / "desk")
    files: dict[str, int] = {}
    wrong: list[str] = []
    tracebacks = 0
    for number in range(count):
        each = hostile(seed, number)
        files[each.kind] = files.get(each.kind, 0) + 1
        here = work / "here"
        shutil.copytree(desk, here)
        path = here / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        draw = random.Random(f"{seed} {number} damage")
        path.write_bytes(each.data or (damage.damaged(path.read_bytes(), draw) if path.exists() else b""))
        for words in each.commands:
            ended = processes.run(words, here, limit=SECONDS)
            tracebacks += ended.traceback
            at = f"{each.kind}, file {number} of seed {seed}, annotate {' '.join(words)}"
            wrong += [f"{at}: {what}" for what in _wrong(each, ended, "json" in words)]
        shutil.rmtree(here)
    return Tried(files=files, wrong=tuple(wrong), tracebacks=tracebacks)


def _desk(processes: Processes, desk: Path) -> Path:
    """A workspace with an article, its tags and its page."""
    Workspace.create(desk, seed=1)
    (desk / "sound.txt").write_text(articles.TEXT, encoding="utf-8")
    for command in (
        "add sound.txt",
        "tag",
        "summary --all --format html --out page.html",
        "summary --all --format json --out page.json",
    ):
        ended = processes.run(command.split(), desk)
        if ended.code != 0:
            raise AssertionError(f"annotate {command} ended with {ended.code}: {ended.stderr}")
    return desk


def _wrong(each: Hostile, ended: Ended, for_programs: bool) -> Iterator[str]:
    said = ended.stderr
    if ended.code not in CODES:
        yield f"ended with {ended.code}: {said[-700:]}"
        return
    if ended.traceback:
        yield f"a traceback: {said[-700:]}"
    name = Path(each.path).name
    shown = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in name)
    if ended.code == 3 and each.named and name not in said and shown not in said:
        yield f"refused without naming {name!r}: {said[-700:]}"
    if "\x1b" in said + ended.stdout:
        yield f"an escape code on its way to the terminal: {said[-700:]!r}"
    if for_programs:
        yield from _unreadable(ended.stdout)


def _unreadable(printed: str) -> Iterator[str]:
    """What a program could not use of the JSON lines that were printed."""
    for line in printed.splitlines():
        try:
            record = json.loads(line)
        except ValueError as error:
            yield f"printed what is no JSON ({error}): {line[:200]!r}"
            continue
        text = record.get("article", {}).get("text", "")
        for tag in record.get("tags", ()):
            if text[tag["start"] : tag["end"]] != tag["text"]:
                yield f"a tag does not fit its text: {tag}"
