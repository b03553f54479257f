import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.records import Removal
from annotate.steps.articles.traces import LENGTH, files_in, holders, stretches
from tests.records import article

LINE = (
    "The ministry of Sarel said on Monday that the “Orlo” dam was safe; the miller's son did not believe it."
)
BANNER = Removal(reason="banner", text="Give to The Sarel Beacon today, please!!")
DAM = article(f"Orlo dam\n\n{LINE}", removed=(BANNER,))


def test_every_part_of_a_line_is_covered_and_short_lines_are_left_out() -> None:
    found = stretches([DAM], [])
    assert {len(each) for each in found} == {LENGTH}
    assert found[0] == LINE[:LENGTH]
    assert found[-1] == BANNER.text
    assert LINE[-LENGTH:] in found


def test_what_another_article_says_too_is_no_trace_of_this_one() -> None:
    other = article(f"A repost\n\n{LINE[:60]}")
    assert LINE[:LENGTH] not in stretches([DAM], [other])
    assert LINE[-LENGTH:] in stretches([DAM], [other])


def test_an_article_of_short_lines_is_known_by_them() -> None:
    assert stretches([article("Rain fell.\nNo miller came.")], []) == ("No miller came.",)


def test_a_long_span_is_known_wherever_it_begins_and_a_short_one_could_be_anybodys() -> None:
    spans = [LINE[5:50], LINE[5:40]]
    assert set(stretches([DAM], [], spans)) - set(stretches([DAM], [])) == {LINE[5:50]}


@pytest.mark.parametrize("written", [str, json.dumps, lambda text: json.dumps(text, ensure_ascii=False)])
def test_a_file_that_holds_a_stretch_is_found_however_it_is_written(tmp_path: Path, written: object) -> None:
    assert callable(written)
    (tmp_path / "here").write_bytes(b"\x00" * 5_000 + written(LINE).encode() + b"\xff")
    (tmp_path / "there").write_bytes(
        b"The ministry of Sarel said nothing at all on that day, nor did the miller."
    )
    assert holders(files_in(tmp_path), stretches([DAM], [])) == (tmp_path / "here",)


def test_a_stretch_across_two_reads_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotate.steps.articles.traces.CHUNK", 64)
    for shift in range(0, 128, 7):
        (tmp_path / "file").write_bytes(b"." * shift + LINE[:LENGTH].encode() + b"." * 90)
        assert holders([tmp_path / "file"], [LINE[:LENGTH]]) == (tmp_path / "file",)


def test_a_file_that_cannot_be_read_may_hold_it_and_one_that_is_gone_does_not(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert holders([tmp_path / "folder", tmp_path / "gone"], [LINE]) == (tmp_path / "folder",)


@given(st.text(min_size=100, max_size=400), st.integers(0, 300))
def test_any_long_enough_piece_of_a_line_holds_a_stretch_of_it(text: str, start: int) -> None:
    line = " ".join(text.split()).replace("\n", " ")
    piece = line[start : start + 2 * LENGTH]
    if len(piece) == 2 * LENGTH:
        assert any(stretch in piece for stretch in stretches([article(line)], []))
