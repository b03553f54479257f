"""Who asks for more processes than there are processors gets them, and is told."""

import os

import pytest

from annotate.cli.jobs import said_where_many

TOLD = "here, so more processes than that make it no quicker, and each takes memory for itself\n"


@pytest.mark.parametrize(
    ("jobs", "processors", "told"),
    [
        (1, 1, ""),
        (2, 1, f"--jobs 2: one processor works {TOLD}"),
        (2, 2, ""),
        (24, 2, f"--jobs 24: 2 processors work {TOLD}"),
    ],
)
def test_more_processes_than_processors_are_told(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    jobs: int,
    processors: int,
    told: str,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    assert said_where_many(jobs) == jobs
    assert capsys.readouterr().err == told
