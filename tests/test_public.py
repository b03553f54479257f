"""What `import annotate` gives, and that nothing of it changes without a line in the changelog."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import annotate
from annotate.notebook.desk import Desk
from annotate.notebook.scan import Scan

CHANGELOG = (Path(__file__).parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")


def signature(name: str, function: object) -> str:
    """A function as the changelog names it: `scan(source, language=None)`."""
    bare = inspect.signature(function)  # type: ignore[arg-type]
    plain = [each.replace(annotation=each.empty) for each in bare.parameters.values() if each.name != "self"]
    return f"`{name}{bare.replace(parameters=plain, return_annotation=bare.empty)}`"


def test_every_public_name_is_in_the_changelog_as_it_is_called() -> None:
    names = [name for name in annotate.__all__ if name != "__version__"]
    wanted = [signature(f"annotate.{name}", getattr(annotate, name)) for name in names]
    wanted += [
        signature(name, each)
        for name, each in vars(Desk).items()
        if inspect.isfunction(each) and name[0] != "_"
    ]
    wanted += [f"`{name}`" for name, each in vars(Scan).items() if isinstance(each, property)]
    assert [each for each in wanted if each not in CHANGELOG] == []
    assert len(wanted) == 18


def test_tab_shows_the_public_names_and_no_others() -> None:
    assert dir(annotate) == ["__version__", "corrected", "open", "scan", "spacy"]
    assert not hasattr(annotate, "scna")


def test_the_stub_names_the_same() -> None:
    stub = Path(annotate.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    assert sorted(re.findall(r" as (\w+)", stub)) == [each for each in annotate.__all__ if each[0] != "_"]


def test_importing_loads_nothing_until_something_is_used() -> None:
    program = (
        "import sys, importlib; before = set(sys.modules); import annotate; "
        "print(sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-S", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "['annotate']\n"
