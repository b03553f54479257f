"""What a folder of summaries keeps of itself: the files that were made there, of what, and as they were left.

The first line of the record says what was known when a run began, each further one which files of a batch are
finished, so that a run that was killed need not begin anew. A run that ends writes it as one line. What is no
record of ours, or a last line that was cut off, says nothing.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotate.cli.output import write
from annotate.harmless import json_line
from annotate.parse import ParseError, json_value

RECORD = ".summaries"  #: in a folder of summaries
INDEX = "index.html"

Stamps = Mapping[str, object]  #: what changes when a file does, by its name
Keep = Callable[[Stamps], None]  #: keeps at once that files are finished


@dataclass(frozen=True, kw_only=True)
class MadeBefore:
    """Files that we made in a folder; `finished` are those that would come out as they are.

    The others were made of something else or in another form, are not as we left them, or, without a stamp,
    were about to be made. `stopped`: the run that made the last of them did not come to its end.
    """

    finished: Stamps
    others: Stamps
    stopped: bool = False

    def left_over(self, articles: Collection[str], made: Collection[str]) -> list[str]:
        """Those of articles that are not there any more, with an index that leads to them.

        `made` are the files of this run.
        """
        known = [name for name in (*self.finished, *self.others) if name not in made]
        gone = [name for name in known if name != INDEX and Path(name).stem not in articles]
        return gone + [name for name in known if name == INDEX and gone]


def made_before(folder: Path, now: Sequence[object]) -> MadeBefore:
    """What the record of a folder says; `now` is what files are made of today."""
    lines = list(_lines(folder / RECORD))
    files: dict[str, object] = {}
    for line in lines:
        files |= _named(line.get("files"))
    others = {**_named(lines[0].get("others")), **files} if lines else {}
    if not lines or lines[0].get("made_of") != now:
        return MadeBefore(finished={}, others=others)
    finished = {name: at for name, at in files.items() if stamp(folder / name) == at}
    return MadeBefore(
        finished=finished,
        others={name: at for name, at in others.items() if name not in finished},
        stopped="begun" in lines[0],
    )


@contextmanager
def recording(folder: Path, now: Sequence[object], before: MadeBefore, due: Iterable[str]) -> Iterator[Keep]:
    """Keeps which of the `due` files are finished, while the block runs.

    One that stands there already, and is none of ours as far as anybody knows, never becomes ours to delete.
    """
    others = {**{name: None for name in due if not (folder / name).exists()}, **before.others}
    value = {"made_of": now, "files": before.finished, "others": others, "begun": True}
    write(folder / RECORD, json_line(value) + "\n")
    with (folder / RECORD).open("a", encoding="utf-8", newline="\n") as record:

        def keep(files: Stamps) -> None:
            record.write(json_line({"files": files}) + "\n")
            record.flush()

        yield keep


def record_whole(folder: Path, now: Sequence[object], made: Stamps, before: MadeBefore) -> None:
    """Keep what a run made that came to its end, and what is there still of others."""
    others = {
        name: at for name, at in before.others.items() if name not in made and (folder / name).is_file()
    }
    write(folder / RECORD, json_line({"made_of": now, "files": made, "others": others}) + "\n")


def stamp(file: Path) -> list[int]:
    """What changes when a file does; nothing where it is gone."""
    return [file.stat().st_size, file.stat().st_mtime_ns] if file.is_file() else []


def _lines(record: Path) -> Iterator[dict[str, Any]]:
    """The lines of a record, up to one that is none."""
    try:
        for line in record.read_bytes().splitlines():
            value = json_value(line)
            if not isinstance(value, dict):
                return
            yield value
    except (OSError, ParseError):
        return


def _named(files: object) -> dict[str, object]:
    """Files by their names, of which none leads out of the folder."""
    return (
        {name: at for name, at in files.items() if name == Path(name).name} if isinstance(files, dict) else {}
    )
