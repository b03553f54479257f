import pytest
from hypothesis import given
from hypothesis import strategies as st

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
