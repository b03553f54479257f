"""The shape of the code, held by tests: what may import what, and that nothing heavy happens early."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import annotate.steps
from annotate.packaged import packaged

PACKAGE = Path(annotate.__file__).parent
LAYERS = (
    "cli|notebook",
    "desk|archive",
    "batch",
    "steps",
    "workspace",
    "compare",
    "studio|learn|report",
    "exchange",
    "coding",
    "labels|intake",
    "rules",
    "text",
    "languages",
    "store|samples",
    "base",
)
BASE = {
    *("records", "blanks", "json_records", "parse", "files", "errors", "packaged", "progress", "config"),
    *("harmless", "pages", "rulings", "moments", "team", "garbage", "batches", ""),
}

#: the one place (a file or a folder) where each heavy package enters
ONE_PLACE = {
    "spacy": ("text/pipeline.py", "exchange/docbin.py", "notebook/component.py"),
    "sklearn": ("learn/",),
    "skops": ("learn/",),
    "datasets": ("learn/dataset.py", "exchange/huggingface.py"),
    "cassis": ("exchange/xmi.py",),
    "datasketch": ("learn/clusters.py",),
    "torch": ("learn/encoder.py", "learn/encoder_batch.py", "learn/fine_tuned.py", "learn/fit_network.py"),
    "safetensors": ("learn/fine_tuned.py", "learn/fit_network.py"),
    "transformers": ("learn/encoder.py",),
    "huggingface_hub": ("learn/encoder.py",),
    "label_studio_sdk": ("studio/session.py",),
    "markdown_it": ("coding/markdown.py",),
    "trafilatura": ("intake/",),
    "feedparser": ("intake/feed.py",),
    "py3langid": ("text/language.py",),
    "pygamma_agreement": ("coding/agreement/gamma.py",),
    "pyannote": ("coding/agreement/gamma.py",),
    "typer": ("cli/",),
    "starlette": ("desk/",),
    "uvicorn": ("desk/server.py",),
    "rich": ("cli/", "report/terminal.py"),
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module, *, typing: bool = True) -> Iterator[str]:
    """Names that are imported anywhere in the file; with `typing` also those for type checking alone."""
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" and not typing
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def layer(part: str) -> int:
    if part in BASE:
        return len(LAYERS) - 1
    return next(position for position, names in enumerate(LAYERS) if part in names.split("|"))


def test_imports_go_one_way() -> None:
    wrong = []
    for name, tree in modules():
        part = name.split("/")[0].removesuffix(".py")
        if part in ("__init__", "__main__"):
            continue
        for imported in imports(tree):
            if not imported.startswith("annotate."):
                continue
            other = imported.split(".")[1]
            if other == "__version__":
                continue
            independent = layer(part) == layer(other) == layer("report") and part != other
            if layer(other) < layer(part) or independent:
                wrong.append(f"{name} imports {imported}")
    assert wrong == []


def test_rooms_of_steps_go_one_way() -> None:
    rooms = re.findall(r"^\| `(\w+)` \|", annotate.steps.__doc__ or "", re.MULTILINE)
    assert sorted(rooms) == sorted(path.parent.name for path in PACKAGE.glob("steps/*/__init__.py"))
    wrong = [
        f"{name} imports {imported}"
        for name, tree in modules()
        if name.startswith("steps/") and (room := name.split("/")[1]) in rooms
        for imported in imports(tree)
        if imported.startswith("annotate.steps.") and rooms.index(imported.split(".")[2]) > rooms.index(room)
    ]
    assert wrong == []


def test_no_file_reaches_itself_by_imports() -> None:
    trees = {
        f"annotate.{name.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__"): tree
        for name, tree in modules()
    }
    reached: dict[str, set[str]] = {}
    for name, tree in trees.items():
        named = {each if each in trees else each.rpartition(".")[0] for each in imports(tree)}
        reached[name] = (named & trees.keys()) - {name}
    for through in trees:
        for others in reached.values():
            if through in others:
                others |= reached[through]
    assert [name for name, others in reached.items() if name in others] == []


def test_each_heavy_package_enters_in_one_place() -> None:
    wrong = [
        f"{name} imports {imported}"
        for name, tree in modules()
        for imported in imports(tree, typing=False)
        if (places := ONE_PLACE.get(imported.split(".")[0])) and not name.startswith(places)
    ]
    assert wrong == []


def loaded(words: list[str], late: set[str]) -> str:
    """Which of the modules the command with these words loads."""
    program = (
        f"import sys; sys.argv = ['annotate', *{words}]\n"
        "from annotate.cli import main\n"
        "try: main()\n"
        "except SystemExit as done: assert not done.code\n"
        f"print('LOADED', sorted({late} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    heavy = {"spacy", "sklearn", "scipy", "numpy", "datasets", "label_studio_sdk", "trafilatura"}
    assert loaded(words, heavy) == "LOADED []"


def test_a_scan_of_plain_text_loads_what_reads_and_parses_it_alone() -> None:
    text = packaged("samples") / "articles" / "sarel-beacon" / "a-flood-and-a-fairy-tale.txt"
    pages = {"annotate.pages", "annotate.report.page"}
    late = pages | {"filelock", "ftfy", "py3langid", "scipy", "sklearn", "torch"}
    assert loaded(["scan", str(text)], late) == "LOADED []"
    assert loaded(["scan", str(text)], {"spacy"}) == "LOADED ['spacy']"


def test_importing_every_file_loads_no_library_that_takes_long() -> None:
    files = (name.removesuffix(".py").removesuffix("/__init__") for name, _ in modules())
    names = [f"annotate.{each.replace('/', '.')}" for each in files if not each.startswith("__")]
    program = (
        f"import importlib, sys\nfor name in {names}: importlib.import_module(name)\n"
        "late = {'spacy', 'sklearn', 'skops', 'datasets', 'torch', 'transformers', 'label_studio_sdk',\n"
        "        'trafilatura', 'datasketch', 'pyspark', 'pygamma_agreement', 'cassis'}\n"
        "print(sorted(late & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_what_the_map_of_a_room_names_is_in_it() -> None:
    wrong = []
    for path in PACKAGE.glob("*/__init__.py"):
        shown = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        cells = [line for line in shown.splitlines() if line.startswith("|")]
        there = {each.stem for each in path.parent.iterdir()}
        wrong += [
            f"{path.parent.name}: {name}"
            for name in re.findall(r"`(\w+)`", "".join(cells))
            if name not in there
        ]
    assert wrong == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    names = {Path(name).stem for name, _ in modules()}
    assert names & {"utils", "util", "helpers", "manager", "base", "common", "misc"} == set()
