"""`annotate adjudicate` and `annotate history` as a person or a script calls them."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.cli.adjudicate import next_step
from annotate.steps.adjudication.adjudicate import Sent
from tests.command import annotate, printed
from tests.steps.disagreement import workspace
from tests.studio.material import ARTICLE

ID = ARTICLE.id[:8]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return workspace(tmp_path).root


def test_an_address_is_named_where_somebody_answers_at_it() -> None:
    sent = Sent(url="http://127.0.0.1:8080/projects/2/data", title="News articles · adjudication", waiting=1)
    end = "; open each article from the list, for the coders’ versions; then: annotate pull"
    assert next_step(sent, up=True) == f"Next: adjudicate at {sent.url}{end}"
    project = "Next: annotate review, and there the project “News articles · adjudication”"
    assert next_step(sent, up=False) == f"{project}{end}"


def listed(desk: Path) -> list[dict[str, object]]:
    text = printed("adjudicate", "--list", "--format", "json", folder=desk)
    return [json.loads(line) for line in text.splitlines()]


def test_a_dispute_is_resolved_place_by_place(desk: Path) -> None:
    (waits,) = listed(desk)
    assert waits == {
        "schema": 1,
        "article_id": ARTICLE.id,
        "title": ARTICLE.title,
        "coders": 2,
        "waiting": 2,
        "labels": ["loaded_label", "unattributed_claim"],
        "flags": [],
        "adjudicator": None,
        "policy": None,
        "changed": False,
    }
    answers = "no such words\nputpet regime\nregime\nnone\ny\n"
    done = annotate("adjudicate", "--resolve", ID, "--as", "cyd", folder=desk, stdin=answers)
    assert (done.returncode, done.stderr.count("What stands?")) == (0, 4)
    lines = done.stdout.splitlines()
    assert lines[:4] == [ARTICLE.title, "2 disputed places; the coders are A, B", "", "1 of 2: Loaded label"]
    shown = sorted(line[3:].strip() for line in lines[4:6])
    assert shown == [
        "The [puppet regime] in Ostrel promised a brutal answer. ירושלים said nothing.",
        "marks nothing here",
    ]
    assert (
        lines.count("These words do not stand there, or more than once: type them as they are in the passage")
        == 2
    )
    stands = lines[lines.index("This would stand, in the order of the text:") + 1 :]
    assert stands[:2] == ["  Loaded label: “regime”", "  Loaded language: “brutal”, agreed by all"]
    assert lines[-1].startswith("Adjudicated by r-")
    assert listed(desk) == []
    page = printed("summary", ID, "--format", "md", folder=desk)
    assert "reviewers approved loaded label once and loaded language once." in page


@pytest.mark.parametrize("answers", ["", "A\n", "A\nB\n", "A\nB\nperhaps\n"])
def test_without_an_answer_to_everything_nothing_is_kept(desk: Path, answers: str) -> None:
    done = annotate("adjudicate", "--resolve", ID, folder=desk, stdin=answers)
    assert done.returncode == 3
    assert "there were no more answers, so nothing was kept" in done.stderr
    assert len(listed(desk)) == 1


def test_whoever_says_no_keeps_nothing(desk: Path) -> None:
    done = annotate("adjudicate", "--resolve", ID, folder=desk, stdin="a\nb\nn\n")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Nothing was kept")
    assert len(listed(desk)) == 1


def test_a_policy_is_named_wherever_the_count_is(desk: Path) -> None:
    said = printed("adjudicate", "--policy", "majority", folder=desk)
    rule = "policy (majority): what more than half of them marked stands"
    assert said == f"What nobody adjudicates counts by {rule}, in 1 article\n"
    assert listed(desk) == []
    assert f"settled by {rule}." in printed("summary", ID, "--format", "md", folder=desk)
    (policy,) = [
        json.loads(line)
        for line in printed("history", ID, "--format", "json", folder=desk).splitlines()
        if "matter" in line
    ]
    assert (policy["value"], policy["reason"]) == ("majority", "annotate adjudicate --policy majority")
    assert printed("adjudicate", "--policy", "none", folder=desk) == "No policy holds, in 1 article\n"
    assert len(listed(desk)) == 1


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("--list", "--policy", "majority"), "do one at a time"),
        (("abcdef",), "an article is named with --policy"),
        (("--as", "cyd"), "give it with --resolve"),
        (("--resolve", "nothing-here"), "there is no article 'nothing-here'"),
    ],
)
def test_what_it_does_not_take_is_said(desk: Path, words: tuple[str, ...], fault: str) -> None:
    assert fault in printed("adjudicate", *words, folder=desk, code=2)


def test_the_history_is_a_table_of_every_state(desk: Path) -> None:
    lines = printed("history", ID, folder=desk).splitlines()
    assert lines[0].split() == [
        *("when", "who", "for", "codebook", "state", "decision", "label", "at", "words", "comment")
    ]
    assert len(lines) == 1 + 3 + 2
    assert lines[1].split()[:7] == [
        *("2026-11-20T08:00:00Z", "r-ada", "coding", "2.1", "counts", "accepted", "loaded_label")
    ]


def test_of_an_article_that_nobody_reviewed_there_is_no_history(desk: Path) -> None:
    (desk / "rain.txt").write_text("Rain fell in Sarel.\n", encoding="utf-8")
    printed("add", "rain.txt", folder=desk)
    done = annotate("history", "rain.txt", folder=desk)
    assert (done.stdout, done.stderr) == ("", "Nobody has decided anything about this article.\n")


def test_ctrl_c_in_the_middle_keeps_nothing(desk: Path) -> None:
    command = [sys.executable, "-m", "annotate", "adjudicate", "--resolve", ID]
    with subprocess.Popen(
        command,
        cwd=desk,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a run in the background ignores it
    ) as asking:
        assert asking.stdin is not None
        assert asking.stdout is not None
        asking.stdin.write("A\n")
        asking.stdin.flush()
        while not asking.stdout.readline().startswith("2 of 2"):
            pass
        asking.send_signal(signal.SIGINT)
        asking.wait(timeout=60)  # its input stays open: the end of it would be another reason to stop
        _, said = asking.communicate()
    assert asking.returncode == 130
    assert "of an unfinished adjudication nothing" in said
    assert len(listed(desk)) == 1
