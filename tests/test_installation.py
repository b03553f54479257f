"""The wheel, installed in a fresh environment: only the packages it needs are lent to it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from packaging.specifiers import SpecifierSet
from uv import find_uv_bin

from annotate import __version__

ROOT = Path(__file__).parents[1]


def run(*words: str, folder: Path) -> str:
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(words, cwd=folder, env=plain, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dist = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(dist), folder=ROOT)
    (made,) = dist.iterdir()
    return made


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", str(folder / "env"), folder=folder)
    python = folder / "env" / "bin" / "python"
    run(str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel), folder=folder)
    (packages,) = (folder / "env").glob("lib/python*/site-packages")
    lent = [each for each in sys.path if each.endswith("site-packages")]
    (packages / "lent.pth").write_text("\n".join(lent) + "\n")
    return folder


@pytest.mark.slow
def test_the_readme_names_the_wheel_and_an_index_would_take_it(wheel: Path) -> None:
    assert f"dist/{wheel.name}[studio,fr]" in (ROOT / "README.md").read_text(encoding="utf-8")
    said = run(sys.executable, "-m", "twine", "check", "--strict", str(wheel), folder=wheel.parent)
    assert "PASSED" in said


def test_the_makefile_makes_the_wheel_so() -> None:
    if shutil.which("make") is None:
        pytest.skip("there is no make on this machine")
    said = run("make", "--dry-run", "--no-print-directory", "wheel", folder=ROOT).splitlines()[-1]
    assert said == ".venv/bin/python -m build --wheel --outdir dist"
    assert "\nmake wheel " in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_an_installed_program_works_anywhere(fresh: Path) -> None:
    annotate, python = (str(fresh / "env" / "bin" / name) for name in ("annotate", "python"))
    assert run(annotate, "--version", folder=fresh) == f"annotate {__version__}\n"
    (fresh / "a.txt").write_text(
        "Dam opens\n\nThe puppet regime opened the dam on Monday.\n", encoding="utf-8"
    )
    assert '"text": "puppet regime"' in run(annotate, "scan", "a.txt", "--format", "json", folder=fresh)
    run(annotate, "init", "desk", folder=fresh)
    where = run(python, "-c", "import annotate; print(annotate.__file__)", folder=fresh)
    assert Path(where.strip()).is_relative_to(fresh)
    component = 'import spacy, annotate; nlp = annotate.spacy(spacy.blank("en")); '
    shown = 'print(nlp("The puppet regime fell.")._.tags[0]._.voice)'
    assert run(python, "-c", component + shown, folder=fresh) == "outlet\n"


def offered() -> list[str]:
    """The two lines of the README that install the program."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [
        line.partition("#")[0].strip() for line in re.findall(r"^(?:pipx|uv tool) install .*", text, re.M)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("line", offered(), ids=lambda line: line.split()[0])
def test_each_line_of_the_readme_installs_it_with_all_it_needs(
    line: str, wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In an environment of its own; packages come from uv's cache, or from an index where it lacks them."""
    for name in ("PIPX_HOME", "PIPX_BIN_DIR", "UV_TOOL_DIR", "UV_TOOL_BIN_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("PIPX_DEFAULT_PYTHON", "UV_PYTHON"):
        monkeypatch.setenv(name, sys.executable)
    monkeypatch.setenv("PIPX_DEFAULT_BACKEND", "uv")  # as quick, and the same packages
    monkeypatch.setenv("PATH", str(Path(find_uv_bin()).parent), prepend=os.pathsep)
    words = shlex.split(line.replace("dist/", f"{wheel.parent}/"))
    words = words[1:] if words[0] == "uv" else ["tool", "run", *words]
    done = subprocess.run([find_uv_bin(), *words], cwd=tmp_path, capture_output=True, text=True, check=False)
    if "error sending request" in done.stderr:
        pytest.skip("no index of packages can be reached")
    assert done.returncode == 0, done.stdout + done.stderr
    (installed,) = tmp_path.glob("*_BIN_DIR/annotate")
    (tmp_path / "a.txt").write_text("Dam opens\n\nThe puppet regime opened it on Monday.\n", encoding="utf-8")
    assert '"text": "puppet regime"' in run(
        str(installed), "scan", "a.txt", "--format", "json", folder=tmp_path
    )
    shutil.rmtree(tmp_path)  # more than a gigabyte


@pytest.mark.parametrize(
    ("version", "taken"), [((3, 10), False), ((3, 11), True), ((3, 13), True), ((3, 14), False)]
)
def test_make_checks_both_ends_of_the_versions_that_the_wheel_takes(
    version: tuple[int, int], taken: bool
) -> None:
    (check,) = re.findall(
        r"\$\(PYTHON\) -c 'import sys; (.*)'", (ROOT / "Makefile").read_text(encoding="utf-8")
    )
    said = ""
    try:
        exec(check, {"sys": SimpleNamespace(version_info=version, exit=sys.exit)})
    except SystemExit as refused:
        said = str(refused)
    asked = "annotate needs Python 3.11, 3.12 or 3.13, and this is {}.{}: make PYTHON=python3.13"
    assert said == ("" if taken else asked.format(*version))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert SpecifierSet(project["requires-python"]).contains(f"{version[0]}.{version[1]}.1") is taken
