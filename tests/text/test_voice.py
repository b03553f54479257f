import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.records import Rung
from annotate.text.claim import Claim
from annotate.text.quotation import Quotation
from annotate.text.voice import VoiceSpan, at, voice_spans, whose
from tests.text.readings import reading_of, voiced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'They are war criminals', said Ana Orlic.", [("quoted", "'They are war criminals'")]),
        ("Ana Orlic said that the regime fell.", [("reported", "the regime fell")]),
        ("The regime fell, Ana Orlic said on Monday.", [("reported", "The regime fell")]),
        ("According to Ana Orlic, the regime fell.", [("reported", "the regime fell")]),
        ("The regime, according to Ana Orlic, fell.", [("reported", "The regime"), ("reported", "fell")]),
        ("Ana Orlic told reporters that the regime fell.", [("reported", "the regime fell")]),
        ("Sources suggest Varenia may fall.", [("reported", "Varenia may fall")]),
        (
            "Ana Orlic said the talks were “useful”.",
            [("reported", "the talks were "), ("quoted", "“useful”")],
        ),
        ("It is believed that the regime fell.", []),
        ("The regime reportedly fell.", []),
        ("Varenia fears that the regime will fall.", []),
        ("The regime fell.", []),
        ("Kelvar's army attacked the “terrorists” in the hills.", []),
        ("The army's jets blasted “terrorist nests” near Orlo.", []),
        ("Rebels attacked “Camp Orlo”.", []),
        ("Orlo was attacked by the Varenian army, and forty people died.", []),
        (
            "Ana Orlic attacked the plan as “sheer madness”.",
            [("reported", "the plan as "), ("quoted", "“sheer madness”")],
        ),
    ],
)
def test_english_voices(text: str, expected: list[tuple[str, str]]) -> None:
    assert voiced(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministre a affirmé que la paix est proche.", [("reported", "la paix est proche")]),
        ("Selon Ana Orlic, le régime tombe.", [("reported", "le régime tombe")]),
        ("« Le régime tombe », a déclaré Ana Orlic.", [("quoted", "« Le régime tombe »")]),
        ("Il paraît que le régime tombe.", []),
    ],
)
def test_french_voices(text: str, expected: list[tuple[str, str]]) -> None:
    assert voiced(text, "fr") == expected


def claim(phrase: tuple[int, int], *contents: tuple[int, int], rung: Rung = "named") -> Claim:
    return Claim(start=phrase[0], end=phrase[1], rung=rung, source=None, contents=contents)


def quotation(start: int, end: int) -> Quotation:
    return Quotation(start=start, end=end, inner=(start + 1, end - 1))


def reported(start: int, end: int, by: Claim) -> VoiceSpan:
    return VoiceSpan(start=start, end=end, voice="reported", claim=by)


def quoted(start: int, end: int, number: int) -> VoiceSpan:
    return VoiceSpan(start=start, end=end, voice="quoted", quotation=number)


def test_a_stretch_knows_its_claim_or_the_number_of_its_quotation() -> None:
    said = claim((0, 10), (10, 40))
    marks = [quotation(15, 20), quotation(50, 60)]
    assert voice_spans(marks, [said]) == (
        reported(10, 15, said),
        quoted(15, 20, 0),
        reported(20, 40, said),
        quoted(50, 60, 1),
    )


def test_a_claim_that_nobody_makes_takes_no_voice_from_the_next() -> None:
    nobody, said = claim((0, 5), (5, 20), rung="agentless"), claim((20, 25), (25, 40))
    assert voice_spans([], [nobody, said]) == (reported(25, 40, said),)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((10, 30), (10, 20), [(10, 20, "one's second"), (20, 30, "one")]),
        ((10, 30), (20, 40), [(10, 30, "one"), (30, 40, "two")]),
        ((10, 30), (20, 30), [(10, 30, "one")]),
        ((10, 30), (15, 25), [(10, 30, "one")]),
        ((10, 30), (30, 40), [(10, 30, "one"), (30, 40, "two")]),
        ((10, 30), (31, 40), [(10, 30, "one"), (31, 40, "two")]),
    ],
)
def test_where_two_claims_hand_the_same_words_to_a_source_the_first_has_them(
    first: tuple[int, int], second: tuple[int, int], expected: list[tuple[int, int, str]]
) -> None:
    one, two, last = claim((0, 5), first), claim((5, 9), second), claim((50, 55), (55, 60))
    found = voice_spans([], [one, two, last])
    of = {"one": one, "two": two, "one's second": two}
    assert found == (*(reported(start, end, of[by]) for start, end, by in expected), reported(55, 60, last))


def test_a_quotation_that_begins_inside_another_begins_where_that_one_ends() -> None:
    assert voice_spans([quotation(10, 30), quotation(20, 40)], []) == (quoted(10, 30, 0), quoted(30, 40, 1))


def test_every_character_up_to_a_stretch_s_last_is_its_own_and_the_next_is_not() -> None:
    said = claim((0, 4), (4, 9))
    spans = (reported(4, 9, said), quoted(9, 12, 0), quoted(20, 22, 1))
    voices = [at(spans, position) for position in range(24)]
    assert voices == [*[None] * 4, *[spans[0]] * 5, *[spans[1]] * 3, *[None] * 8, *[spans[2]] * 2, None, None]
    assert at((), 0) is None


def test_a_stretch_is_whose_most_of_it_is_and_of_equals_whose_its_beginning_is() -> None:
    said = claim((0, 4), (4, 9))
    spans = (reported(4, 9, said), quoted(9, 12, 0), quoted(13, 16, 1), quoted(20, 22, 2))
    assert [whose(spans, *each) for each in ((4, 9), (0, 8), (0, 9), (6, 12), (18, 22), (9, 20))] == [
        *("reported", "outlet", "reported", "reported", "outlet", "quoted")
    ]
    assert whose((), 3, 5) == "outlet"
    found = [at(spans, position) for position in range(24)]
    voices = [each.voice if each else "outlet" for each in found]
    for start in range(24):
        for end in range(start + 1, 25):
            inside = voices[start:end]
            most = max(map(inside.count, inside))
            equals = {each for each in inside if inside.count(each) == most}
            expected = {inside[0]} if inside[0] in equals else equals
            assert whose(spans, start, end) in expected, (start, end)


PIECES = st.lists(
    st.sampled_from(
        [
            "Orlic",
            "said",
            "that",
            "the",
            "regime",
            "fell",
            "“",
            "”",
            '"',
            ",",
            ".",
            "\n",
            "‘",
            "’",
            "told",
            ":",
        ]
    ),
    max_size=40,
).map(" ".join)


@given(PIECES)
def test_voices_are_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for span in reading_of(text).voices:
        assert end <= span.start < span.end <= len(text)
        end = span.end


@pytest.mark.parametrize(
    "text",
    [
        "“We will win,” said Ana Orlic. “It is ours.”",
        "Ana Orlic said the talks were “useful” and left.",
        "“He told me, “Go,” and I went,” Ana Orlic said.",
        "The so-called “peace talks” went on.",
    ],
)
def test_straight_marks_give_the_same_voices_as_curly_ones(text: str) -> None:
    straight = text.replace("“", '"').replace("”", '"')
    assert [(span.start, span.end, span.voice) for span in reading_of(straight).voices] == [
        (span.start, span.end, span.voice) for span in reading_of(text).voices
    ]
