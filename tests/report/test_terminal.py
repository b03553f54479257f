"""What a terminal of 80 columns, or a pipe, gets of a summary: no number may be cut."""

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from annotate.report.summary import Summary
from annotate.report.summary_words import interval, similar
from annotate.report.terminal import render
from tests.report.summaries import beside, hostile, own, plain, reviewed


def printed(summary: Summary, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, color_system=None)
    console.print(render(summary), crop=False)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def wide(summary: Summary) -> Summary:
    """The same with intervals as an article of few words has them."""
    labels = tuple(
        replace(
            label,
            voices={
                **label.voices,
                "outlet": replace(
                    label.voices["outlet"], approved=3, approved_max=3, wordings=3, wordings_max=3, words=128
                ),
            },
        )
        for label in summary.labels
    )
    return replace(summary, labels=labels)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
@pytest.mark.parametrize("make", [own, beside, lambda: wide(reviewed()), lambda: wide(beside())])
def test_every_interval_is_there_whole(make, width: int) -> None:  # type: ignore[no-untyped-def]
    summary = make()
    text = printed(summary, width)
    found = [interval(label.voices["outlet"]) for label in summary.labels]
    assert any(found)
    assert [each for each in found if f"({each})" not in text and each] == []
    assert all(similar(label.voices["outlet"]) in " ".join(text.split()) for label in summary.labels)
    assert "…" not in text.partition("per 1,000")[2].partition("What claims rest on")[0]


@pytest.mark.parametrize("make", [plain, reviewed, beside, lambda: wide(reviewed())])
def test_eighty_columns_are_enough(make) -> None:  # type: ignore[no-untyped-def]
    assert max(map(len, printed(make(), 80).splitlines())) <= 80


def shown(summary: Summary, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system="truecolor")
    console.print(render(summary))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_terminal_numbers_its_marks_and_lists_them() -> None:
    text = re.sub(r"\x1b\[[0-9;]*m", "", shown(own()))
    assert "Puppet regime[1] of Varenia" in text
    assert "“They are war criminals[3],” said" in text
    assert re.search(r"Loaded label +2 \(low\) +0 to 7 +5\.0 \(0\.6–18\.1\) +1 +1 +0", text)
    assert "quoted speech of Ilen Maro" in text


def test_no_text_drives_the_terminal() -> None:
    assert "\x1b[31m said" not in shown(hostile())
    assert "[31m said" in re.sub(r"\x1b\[[0-9;]*m", "", shown(hostile()))
