"""A folder of all summaries: what is made again, where a stopped run goes on, and what is taken away."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotate.cli.stopped import KEPT
from annotate.workspace import Workspace
from tests.command import annotate

HTML = ("summary", "--all", "--format", "html", "--out", "made")
TEXT = ("summary", "--all", "--out", "made")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with two tagged articles."""
    (tmp_path / "dam.txt").write_text(
        "Dam opens\n\nThe puppet regime opened the dam on Monday.\n", encoding="utf-8"
    )
    (tmp_path / "rain.txt").write_text("Rain falls\n\nRain fell in Sarel on Tuesday.\n", encoding="utf-8")
    assert annotate("init", "desk", folder=tmp_path).returncode == 0
    for words in (["--quiet", "add", "../dam.txt", "../rain.txt"], ["tag"]):
        assert annotate(*words, folder=tmp_path / "desk").returncode == 0
    return tmp_path / "desk"


def test_pages_are_said_to_be_written_only_where_they_were(desk: Path) -> None:
    words = ["summary", "--all", "--format", "html", "--out", "made"]
    wrote = "Wrote made/index.html and 2 more files beside it\n"
    assert annotate(*words, folder=desk).stderr == wrote
    kept = "Unchanged, so not made again: made/index.html and 2 more files beside it\n"
    assert annotate(*words, folder=desk).stderr == kept
    next((desk / "made").glob("*.html")).write_text("touched", encoding="utf-8")
    assert annotate(*words, folder=desk).stderr == wrote


