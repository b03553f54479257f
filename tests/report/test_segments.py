from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.report.segments import Segment, lines
from annotate.report.summary import Summary, VoiceStretch
from tests.report.examples import (
    CODEBOOK,
    CRIMINALS,
    DAM,
    PUPPET,
    TAGGED,
    VOICES_OF_OTHERS,
    article,
    bare,
    summarise,
    tag,
)


def summary_of(text: str, *words: str, voices: tuple[VoiceStretch, ...] = ()) -> Summary:
    of = article(text, title="")
    tags = [tag(of, each, CODEBOOK.names[i % 3]) for i, each in enumerate(words)]
    return summarise(bare(of, tags, outlet=9), CODEBOOK, source="", voices=voices)


def shape(segment: Segment) -> tuple[str, list[str], list[int]]:
    return segment.text, [each.text for each in segment.marks], [each.number for each in segment.ends]


def test_the_lines_of_an_article_with_their_marks() -> None:
    found = lines(summarise(TAGGED, CODEBOOK, source="", voices=VOICES_OF_OTHERS))
    assert [line.place for line in found] == ["headline", "body", "body", "body"]
    assert [shape(each) for each in found[0].segments] == [
        ("Puppet regime", ["Puppet regime"], [1]),
        (" of Varenia reopens the Orlo dam", [], []),
    ]
    speech = [each for each in found[2].segments if each.voice == "quoted"]
    assert [shape(each) for each in speech] == [
        ("“They are ", [], []),
        (CRIMINALS.text, [CRIMINALS.text], [3]),
        (",”", [], []),
    ]


def test_nested_and_crossing_tags_share_their_stretch() -> None:
    (line,) = lines(summary_of("abc def ghi jkl", "abc def ghi", "def", "ghi jkl"))
    assert [shape(each) for each in line.segments] == [
        ("abc ", ["abc def ghi"], []),
        ("def", ["abc def ghi", "def"], [2]),
        (" ", ["abc def ghi"], []),
        ("ghi", ["abc def ghi", "ghi jkl"], [1]),
        (" jkl", ["ghi jkl"], [3]),
    ]


def test_a_tag_over_two_lines_is_numbered_once() -> None:
    first, second = lines(summary_of("abc def\n\nghi jkl", "def\n\nghi"))
    assert [shape(each) for each in first.segments] == [("abc ", [], []), ("def", ["def\n\nghi"], [])]
    assert [shape(each) for each in second.segments] == [("ghi", ["def\n\nghi"], [1]), (" jkl", [], [])]


@settings(deadline=None)  # the first example may wait for a busy machine
@given(st.lists(st.tuples(st.integers(0, len(DAM.text) - 2), st.integers(1, 30)), max_size=8))
def test_the_segments_are_the_lines(spans: list[tuple[int, int]]) -> None:
    cuts = sorted({(start, min(start + length, len(DAM.text))) for start, length in spans})
    tags = [
        replace(PUPPET, id=str(cut), start=cut[0], end=cut[1], text=DAM.text[slice(*cut)]) for cut in cuts
    ]
    made = summarise(bare(DAM, tags), CODEBOOK, source="", voices=VOICES_OF_OTHERS)
    found = lines(made)
    assert ["".join(each.text for each in line.segments) for line in found] == [
        line for line in DAM.text.split("\n") if line
    ]
    segments = [each for line in found for each in line.segments]
    for each in made.evidence:
        if each.text.strip("\n"):
            covered = "".join(segment.text for segment in segments if each in segment.marks)
            assert covered == each.text.replace("\n", "")
