"""Every command that the README shows is run here, in its order, by a reader who types just that."""

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotate.packaged import packaged
from annotate.samples import gold_for, samples
from annotate.studio.client import Studio
from annotate.studio.scripted import answer
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace

README = Path(__file__).parents[1] / "README.md"


def commands() -> Iterator[str]:
    """The lines of all shell blocks, without their comments."""
    for block in re.findall(r"^```sh\n(.*?)^```", README.read_text(encoding="utf-8"), re.M | re.S):
        for line in block.splitlines():
            if command := line.partition("#")[0].strip():
                yield command


class Reader:
    """Somebody at a terminal, in a folder with an article and, beside it, a folder of articles."""

    def __init__(self, folder: Path) -> None:
        self.here = folder
        sample = next(each for each in samples() if each.path.suffix == ".txt" and each.spans)
        shutil.copyfile(sample.path, folder / "article.txt")
        shutil.copytree(packaged("samples") / "articles", folder / "articles")
        self.environment = os.environ | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": "200",
        }
        self.environment.pop("DISPLAY", None)

    def type(self, command: str) -> str:
        """Run a line in the shell and stay in the folder where it ends."""
        done = subprocess.run(
            ["bash", "-c", f"{command} && pwd >&2"],
            cwd=self.here,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        self.here = Path(done.stderr.splitlines()[-1])
        return done.stdout

    @contextmanager
    def staying(self, command: str) -> Iterator[str]:
        """The address that a command says which stays; after the block Ctrl+C is pressed."""
        with subprocess.Popen(
            command.split(),
            cwd=self.here,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            # A shell that runs its jobs in the background makes them deaf to Ctrl+C; a person's does not.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        ) as process:
            try:
                assert process.stdout is not None
                yield next((line for line in process.stdout if line.startswith("http://127.0.0.1:")), "")
                process.send_signal(signal.SIGINT)
                assert process.wait(60) == 0
            finally:
                process.kill()

    def review(self, command: str) -> None:
        """Review everything by the gold."""
        with self.staying(command) as address:
            project = int(re.findall(r"/projects/(\d+)", address)[0])
            workspace = Workspace.at(self.here)
            server = LocalServer(workspace.state)
            opened = Studio(address.partition("/projects")[0], server.credentials.key, name=server.name)
            with opened as studio, workspace.store() as store:
                for task in store.tasks(studio.name, project):
                    shown = store.shown(task.article_id)
                    article = store.article(task.article_id)
                    studio.submit(task.task_id, answer(article, shown, gold_for(article)))

    def serve(self, command: str) -> None:
        """Open the desk."""
        with self.staying(command) as address, urllib.request.urlopen(address.strip(), timeout=120) as page:
            assert page.status == 200


@pytest.mark.studio
@pytest.mark.slow
@pytest.mark.xdist_group("readme")
def test_a_reader_who_types_what_the_readme_shows_gets_all_the_way(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    said: dict[str, str] = {}
    for command in commands():
        if command == "annotate review":
            reader.review(command)
        elif command == "annotate serve":
            reader.serve(command)
        elif command.startswith("annotate"):
            said[command] = reader.type(command)
    desk = tmp_path / "desk"
    assert reader.here == desk
    assert "<!doctype html>" in (tmp_path / "article.html").read_text(encoding="utf-8").lower()
    with Workspace.at(desk).store() as store:
        assert len(store.articles()) == len(samples())
        assert {review.status for review in store.reviews()} == {"submitted"}
        assert len(store.reviews()) == len(samples())
    assert (desk / "models" / "current").read_text().strip()
    pages = {path.name for path in (desk / "summaries").glob("*.html")}
    assert len(pages - {"index.html"}) == len(samples())


def test_the_two_commands_are_shown() -> None:
    assert [command for command in commands() if command.startswith("make")] == ["make demo", "make test"]
