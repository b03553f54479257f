"""What `annotate pull` says; what it does is in tests/steps/test_pull*.py."""

import io
from typing import Any

import pytest

from annotate.cli.console import Bar, progress
from annotate.cli.pull import found, next_step, remarks
from annotate.coding.pace import Pace
from annotate.steps.pulling.pulled import Pulled
from annotate.steps.reviews.unread import Unread
from tests import records

REVIEW = records.review("r", records.article("Rain fell."), reviewer="r-1")


def pulled(**more: Any) -> Pulled:
    nothing = {"submitted": 0, "skipped": 0, "changed": 0, "known": 2, "foreign": 0}
    return Pulled(**({"verdicts": {}, "set_aside": ()} | nothing | more))


def test_nothing_new_is_one_line() -> None:
    assert list(found(pulled())) == [
        "0 new reviews and 0 articles newly skipped (0 of them changed an earlier review); 2 known before"
    ]
    assert list(remarks(pulled())) == []


def test_where_nobody_has_submitted_anything_there_is_nothing_to_train_on_yet() -> None:
    assert next_step(pulled(known=0, skipped=3)) == "Nothing was submitted there yet. Next: annotate review"
    for some in ({"known": 0, "submitted": 1}, {}):
        assert next_step(pulled(**some)) == "Next: annotate train, or annotate summary --all"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {"unknown": 1},
            "Of 1 review nobody knows which tags were shown, since the server keeps none with them: what was "
            "marked counts, and nothing counts as rejected",
        ),
        (
            {"deleted": 2},
            "2 reviews by deleted accounts, which cannot be told apart: of an article only the newest of "
            "them counts",
        ),
        ({"relations": 1}, "1 relation between spans ignored: the codebook asks for none"),
        ({"blank": 3}, "3 spans of nothing but blanks set aside"),
        (
            {"older": ("a", "b", "c", "d")},
            "The server is older than what was pulled from it: a; b; c; …",
        ),
        (
            {"kept": (REVIEW,)},
            f"Article {REVIEW.article_id[:8]}: the review of r-1 is not on the server any more and still "
            "counts here; `annotate pull --yes` takes it back",
        ),
        ({"set_aside": ("task 3: why",)}, "Set aside: task 3: why"),
    ],
)
def test_what_a_person_must_know_is_said(more: dict[str, Any], said: str) -> None:
    assert list(remarks(pulled(**more))) == [said]


def test_who_cannot_have_read_is_named_with_the_way_on() -> None:
    fast = Unread(
        review_id="r", article_id="abcdef1234", reviewer="r-1", pace=Pace(words=2874, seconds=2.3), limit=700
    )
    counted = pulled(submitted=2, unread=(fast,), verdicts={"accepted": 27}, left_out={"accepted": 54})
    assert list(found(counted))[1:] == [
        "27 accepted",
        "Left out as not read: 1 review of these, with 54 accepted",
    ]
    assert list(found(pulled(submitted=1, unread=(fast,))))[1:] == [
        "Left out as not read: 1 review of these, with no decisions",
    ]
    assert list(remarks(pulled(unread=(fast,)))) == [
        "Article abcdef12: r-1 submitted 2,874 words in 2.3 seconds, above the limit of 700 a minute: left "
        "out as not read",
        "To have such an article coded again: annotate progress --recode ARTICLE --because WHY",
    ]


def test_nobody_is_asked_where_nobody_sits(monkeypatch: pytest.MonkeyPatch) -> None:
    def sits(terminal: bool, answer: str = "") -> bool:
        stdin = io.StringIO(f"{answer}\n")
        monkeypatch.setattr(stdin, "isatty", lambda: terminal)
        monkeypatch.setattr("sys.stdin", stdin)
        with progress("Reading reviews") as bar:
            assert isinstance(bar, Bar)
            return bar.ask("Take back 1 review?")

    assert not sits(False, "y")
    assert sits(True, "y")
    assert not sits(True, "")
