"""The workspace as it is at one moment, in a folder of its own, fit to be handed on.

Coders' names are left out: their codes are what results are made of. Without text, every word of an article
is left out as well; lengths, offsets and digests stay.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotate.steps.team.coder_training import begun, training
from annotate.steps.upkeep.backup import STORE, backup, unpack
from annotate.store.sqlite import OurErrors
from annotate.workspace import Workspace

MASK = "x"
#: where words of articles lie beside the tables of records
_CELLS = (("snapshots", "tags"), ("taggings", "denied"))
_RECORDS = ("articles", "tags", "attributions", "decisions", "set_aside", "proposals")
#: fields of records that hold an article's words and are no span of it
_WORDS: Mapping[str, Any] = {
    **dict.fromkeys(("cue", "reason", "denied"), ""),
    **dict.fromkeys(("byline", "comment", "resolved")),
    "notes": [],
}


@contextmanager
def snapshot(workspace: Workspace) -> Iterator[Workspace]:
    """A copy of the workspace without the coders' names, gone when the block ends."""
    with TemporaryDirectory(prefix="annotate-") as folder:
        packed, root = Path(folder) / "desk.zip", Path(folder) / "desk"
        backup(workspace, packed)
        unpack(packed, root)
        packed.unlink()
        for store in root.rglob(STORE):
            with OurErrors(store), _opened(store) as db:
                db.execute("UPDATE coders SET record = json_set(record, '$.name', '')")
                db.execute("DELETE FROM reckonings")  # kept to save time, and made again
        yield Workspace.at(root)


def without_words(workspace: Workspace) -> None:
    """Put as many marks in the place of every word of its articles, in the snapshot `workspace`.

    The training of coders, which has articles of its own, is taken out.
    """
    if begun(workspace):
        shutil.rmtree(training(workspace).root)
    _rewrite(workspace, lambda record, _: _masked(record))


def with_words(workspace: Workspace, texts: Mapping[str, str]) -> None:
    """Put the texts back into a snapshot without words, by article id, and into every span of them.

    Cues, reasons and comments stay out: no number hangs on them.
    """
    _rewrite(workspace, lambda record, article: _filled(record, texts.get(article)))


def _rewrite(workspace: Workspace, change: Callable[[Any, str], Any]) -> None:
    store = workspace.state / STORE
    cells = [(table, "record") for table in _RECORDS]
    with OurErrors(store), _opened(store) as db:
        of_review = dict(db.execute("SELECT id, article_id FROM reviews"))
        for table, cell in (*cells, *_CELLS):
            owner = {"articles": "id", "decisions": "review_id", "set_aside": "review_id"}.get(
                table, "article_id"
            )
            for row, owned, text in db.execute(f"SELECT rowid, {owner}, {cell} FROM {table}").fetchall():
                if text:
                    changed = change(json.loads(text), of_review.get(owned, owned))
                    written = json.dumps(changed, ensure_ascii=False)
                    db.execute(f"UPDATE {table} SET {cell} = ? WHERE rowid = ?", (written, row))


@contextmanager
def _opened(store: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(store)) as db:
        db.execute("PRAGMA secure_delete = ON")  # what is overwritten is not to be found in the file
        yield db
        db.commit()


def _masked(value: Any) -> Any:
    if isinstance(value, list):
        return [_masked(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _WORDS.get(name, _masked(each)) for name, each in value.items()}
    for name in ("text", "region"):
        if isinstance(kept.get(name), str):
            spans = {"start", "text_sha256"} & value.keys()
            kept[name] = MASK * len(kept[name]) if spans else ""
    return kept


def _filled(value: Any, text: str | None) -> Any:
    if text is None:
        return value
    if isinstance(value, list):
        return [_filled(each, text) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _filled(each, text) for name, each in value.items()}
    if "text_sha256" in kept:
        kept["text"] = text
    elif "start" in kept and "text" in kept:
        kept["text"] = text[kept["start"] : kept["end"]]
    return kept
