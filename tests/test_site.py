"""The documentation: it becomes a site without a warning, and what it shows runs."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

import annotate
from annotate.cli import COMMANDS, application
from annotate.samples import samples
from annotate.steps.add import Given, add
from annotate.steps.tag import tag
from annotate.workspace import Workspace
from tests.steps.coded import code

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```(sh|python|toml)\n(.*?)^```", re.M | re.S)
BY_PEOPLE = ("annotate review", "annotate pull")  #: run by tests/test_readme.py; here codes are put in


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make docs` does."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    for words in (
        [str(DOCS / "site.py"), str(folder / "build" / "pages")],
        ["-m", "mkdocs", "build", "--quiet", "--strict"],
    ):
        done = subprocess.run(
            [sys.executable, *words], cwd=folder, env=quiet, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
    return folder / "build" / "site"


def test_every_command_label_and_public_name_has_its_place(site: Path) -> None:
    commands = (site / "commands" / "index.html").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f">annotate {name}<" not in commands] == []
    api = (site / "api" / "index.html").read_text(encoding="utf-8")
    assert [name for name in annotate.__all__[1:] if f">annotate.{name}<" not in api] == []
    codebook = (site / "codebook" / "index.html").read_text(encoding="utf-8")
    assert "<code>loaded_label</code>" in codebook
    assert (site / "pictures" / "summary.png").exists()


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    loaded = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="(https?:[^"]+)"', page)
    assert loaded == []


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """The kind and the text of each block of code."""
    yield from BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))


def run(line: str) -> None:
    """A line of a shell, as far as the pages use one, in this process."""
    for command in line.partition("#")[0].split("&&"):
        words, _, out = command.partition(">")
        name, *rest = shlex.split(words)
        if name == "cd":
            os.chdir(rest[0])
            continue
        assert name == "annotate"
        with redirect_stdout(StringIO()) as said:
            application(rest[0])(rest, standalone_mode=False)
        if out.strip():
            Path(out.strip()).write_text(said.getvalue(), encoding="utf-8")


def codes(desk: Workspace) -> None:
    """What two people decide, instead of Label Studio."""
    with desk.store() as store, store.transaction():
        for article in store.articles()[:4]:
            for reviewer in ("r-1", "r-2"):
                code(store, desk.codebook(), article, reviewer=reviewer)


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article and, beside it, a folder of articles."""
    (tmp_path / "articles").mkdir()
    for sample in samples()[:6]:
        shutil.copy(sample.path, tmp_path / "articles")
    shutil.copyfile(
        next(each.path for each in samples() if each.path.suffix == ".txt"), tmp_path / "article.txt"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_the_pages_show_runs_in_their_order(beside: Path) -> None:
    names: dict[str, object] = {}
    for page in ("first-article.md", "first-study.md", "methods.md"):
        os.chdir(beside)
        for kind, text in blocks(page):
            if kind == "python":
                exec(text, names)
            elif kind == "toml":
                settings = Path("annotate.toml").read_text(encoding="utf-8")
                Path("annotate.toml").write_text(settings.replace("[study]\n", text), encoding="utf-8")
            for line in text.splitlines() if kind == "sh" else ():
                if line.startswith(BY_PEOPLE):
                    codes(Workspace.at(Path.cwd())) if line == BY_PEOPLE[0] else None
                else:
                    run(line)
    assert (beside / "article.html").exists()
    assert (beside / "study" / "comparison" / "compare.html").exists()
    assert (beside / "study" / "methods.txt").read_text(encoding="utf-8").startswith("Sample. ")
    assert (beside / "study" / "rates.csv").read_text(encoding="utf-8").startswith("side,label,")
    assert (beside / "study.zip").exists()


@pytest.mark.parametrize("name", ["first-article", "regression"])
def test_a_notebook_runs(name: str, tmp_path: Path) -> None:
    import nbformat
    from nbclient import NotebookClient

    if name == "regression":
        desk = Workspace.create(tmp_path / "study", seed=1)
        for sample in samples()[:6]:
            add(desk, [str(sample.path)], given=Given(outlet="The Beacon", published=sample.published))
        tag(desk)
        codes(desk)
    notebook = nbformat.read(DOCS / "notebooks" / f"{name}.ipynb", as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    said = str(notebook.cells[-1].outputs)
    assert ("loaded labels in an article" if name == "regression" else "loaded_label") in said
