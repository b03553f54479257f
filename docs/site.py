"""Put the pages of the documentation together: those of this folder, and what is made from the program.

    python docs/site.py build/pages      # then: mkdocs build, which is `make docs`

The codebook is `guidelines.md`, the commands are what `--help` says, the Python page is made of docstrings.
What a page links to outside of this folder is named and not linked, since it is no page.
"""

import inspect
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

import annotate
from annotate.cli import COMMANDS, application
from annotate.notebook.desk import Desk
from annotate.notebook.scan import Scan

HERE = Path(__file__).parent
ROOT = HERE.parent
_LINK = re.compile(r"(!?)\[([^\]]*)\]\((?!https?:)([^)#\s]*)(#[^)]*)?\)")
_PLACES = {ROOT / "guidelines.md": "codebook.md", ROOT / "README.md": "index.md"}


def pages(to: Path) -> None:
    """Write all pages into the new folder `to`."""
    shutil.copytree(HERE, to, ignore=shutil.ignore_patterns("*.py", "*.json", "__pycache__", "*.md"))
    for page in sorted(HERE.glob("*.md")):
        _write(to, page.name, linked(page.read_text(encoding="utf-8"), HERE))
    _write(to, "index.md", linked((ROOT / "README.md").read_text(encoding="utf-8"), ROOT))
    _write(to, "codebook.md", linked((ROOT / "guidelines.md").read_text(encoding="utf-8"), ROOT))
    _write(to, "commands.md", "\n".join(commands()))
    _write(to, "api.md", "\n".join(api()))


def linked(text: str, folder: Path) -> str:
    """A document of `folder` with links to pages as they lie in the site, and all others by name alone."""

    def one(match: re.Match[str]) -> str:
        picture, words, target, anchor = match[1], match[2], match[3], match[4] or ""
        if not target:
            return match[0]
        place = (folder / target).resolve()
        if place in _PLACES:
            return f"[{words}]({_PLACES[place]}{anchor})"
        if place.is_relative_to(HERE) and (place.is_file() and place.suffix != ".py"):
            return f"{picture}[{words}]({place.relative_to(HERE).as_posix()}{anchor})"
        return words

    return _LINK.sub(one, text)


def commands() -> Iterator[str]:
    """The page of commands, a section each."""
    yield "# Commands\n\nThe exit code is 0 when all is done, 1 when a check said no, 2 for words that a"
    yield "command does not take, and 3 for input that it cannot take.\n"
    for name in COMMANDS:
        command: Any = typer.main.get_command(application(name))  # typer hides what kind of click's it is
        yield f"## annotate {name}\n"
        said = inspect.cleandoc((command.commands[name].help or "").replace(r"\[", "["))
        for part in said.split("\n\n"):
            example = part.strip().removeprefix("Example: ")
            yield f"    {example}\n" if example != part.strip() else f"{_plain(part)}\n"
        yield "| word | what it does |\n|---|---|"
        for each in command.commands[name].params:
            words = each.opts if each.opts[0].startswith("-") else [each.metavar or each.name.upper()]
            about = _plain(each.help or "").replace("|", r"\|")
            yield f"| {', '.join(f'`{word}`' for word in words)} | {about} |"
        yield ""


def api() -> Iterator[str]:
    """The page of what `import annotate` gives, from its docstrings."""
    yield f"# Python\n\n{inspect.cleandoc(annotate.__doc__ or '')}\n"
    for name in (each for each in annotate.__all__ if each != "__version__"):
        yield from _described(f"annotate.{name}", getattr(annotate, name))
    for kind in (Desk, Scan):
        yield f"## {kind.__name__}\n\n{inspect.getdoc(kind)}\n"
        for name, each in vars(kind).items():
            if name[0] != "_" and (inspect.isfunction(each) or isinstance(each, property)):
                yield from _described(name, each, level=3)


def _described(name: str, what: object, level: int = 2) -> Iterator[str]:
    signature = str(inspect.signature(what)) if callable(what) else ""
    yield f"{'#' * level} {name}\n\n```text\n{name}{signature}\n```\n\n{inspect.getdoc(what)}\n"


def _plain(text: str) -> str:
    """Text on one line, in which no sign is taken for markup."""
    return re.sub(r"([<>*\[\]])", r"\\\1", " ".join(text.split()))


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    wanted = Path(sys.argv[1])
    shutil.rmtree(wanted, ignore_errors=True)
    wanted.parent.mkdir(parents=True, exist_ok=True)
    pages(wanted)
