"""Every command and format, redirected where the system's encoding is not UTF-8, and on such a terminal."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.cli import main
from annotate.cli.console import hand_over
from annotate.cli.output import write
from annotate.workspace import Workspace
from tests.command import annotate
from tests.records import decision, review

ARTICLE = """Mayor Łukasz Wiśniewski denies the « œuvre »

Sources suggest that the puppet regime of Świebodno — 東京 — hid a report. “Nothing,” said Wiśniewski 😀.
"""
LETTERS = ("Łukasz", "« œuvre »", "東京", "😀")
CODE_PAGES = ("cp1252", "cp437", "ascii", "latin-1", "cp932")
FORMATS = ("text", "json", "md", "html")
TABLES = ("articles", "tags", "attributions", "reviews", "decisions")

#: What is said, and whether it shows the article's letters.
CALLS = [
    *((("scan", "Łukasz.txt", "--format", form), True) for form in FORMATS),
    *((("summary", "--all", "--format", form), True) for form in FORMATS),
    (("summary", "--all", "--methods"), False),
    *((("compare", "--format", form), False) for form in ("text", "json", "csv", "html")),
    (("compare", "--methods"), False),
    *((("list", "--format", form), False) for form in ("text", "json")),
    *((("explain", "TAG", "--format", form), False) for form in ("text", "json")),
    *((("labels", "--format", form), False) for form in ("text", "json")),
    *((("labels", "--precision", "--format", form), False) for form in ("text", "json")),
    *((("export", table, "--format", form), False) for table in TABLES for form in ("csv", "jsonl")),
    (("export", "articles"), True),
    (("export", "articles", "--semicolon"), True),
    (("models", "list"), False),
    (("tag",), False),
    (("add", "Łukasz.txt"), False),
    (("doctor", "--format", "json"), False),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output") / "Redakcja Łódź"
    workspace = Workspace.create(folder, seed=1)
    (folder / "Łukasz.txt").write_text(ARTICLE, encoding="utf-8")
    for words in (["add", "Łukasz.txt", "--outlet", "Kurier « Łódź »"], ["tag"]):
        assert annotate(*words, folder=folder).returncode == 0
    codebook = workspace.codebook()
    with workspace.store() as store, store.transaction():
        (article,) = store.articles()
        tags = store.tags()
        offered = tuple(f"{label.name}@{label.digest}" for label in codebook.labels)
        shown = tuple(tag.id for tag in tags)
        store.add_review(
            review("one", article, labels_offered=offered, tags_shown=shown, codebook_version="1.0"),
            [decision("one", tag) for tag in tags],
        )
    return folder


class Redirected(io.TextIOWrapper):
    """Standard output as a system with this code page opens it, into a file or on a terminal."""

    def __init__(self, encoding: str, *, terminal: bool = False) -> None:
        self.bytes = io.BytesIO()
        self.terminal = terminal
        super().__init__(self.bytes, encoding=encoding)

    def isatty(self) -> bool:
        return self.terminal

    def written(self) -> bytes:
        self.flush()
        return self.bytes.getvalue()


@pytest.fixture
def run(desk: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    def run(words: tuple[str, ...], encoding: str, *, terminal: bool = False) -> tuple[object, bytes, bytes]:
        with Workspace.at(desk).store() as store:
            tag = store.tags()[0].id
        out, err = Redirected(encoding, terminal=terminal), Redirected(encoding, terminal=terminal)
        with monkeypatch.context() as patched:
            patched.chdir(desk)
            patched.setattr(sys, "argv", ["annotate", *(tag if word == "TAG" else word for word in words)])
            patched.setattr(sys, "stdout", out)
            patched.setattr(sys, "stderr", err)
            with pytest.raises(SystemExit) as done:
                main()
        return done.value.code or 0, out.written(), err.written()

    return run


@pytest.mark.parametrize("encoding", CODE_PAGES)
@pytest.mark.parametrize(("words", "letters"), CALLS, ids=[" ".join(words) for words, _ in CALLS])
def test_what_is_redirected_is_utf_8(run, words, letters, encoding) -> None:  # type: ignore[no-untyped-def]
    code, out, err = run(words, encoding)
    assert code == 0, err.decode()
    text = out.decode("utf-8")
    assert b"\r\n" not in out or "--semicolon" in words
    assert [each for each in LETTERS if each not in text and letters] == []
    err.decode("utf-8")


@pytest.mark.parametrize("words", [("list",), ("scan", "Łukasz.txt"), ("export", "articles")])
def test_a_terminal_that_lacks_a_letter_gets_its_escape(run, words) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run(words, "cp1252", terminal=True)
    text = out.decode("cp1252")
    assert code == 0
    assert "\\u0141ukasz" in text
    assert "œuvre »" in text


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_real_process_in_a_code_page(desk: Path, form: str) -> None:
    """What Windows does when output is redirected, and what cron does: neither UTF-8 nor a locale."""
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "annotate", "scan", "-", "--format", form],
        cwd=desk,
        env=environment,
        input=ARTICLE.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Wiśniewski" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "words", ["list >&-", "export tags >&-", "list 2>&-", "export tags --excel <&- >&- 2>&-"]
)
def test_a_closed_output_is_no_failure(desk: Path, words: str) -> None:
    command = f"{sys.executable} -m annotate {words}"
    done = subprocess.run(command, shell=True, cwd=desk, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_name_that_is_no_utf_8_is_named(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes only names in UTF-8")
    done = annotate("scan", name, "--format", "json", folder=tmp_path)
    assert json.loads(done.stdout)["source"] == name
    done = annotate("scan", name, "gone.txt", folder=tmp_path)
    refused = "annotate: caf\\udce9.txt has a name that is no Unicode text. Rename it"
    assert (done.returncode, done.stderr.splitlines()[0]) == (3, refused)


def test_a_document_is_exact_in_a_file_and_in_a_pipe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\ufeffa\x1b[2J\t\x9b\u202e\r\nœ\n"
    hand_over(text, tmp_path / "new" / "page.csv")
    assert (tmp_path / "new" / "page.csv").read_bytes() == text.encode()
    hand_over(text, None)
    assert capsys.readouterr().out == text


def test_a_document_on_a_terminal_steers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Redirected("utf-8", terminal=True)
    monkeypatch.setattr(sys, "stdout", screen)
    hand_over("a\x1b[2J\x9b\u202e\r\nœ\n", None)
    assert screen.written().decode() == "a\\x1b[2J\\x9b\\u202e\nœ\n"


def test_half_a_pair_is_written_as_an_escape(tmp_path: Path) -> None:
    assert write(tmp_path / "a.txt", "a\ud83db").read_bytes() == b"a\\ud83db"


def test_what_a_killed_command_left_of_a_page_is_swept_when_it_is_written(tmp_path: Path) -> None:
    left = [tmp_path / f".{name}.0123abcd.half" for name in ("a.html", "b.html")]
    for each in left:
        each.write_text("half")
    write(tmp_path / "a.html", "whole")
    assert sorted(tmp_path.iterdir()) == [left[1], tmp_path / "a.html"]