def test_a_folder_of_summaries_whose_record_is_damaged_is_made_anew(desk: Path) -> None:
    words = ["summary", "--all", "--format", "json", "--out", "made"]
    record = desk / "made" / ".summaries"
    assert annotate(*words, folder=desk).returncode == 0
    for damaged in (b"", b"[]", b"{}", b"\xff\xfe"):
        record.write_bytes(damaged)
        done = annotate(*words, folder=desk)
        assert done.returncode == 0, done.stderr
        assert json.loads(record.read_bytes())["files"]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with twelve tagged articles, and summaries of them that nothing disturbed."""
    root = tmp_path_factory.mktemp("base")
    (root / "news").mkdir()
    for number in range(12):
        text = f"Dam {number} opens\n\nThe puppet regime opened dam {number} on Monday.\n"
        (root / "news" / f"{number}.txt").write_text(text, encoding="utf-8")
    assert annotate("init", "desk", folder=root).returncode == 0
    for words in (["--quiet", "add", "../news"], ["tag"], [*HTML[:-1], "html"], [*TEXT[:-1], "text"]):
        assert annotate(*words, folder=root / "desk").returncode == 0
    return root / "desk"


@pytest.fixture
def dozen(base: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(base, tmp_path / "dozen"))


def until(
    desk: Path, words: tuple[str, ...], number: int, *, files: int = 99, articles: int = 99
) -> subprocess.CompletedProcess[str]:
    """`annotate WORDS` in batches of four, sent a signal by itself.

    Just before it writes a file more than `files`, or when it has recorded so many `articles`.
    """
    program = (
        "import os, signal, sys\n"
        "from annotate.cli import main\n"
        "from annotate.cli import all_summaries as step\n"
        "from annotate.cli.console import Bar\n"
        "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"  # a test run in the background ignores it
        f"step.BATCH, write, advance, left, done = 4, step.written, Bar.advance, {files}, 0\n"
        "def written(*given):\n"
        "    global left\n"
        "    left -= 1\n"
        f"    if left < 0: os.kill(os.getpid(), {number})\n"
        "    return write(*given)\n"
        "def advanced(self, steps):\n"
        "    global done\n"
        "    done += steps\n"
        "    advance(self, steps)\n"
        f"    if done == {articles}: os.kill(os.getpid(), {number})\n"
        "step.written, Bar.advance = written, advanced\n"
        f"sys.argv = {['annotate', *words]!r}\n"
        "if __name__ == '__main__': main()\n"
    )
    return subprocess.run(
        [sys.executable, "-c", program], cwd=desk, capture_output=True, text=True, check=False
    )


def written(folder: Path) -> dict[str, tuple[int, bytes]]:
    """When each file was written, and what is in it."""
    return {each.name: (each.stat().st_mtime_ns, each.read_bytes()) for each in folder.glob("[!.]*")}


def same(files: dict[str, tuple[int, bytes]], whole: Path) -> bool:
    return {name: text for name, (_, text) in files.items()} == {
        name: text for name, (_, text) in written(whole).items()
    }


@pytest.mark.parametrize("words", [HTML, TEXT])
@pytest.mark.parametrize(("files", "finished"), [(3, 0), (11, 8)])
def test_a_killed_summary_goes_on_with_the_batch_that_it_was_at(
    dozen: Path, words: tuple[str, ...], files: int, finished: int
) -> None:
    assert until(dozen, words, signal.SIGKILL, files=files).returncode == -signal.SIGKILL
    before = written(dozen / "made")
    assert len(before) == files
    done = annotate(*words, folder=dozen)
    first = "made/index.html and 12 more files" if words == HTML else "more files"
    assert done.returncode == 0, done.stderr
    assert ("Going on where it was stopped: " in done.stderr) == (finished > 0)
    assert f"{first} beside it" in done.stderr
    if finished:
        assert done.stderr.startswith(f"Going on where it was stopped: {finished} of 12 files are there\n")
    after = written(dozen / "made")
    assert same(after, dozen / ("html" if words == HTML else "text"))
    assert sum(after[name] == at for name, at in before.items()) == finished
    assert "Unchanged" in annotate(*words, folder=dozen).stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_whoever_stops_a_summary_of_all_is_told_how_far_it_was(dozen: Path, number: int, code: int) -> None:
    done = until(dozen, HTML, number, files=6)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr == f"annotate: stopped (Summarising: 4 of 12 done). {KEPT['summary']}\n"
    done = until(dozen, TEXT, number, articles=8)
    assert done.stderr == f"annotate: stopped (Summarising: 8 of 12 done). {KEPT['summary']}\n"
    done = until(dozen, TEXT, number, articles=4)  # of those that are left
    assert done.stderr.endswith(f"annotate: stopped (Summarising: 4 of 4 done). {KEPT['summary']}\n")
    assert annotate(*TEXT, folder=dozen).stderr.startswith("Unchanged, so not made again: ")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_one_of_several_processes_goes_on_too(dozen: Path, number: int) -> None:
    words = (*HTML, "--jobs", "2")
    assert until(dozen, words, number, articles=4).returncode != 0
    first = {name for line in record(dozen).splitlines()[1:] for name in json.loads(line)["files"]}
    assert len(first) == 4
    time.sleep(1 if number == signal.SIGKILL else 0)  # its processes end by themselves
    before = written(dozen / "made")
    assert "Going on where it was stopped: 4 of 12 files are there\n" in annotate(*words, folder=dozen).stderr
    after = written(dozen / "made")
    assert len(after) == 13
    assert {name: after[name] for name in first} == {name: before[name] for name in first}
    assert same(after, dozen / "html")


def test_a_summary_that_is_killed_again_before_its_first_batch_still_goes_on(dozen: Path) -> None:
    until(dozen, HTML, signal.SIGKILL, articles=4)
    until(dozen, HTML, signal.SIGKILL, files=0)
    said = annotate(*HTML, folder=dozen).stderr
    assert said.startswith("Going on where it was stopped: 4 of 12 files are there\n")


def test_a_page_of_a_killed_run_goes_with_its_article(dozen: Path) -> None:
    until(dozen, HTML, signal.SIGKILL, files=6)
    gone = articles(dozen)[5]
    assert (dozen / "made" / f"{gone}.html").is_file()
    annotate("remove", gone, "--yes", folder=dozen)
    assert "Took away 1 file of articles that are gone\n" in annotate(*HTML, folder=dozen).stderr
    assert not (dozen / "made" / f"{gone}.html").exists()


def test_a_file_that_was_there_before_us_is_never_taken_away(dozen: Path) -> None:
    last = articles(dozen)[-1]
    (dozen / "made").mkdir(exist_ok=True)
    mine = dozen / "made" / f"{last}.html"
    mine.write_text("mine", encoding="utf-8")
    until(dozen, HTML, signal.SIGKILL, articles=4)
    annotate("remove", last, "--yes", folder=dozen)
    assert "Took away" not in annotate(*HTML, folder=dozen).stderr
    assert mine.read_text(encoding="utf-8") == "mine"


def record(desk: Path) -> str:
    return (desk / "made" / ".summaries").read_text(encoding="utf-8")


def test_a_line_of_the_record_that_was_cut_off_says_nothing(dozen: Path) -> None:
    until(dozen, TEXT, signal.SIGKILL, articles=8)
    head, first, second = record(dozen).splitlines()
    torn = f"{head}\n{first}\n{second[: len(second) // 2]}"
    (dozen / "made" / ".summaries").write_text(torn, encoding="utf-8")
    assert until(dozen, TEXT, signal.SIGKILL, articles=4).returncode == -signal.SIGKILL
    assert len(record(dozen).splitlines()) == 2  # what was cut off is not written on
    done = annotate(*TEXT, folder=dozen)
    assert done.stderr.startswith("Going on where it was stopped: 8 of 12 files are there\n")
    assert len(json.loads(record(dozen))["files"]) == 12


def test_a_page_that_somebody_changed_is_made_again_alone(dozen: Path) -> None:
    annotate(*HTML, folder=dozen)
    before = written(dozen / "made")
    touched = sorted(before)[3]
    (dozen / "made" / touched).write_text("touched", encoding="utf-8")
    assert annotate(*HTML, folder=dozen).stderr == "Wrote made/index.html and 12 more files beside it\n"
    after = written(dozen / "made")
    assert {name for name in after if after[name] != before[name]} == {touched, "index.html"}
    assert after[touched][1] == before[touched][1]


def articles(desk: Path) -> list[str]:
    with Workspace.at(desk).store() as store:
        return list(store.article_ids())


def test_pages_of_articles_that_are_gone_are_taken_away(dozen: Path) -> None:
    annotate(*HTML, folder=dozen)
    first, second, third, *others = articles(dozen)
    made = dozen / "made"
    (made / "notes.html").write_text("mine", encoding="utf-8")
    (made / f"{third}.txt").write_text("mine as well", encoding="utf-8")
    (made / f"{second}.html").write_text("I wrote into it", encoding="utf-8")
    annotate("remove", first, second, third, "--yes", folder=dozen)
    assert annotate(*HTML, folder=dozen).stderr == (
        f"made/{second}.html is of an article that is gone; it is not as a whole run left it, so it stays\n"
        "Took away 2 files of articles that are gone\n"
        "Wrote made/index.html and 9 more files beside it\n"
    )
    assert annotate(*HTML, folder=dozen).stderr.startswith(
        f"made/{second}.html is of an article that is gone; it is not as a whole run left it, so it stays\n"
        "Unchanged"
    )
    ours = [f"{each}.html" for each in others]
    assert set(written(made)) == {"index.html", *ours, "notes.html", f"{third}.txt", f"{second}.html"}


def test_an_index_goes_with_the_pages_it_led_to(desk: Path) -> None:
    annotate(*HTML, folder=desk)
    first, second = articles(desk)
    annotate("remove", first, "--yes", folder=desk)
    assert annotate(*HTML, folder=desk).stderr == (
        f"Took away 2 files of articles that are gone\nWrote made/{second}.html\n"
    )
    assert set(written(desk / "made")) == {f"{second}.html"}
    annotate("remove", second, "--yes", folder=desk)
    done = annotate(*HTML, folder=desk)
    assert done.stderr.startswith(
        "Took away 1 file of articles that are gone\nannotate: there are no articles"
    )
    assert not written(desk / "made")


def test_files_in_another_form_stay_as_long_as_their_articles(desk: Path) -> None:
    annotate(*HTML, folder=desk)
    pages = written(desk / "made")
    first, second = articles(desk)
    annotate(*TEXT, folder=desk)
    assert written(desk / "made").keys() == {*pages, f"{first}.txt", f"{second}.txt"}
    annotate("remove", first, "--yes", folder=desk)
    annotate(*TEXT, folder=desk)
    assert written(desk / "made").keys() == {f"{second}.html", f"{second}.txt"}


def test_a_record_leads_to_no_file_outside_its_folder(desk: Path) -> None:
    annotate(*TEXT, folder=desk)
    mine = desk / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    at = mine.stat()
    stamp = [at.st_size, at.st_mtime_ns]
    line = json.dumps({"made_of": 1, "files": {"../mine.txt": stamp, str(mine): stamp}})
    (desk / "made" / ".summaries").write_text(line, encoding="utf-8")
    assert "Took away" not in annotate(*TEXT, folder=desk).stderr
    assert mine.read_text(encoding="utf-8") == "mine"
