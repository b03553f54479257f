"""What a large corpus costs: processor seconds of each engine, what is written, and what comes after.

    python -m benchmarks.batch [ARTICLES] [--spark URL] [--times N]

Generated articles in four files are tagged by one process, by two, and with --spark on a cluster (`local[2]`
will do; the first job of a session, so with its start). Then the output is laid beside itself N times under
other ids, and compared and drawn from. Processor seconds are of this process and all that it started; rows
are compared, and it exits 1 where the engines differ.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from annotate.batch.found import rows
from annotate.batch.place import Place
from annotate.batch.places import ARTICLES, STORIES
from annotate.batch.recipe import Recipe
from annotate.batch.run import run
from annotate.workspace import Workspace
from benchmarks.generated import OUTLETS, texts

FILES = 4
#: Waits for a command in a process that is small: what is started has the peak of what started it.
_WAIT = """
import os, sys
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print(f"{status} {used.ru_utime + used.ru_stime:.1f} processor seconds, peak {used.ru_maxrss // 1024} MB")
"""


def processor_seconds() -> float:
    """Of this process, all that it started, and what these waited for."""
    this = psutil.Process()
    return float(sum(sum(each.cpu_times()[:4]) for each in (this, *this.children(recursive=True))))


def corpus(folder: Path, number: int) -> int:
    """Write so many articles, and return how many words they have."""
    made = [
        {"text": text, "url": f"https://news.example/{at}", "outlet": OUTLETS[at % len(OUTLETS)]}
        for at, text in enumerate(texts(number))
    ]
    folder.mkdir()
    for at in range(FILES):
        parquet.write_table(pa.Table.from_pylist(made[at::FILES]), folder / f"{at}.parquet")
    return sum(len(each["text"].split()) for each in made)


def size(folder: Path) -> int:
    return sum(each.stat().st_size for each in folder.rglob("*.parquet") if each.is_file())


def multiplied(output: Path, times: int) -> None:
    """Lay what is in an output beside itself, each time under other ids and with a digit for each "e"."""
    for file in [each for each in (output / ARTICLES).rglob("*.parquet") if each.is_file()]:
        table = parquet.read_table(file, partitioning=None)
        for digit in map(str, range(1, times)):
            other = table
            for column, field, old, new in (
                ("article", "id", "$", f"-{digit}"),
                ("article", "text", "e", digit),
                ("publication", "article_id", "$", f"-{digit}"),
            ):
                other = changed(
                    other, column, field, partial(pc.replace_substring_regex, pattern=old, replacement=new)
                )
            parquet.write_table(other, file.with_name(f"{digit}{file.name}"))


def changed(table: Any, column: str, field: str, change: Callable[[Any], Any]) -> Any:
    """The table with other values in a field of a column."""
    struct = table[column].combine_chunks()
    parts = struct.flatten()
    at = struct.type.get_field_index(field)
    parts[at] = change(parts[at])
    fields = [struct.type.field(each) for each in range(struct.type.num_fields)]
    return table.set_column(
        table.schema.get_field_index(column), column, pa.StructArray.from_arrays(parts, fields=fields)
    )


def told(what: str, articles: int, work: Callable[[], object]) -> None:
    before = processor_seconds()
    work()
    used = processor_seconds() - before
    print(f"{what}: {used:.1f} processor seconds, {1000 * used / articles:.2f} ms an article", flush=True)


def command(desk: Path, words: Sequence[str], articles: int) -> None:
    """Run a command of the workspace, and tell what it took."""
    spawn = [sys.executable, "-c", _WAIT, sys.executable, "-m", "annotate", *words]
    done = subprocess.run(spawn, cwd=desk, stdout=subprocess.PIPE, text=True, check=True)
    status, _, used = done.stdout.splitlines()[-1].partition(" ")
    if status != "0":
        raise RuntimeError(f"annotate {' '.join(words)} failed")
    print(f"{' '.join(words)}, {articles} articles: {used}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch")
    parser.add_argument("articles", type=int, nargs="?", default=2000)
    parser.add_argument("--spark", metavar="URL")
    parser.add_argument("--times", type=int, default=4)
    given = parser.parse_args()
    number = given.articles
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        words = corpus(folder / "in", number)
        print(f"{number} articles, {words} words, {size(folder / 'in') // number} bytes an article")
        recipe, source = Recipe.of(None, raw=True), str(folder / "in")
        engines: dict[str, dict[str, Any]] = {"one process": {}, "two processes": {"jobs": 2}}
        if given.spark:
            engines["spark"] = {"master": given.spark}
        for name, how in engines.items():
            output = str(folder / name)
            told(name, number, lambda output=output, how=how: run(recipe, source, output, **how))
        found = [sorted(map(str, rows(Place.of(str(folder / name))))) for name in engines]
        whole = folder / "one process"
        print(
            f"written: {size(whole / ARTICLES) // number} bytes an article; as {len(found)} engines found it"
        )
        Workspace.create(folder / "desk", seed=1)
        for times in (1, given.times):
            multiplied(whole, times)
            shutil.rmtree(whole / STORIES)
            many = times * number
            told(f"stories of {many}", many, lambda: run(recipe, source, str(whole)))
            command(folder / "desk", ("add", "--from", str(whole), "--sample", "50"), many)
            command(folder / "desk", ("compare", "--from", str(whole), "--format", "json"), many)
    return int(any(each != found[0] for each in found))


if __name__ == "__main__":
    sys.exit(main())
