"""What commands say of a push."""

from typing import Any

import pytest

from annotate.cli.studio import describe
from annotate.steps.projects.pushed import Pushed


def pushed(**more: int) -> Pushed:
    counts: dict[str, Any] = dict.fromkeys(
        ("sent", "renewed", "current", "kept", "untagged", "tags", "withheld", "removed"), 0
    )
    return Pushed(**({"url": "http://127.0.0.1:9", "project": 1, "version": "v"} | counts | more))


FIRST = "{} sent, 0 renewed, 0 up to date, 0 kept, since reviewed or being reviewed"
SECOND = "0 tags to look at; 0 below their label's threshold stay here"


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ({}, [FIRST.format("0 articles"), SECOND]),
        (
            {"sent": 2, "waiting": 5, "drawn": 1},
            [
                FIRST.format("2 articles"),
                SECOND,
                "1 of 2 articles sent drawn at random; 5 left for a later push",
            ],
        ),
        (
            {"untagged": 1, "removed": 2},
            [
                FIRST.format("0 articles"),
                SECOND,
                "1 article not sent, since not tagged yet: annotate tag",
                "2 untouched tasks of superseded or doubled articles taken out",
            ],
        ),
    ],
)
def test_what_a_push_did_is_said(more: dict[str, int], lines: list[str]) -> None:
    assert list(describe(pushed(**more))) == lines
