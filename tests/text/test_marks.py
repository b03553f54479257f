import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.text.marks import pairs


def _pairs(text: str) -> list[str]:
    return [text[pair.start : pair.end] for pair in pairs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said “yes” and "no" and «peut-être».', ["“yes”", '"no"', "«peut-être»"]),
        ("„Wir gehen“, sagte er", ["„Wir gehen“"]),
        ("``We go,'' he said", ["``We go,''"]),
        ("'They left', said Orlic", ["'They left'"]),
        ("‘The voters’ choice is clear,’ he said", ["‘The voters’ choice is clear,’"]),
        (
            "“He told me, ‘Don’t go,’ and I didn’t.”",
            ["“He told me, ‘Don’t go,’ and I didn’t.”", "‘Don’t go,’"],
        ),
        ('"He called it "bad" indeed," she said', ['"He called it "bad" indeed,"', '"bad"']),
        ("“First.\n\n“Second,” he said.", ["“First.", "“Second,”"]),
        ("“A line\nbroken” he said", ["“A line", "broken”"]),
        ("She left. “We will see. Then it rained.", ["“We will see."]),
        ("He said: “We will see. Then we go.", ["“We will see. Then we go."]),
    ],
)
def test_marks_that_belong_together(text: str, expected: list[str]) -> None:
    assert _pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the workers' party and the '90s, rock 'n' roll",
        "It’s the Orlics’ house",
        "a 6'2\" man",
        "a 12\" pipe and a 5' wall",
        "l'homme d’Orlov qu'on n’a pas vu",
        "“",
        "”",
        "'",
        "«",
    ],
)
def test_apostrophes_inches_and_single_marks_are_no_pairs(text: str) -> None:
    assert _pairs(text) == []


def test_an_inch_inside_a_quotation_does_not_close_it() -> None:
    assert _pairs('"it is a 5" pipe," she said') == ['"it is a 5" pipe,"']


MARKS = st.text(alphabet=st.sampled_from("aB5s .,:\n“”\"'’‘«»„`—(é"), max_size=80)


@given(MARKS)
def test_any_text_has_pairs_that_nest_and_slice(text: str) -> None:
    open_until: list[int] = []
    for pair in pairs(text):
        assert 0 <= pair.start <= pair.inner[0] < pair.inner[1] <= pair.end <= len(text)
        assert "\n" not in text[pair.start : pair.end]
        while open_until and open_until[-1] <= pair.start:
            open_until.pop()
        assert len(open_until) == pair.depth
        assert not open_until or pair.end <= open_until[-1]
        open_until.append(pair.end)
