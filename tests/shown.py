"""What a document shows, typed by a reader: its blocks of code, in their order, in one folder."""

import os
import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from textwrap import dedent
from typing import Any

from annotate.cli import application

ROOT = Path(__file__).parents[1]
RUN = ("sh", "console", "python")  #: languages of blocks that a reader types; others show data and settings
_BLOCK = re.compile(r"^ *```(?P<language>\w*)\n(?P<text>.*?)^ *```$", re.M | re.S)
_OF_BLOCK = re.compile(r"# not run by the tests: (?P<why>.+)\n")
_OF_PAGE = re.compile(r"^\*\*Not run by the tests:\*\* (?P<why>[^;.]+)", re.M)

Steps = Mapping[str, Callable[[], None]]


@dataclass(frozen=True, kw_only=True)
class Block:
    """A block of code; `why_not` is the reason that the page gives where the tests do not run it."""

    language: str
    text: str
    why_not: str = ""

    def commands(self) -> Iterator[str]:
        """Its lines without comments, those that go on joined, those of several commands apart."""
        for line in self.text.replace("\\\n", " ").splitlines():
            typed = re.split(r"(?:^|\s)#", line)[0]
            yield from filter(None, (each.strip() for each in typed.split("&&")))


def blocks(document: Path) -> list[Block]:
    """The blocks of a document in their order."""
    text = document.read_text(encoding="utf-8")
    page = _OF_PAGE.search(text)
    found = []
    for match in _BLOCK.finditer(text):
        alone = _OF_BLOCK.match(match["text"])
        why = (alone or page or {"why": ""})["why"] if match["language"] in RUN else ""
        found.append(Block(language=match["language"], text=dedent(match["text"]), why_not=why))
    return found


@dataclass(kw_only=True)
class Reader:
    """Somebody who types what a document shows; `then` is what others do after a command.

    Commands run in this process, in the folder where one is; `names` are those of the Python blocks.
    """

    then: Steps = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)

    def follow(self, *shown: Block) -> None:
        """Type these blocks."""
        for block in shown:
            assert not block.why_not
            if block.language == "python":
                exec(block.text, self.names)
            elif block.language == "toml":
                name = block.text.partition("\n")[0]
                settings = Path("annotate.toml").read_text(encoding="utf-8")
                assert f"{name}\n" in settings
                Path("annotate.toml").write_text(settings.replace(f"{name}\n", block.text), encoding="utf-8")
            for command in block.commands() if block.language in ("sh", "console") else ():
                self.type(command)
                self.then.get(command, lambda: None)()

    def type(self, command: str) -> str:
        """Run one command, as far as the documents use a shell; what it printed."""
        words, _, out = command.partition(" > ")
        name, *rest = shlex.split(words)
        if name == "cd":
            os.chdir(rest[0])
            return ""
        assert name == "annotate", command
        with redirect_stdout(StringIO()) as said:
            code = application(rest[0])(rest, standalone_mode=False)
        assert code in (None, 0), f"{command}: {code}\n{said.getvalue()}"
        if out:
            Path(out.strip()).write_text(said.getvalue(), encoding="utf-8")
        return said.getvalue()
