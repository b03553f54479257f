"""What a workspace and a server hold, in a form in which two runs can be compared.

Left out is only what differs between any two runs that nothing disturbs: the numbers a server gives to
projects and tasks, the second at which a model was made, how a ZIP file is packed, and what is kept for speed
alone, since whoever misses it makes it again.
"""

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx

State = Mapping[str, Any]

_NUMBERED = ("server", "project", "task_id")  #: columns of what stands on a server
_MADE_AGAIN = ("reckonings",)  #: tables that are kept for speed alone
_PASSING = ("-wal", "-shm", "lock")  #: ends of files that come and go
_NOTES = "pages/.summaries"  #: when each page was written, for speed alone
_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:T| )\d\d:\d\d(?::\d\d)?(?:Z| UTC)?")
_MEMORY = re.compile(r"\d{12,}")  # skops names objects by their place in memory


def of(folder: Path, *, numbered: bool = True) -> State:
    """Everything a workspace holds, by what it is; `numbered` keeps the numbers that a server gave."""
    return {
        "store": _store(folder / ".annotate" / "store.sqlite3", () if numbered else _NUMBERED),
        "models": {
            name: _model_file(folder / "models" / name)
            for name in _names(folder / "models")
            if "/." not in f"/{name}"
        },
        "training sets": {
            name: _bytes(folder, name) for name in _names(folder) if "/training/" in f"/{name}"
        },
        "pages": {
            name: _bytes(folder, name)
            for name in _names(folder)
            if name.startswith("pages/") and name != _NOTES
        },
        "files": [name for name in _names(folder) if not name.endswith(_PASSING)],
    }


def server(url: str, key: str, title: str) -> State:
    """Of the projects called `title`: how many there are, their page, and their tasks by article."""
    with httpx.Client(base_url=url, headers={"Authorization": f"Token {key}"}, timeout=120) as http:

        def get(path: str, **query: Any) -> Any:
            return http.get(path, params=query).raise_for_status().json()

        found = [each for each in get("/api/projects", page_size=1000)["results"] if each["title"] == title]
        tasks: dict[str, list[Any]] = {}
        for project in found:
            for task in get("/api/tasks", project=project["id"], fields="all", page_size=1000)["tasks"]:
                tasks.setdefault(task["data"]["article_id"], []).append(_task(task))
        return {
            "projects": [[each["label_config"], each["model_version"]] for each in found],
            "tasks": {name: sorted(each, key=json.dumps) for name, each in tasks.items()},
        }


def differences(expected: State, found: State) -> Iterator[str]:
    """What differs, a line each: where, and what was expected and found there."""
    for name in sorted(expected.keys() | found.keys()):
        one, other = expected.get(name), found.get(name)
        if one == other:
            continue
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            yield from (f"{name}: {line}" for line in differences(one, other))
        elif isinstance(one, list) and isinstance(other, list):
            missing, more = [x for x in one if x not in other], [x for x in other if x not in one]
            yield f"{name}: {len(missing)} missing {_short(missing)}, {len(more)} too many {_short(more)}"
        else:
            yield f"{name}: expected {_short(one)}, found {_short(other)}"


def _task(task: Mapping[str, Any]) -> dict[str, Any]:
    regions = [
        [each["model_version"], each["score"], sorted(each["result"], key=json.dumps)]
        for each in task["predictions"]
    ]
    return {"data": task["data"], "predictions": regions, "annotations": len(task["annotations"])}


def _store(path: Path, without: tuple[str, ...]) -> State:
    """The rows of every table. A copy is opened as it lies there, with its log."""
    with closing(sqlite3.connect(path)) as store:
        store.row_factory = sqlite3.Row
        tables = [row[0] for row in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: sorted(_rows(store, table, without))
            for table in tables
            if not table.startswith(("sqlite_", *_MADE_AGAIN))
        }


def _rows(store: sqlite3.Connection, table: str, without: tuple[str, ...]) -> Iterator[str]:
    for row in store.execute(f"SELECT * FROM {table}"):
        values = {name: row[name] for name in row.keys() if name not in without}  # noqa: SIM118 -- a Row has no items
        if "record" in values:
            record = json.loads(values["record"])
            values["record"] = {name: value for name, value in record.items() if name not in without}
        yield json.dumps(values, sort_keys=True, default=str)


def _names(folder: Path) -> list[str]:
    """The files below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _bytes(folder: Path, name: str) -> bytes:
    return (folder / name).read_bytes()


def _model_file(path: Path) -> Any:
    data = path.read_bytes()
    if path.suffix in (".npz", ".skops"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            schema = packed.read("schema.json").decode() if path.suffix == ".skops" else ""
            names = {place: str(at) for at, place in enumerate(dict.fromkeys(_MEMORY.findall(schema)))}
            files = {_renamed(name, names): packed.read(name) for name in packed.namelist()}
        return files | {"schema.json": _renamed(schema, names)}
    if path.name == "manifest.json":
        return {name: value for name, value in json.loads(data).items() if name not in ("made_at", "files")}
    return _TIME.sub("", data.decode())


def _renamed(text: str, names: Mapping[str, str]) -> str:
    return _MEMORY.sub(lambda found: names[found[0]], text)


def _short(value: Any) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text if len(text) <= 300 else f"{text[:300]} …"
