import numpy as np
import pytest

from annotate.learn.candidate_spans import candidate_spans
from tests.learn.sentences import WORDS, featurised


@pytest.mark.parametrize(
    ("likely", "found"),
    [
        # A run at each level: what leads up to a likely word is one way to draw the span, not the only one.
        ({3: 0.06, 4: 0.11, 5: 0.19}, ["old shameless puppet", "shameless puppet"]),
        ({4: 0.15, 5: 0.15}, ["shameless puppet"]),
        # A likely word makes its sentence one of them, without the full stop.
        ({5: 0.2}, ["They called the old shameless puppet , a puppet", "puppet"]),
        ({5: 0.19}, ["puppet"]),
        # A run may fall apart at a higher level; punctuation at an end belongs to no span.
        ({5: 0.11, 6: 0.06, 7: 0.06, 8: 0.11, 9: 0.11}, ["puppet", "puppet , a puppet", "puppet"]),
        ({6: 0.19}, []),
        ({}, []),
    ],
)
def test_where_a_span_may_begin_and_end(likely: dict[int, float], found: list[str]) -> None:
    inside = np.array([likely.get(at, 0.01) for at in range(10)], dtype=np.float32)
    tokens = featurised().tokens
    assert [WORDS[tokens.start[a] : tokens.end[b]] for a, b in candidate_spans(featurised(), inside)] == found


def test_no_stretch_reaches_over_the_end_of_a_sentence() -> None:
    two = featurised(sentences=(6, 4))
    inside = np.full(10, 0.5, dtype=np.float32)
    tokens = two.tokens
    assert [WORDS[tokens.start[a] : tokens.end[b]] for a, b in candidate_spans(two, inside)] == [
        "They called the old shameless puppet",
        "a puppet",
    ]
