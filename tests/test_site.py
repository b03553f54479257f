"""The documentation: a site without a warning, and notebooks that run; its pages: tests/test_shown.py."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import annotate
from annotate.cli import COMMANDS
from annotate.samples import samples
from annotate.steps.articles.add import Given, add
from annotate.steps.tags.tag import tag
from annotate.workspace import Workspace
from tests.steps.coded import coded

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


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


@pytest.mark.parametrize("name", ["first-article", "regression"])
def test_a_notebook_runs(name: str, tmp_path: Path) -> None:
    import nbformat
    from nbclient import NotebookClient

    if name == "regression":
        desk = Workspace.create(tmp_path / "study", seed=1)
        for sample in samples()[:6]:
            add(desk, [str(sample.path)], given=Given(outlet="The Beacon", published=sample.published))
        tag(desk)
        coded(desk)
    notebook = nbformat.read(DOCS / "notebooks" / f"{name}.ipynb", as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    said = str(notebook.cells[-1].outputs)
    assert ("loaded labels in an article" if name == "regression" else "loaded_label") in said
