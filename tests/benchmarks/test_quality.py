"""The floors under the tagger's quality, and the command that holds them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.packaged import packaged
from annotate.records import sha256
from benchmarks import floors as book
from benchmarks import quality

ROOT = Path(__file__).parents[2]
FLOOR = book.Floor(
    metric="weasel/recall", value=0.5, tolerance=0.01, corpus="w.jsonl", sha256="aa", date="2026-01-01"
)
FIGURE = book.Figure(metric="weasel/recall", value=0.5, corpus="w.jsonl", sha256="aa")


@pytest.mark.parametrize(("value", "fails"), [(0.6, False), (0.5, False), (0.49, False), (0.489, True)])
def test_a_figure_fails_below_its_floor_by_more_than_the_tolerance(value: float, fails: bool) -> None:
    said = book.complaint(replace(FIGURE, value=value), FLOOR)
    assert (said is not None) is fails


def test_what_is_said_of_a_fallen_figure() -> None:
    assert book.complaint(replace(FIGURE, value=0.4), FLOOR) == (
        "weasel/recall is 0.400, below its floor of 0.500 (tolerance 0.01): mend what made it worse, or "
        'lower the floor with --lower weasel/recall --reason "…"'
    )


def test_a_corpus_that_changed_and_a_missing_floor_are_no_success() -> None:
    changed = book.complaint(replace(FIGURE, sha256="bb"), FLOOR)
    assert changed is not None
    assert changed.startswith("weasel/recall: w.jsonl is not the file that the floor was measured on")
    assert book.complaint(FIGURE, None) == "weasel/recall has no floor yet: set it with --raise"


def test_raising_lifts_and_adds_and_never_sinks() -> None:
    old = {"weasel/recall": FLOOR}
    assert book.raised(old, [replace(FIGURE, value=0.4)], "2026-02-02") == old
    up = book.raised(old, [replace(FIGURE, value=0.6)], "2026-02-02")["weasel/recall"]
    assert up == replace(FLOOR, value=0.6, date="2026-02-02")
    assert book.raised({}, [FIGURE], "2026-02-02")["weasel/recall"].value == 0.5


def test_a_changed_corpus_is_taken_over_only_where_the_figure_did_not_sink() -> None:
    old = {"weasel/recall": FLOOR}
    assert book.raised(old, [replace(FIGURE, sha256="bb")], "d")["weasel/recall"].sha256 == "bb"
    assert book.raised(old, [replace(FIGURE, value=0.4, sha256="bb")], "d") == old


def test_lowering_keeps_the_reason() -> None:
    down = book.lowered({"weasel/recall": FLOOR}, replace(FIGURE, value=0.4), "2026-02-02", " stricter gold ")
    assert down["weasel/recall"].value == 0.4
    assert down["weasel/recall"].lowered == (
        book.Lowering(before=0.5, after=0.4, date="2026-02-02", reason="stricter gold"),
    )


@pytest.mark.parametrize(("value", "reason", "says"), [(0.4, " ", "needs a reason"), (0.5, "x", "not below")])
def test_a_lowering_that_is_refused(value: float, reason: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        book.lowered({"weasel/recall": FLOOR}, replace(FIGURE, value=value), "d", reason)


def test_floors_come_back_as_they_were_written(tmp_path: Path) -> None:
    floors = book.lowered({"weasel/recall": FLOOR}, replace(FIGURE, value=0.4), "2026-02-02", "why")
    book.write(tmp_path / "floors.json", floors)
    assert book.read(tmp_path / "floors.json") == floors
    assert book.read(tmp_path / "none.json") == {}


def test_every_metric_has_a_floor_and_a_row_and_the_samples_are_the_ones_measured() -> None:
    floors = book.read(quality.FLOORS)
    assert list(floors) == list(quality.ROWS)
    gold = sha256((packaged("samples") / "gold.jsonl").read_bytes())
    assert {each.sha256 for each in floors.values() if each.corpus == quality.SAMPLES} == {gold}
    assert {each.corpus for each in floors.values()} == set(quality.MEASURED)


@pytest.mark.slow
def test_the_samples_stand_on_their_floors_where_the_corpora_are_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = quality.main(["--corpora", str(tmp_path)])
    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    assert f"skipped: ptc-dev.jsonl is not in {tmp_path}, so its floors were not checked" in said.out
    assert said.out.count("skipped: ") == len(quality.MEASURED) - len((quality.SAMPLES, quality.TARGETS))
    high = json.loads(quality.FLOORS.read_text(encoding="utf-8"))
    for each in high["floors"]:
        each["value"] = 0.99
    (tmp_path / "floors.json").write_text(json.dumps(high), encoding="utf-8")
    words = ["--corpora", str(tmp_path), "--floors", str(tmp_path / "floors.json")]
    assert quality.main(words) == 1
    assert "samples/f1 is 0." in capsys.readouterr().err
    assert quality.main([*words, "--lower", "samples/f1", "--reason", "a stricter reader"]) == 1
    after = book.read(tmp_path / "floors.json")
    assert after["samples/f1"].lowered[0].reason == "a stricter reader"
    assert after["samples/loaded_label-f1"].value == 0.99


@pytest.mark.parametrize("words", [["--lower", "samples/f1"], ["--reason", "x"], ["--lower", "x"]])
def test_a_floor_is_not_lowered_without_name_and_reason(words: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        quality.main(words)
    assert stopped.value.code == 2


def test_the_table_shows_floors_beside_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main(["--table"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["| what | measured on | rules alone | others |", "|---|---|---|---|"]
    assert len(lines) == 2 + len(quality.ROWS)
    assert quality.table({"weasel/recall": FLOOR}).splitlines()[2] == (
        "| Sentences with an unattributed claim, recall | w.jsonl | .500 "
        "| word list .93; TF-IDF trained on the file .66 |"
    )


def test_the_table_goes_between_the_markers(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a\n<!-- quality -->\nold\n<!-- /quality -->\nb\n", encoding="utf-8")
    assert quality.main(["--table", "--into", str(tmp_path / "a.md")]) == 0
    made = quality.table(book.read(quality.FLOORS))
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert text == f"a\n<!-- quality -->\n{made}\n<!-- /quality -->\nb\n"
    with pytest.raises(ValueError, match="the document has no <!-- quality -->"):
        quality.placed(made, "no markers")


def test_the_readme_shows_the_table_that_the_command_makes() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    made = quality.placed(quality.table(book.read(quality.FLOORS)), readme)
    assert readme == made, "run: python -m benchmarks.quality --table --into README.md"
