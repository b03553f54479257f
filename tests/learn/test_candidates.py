import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from annotate.learn.candidates import BEYOND, EVIDENCE, candidate_table, candidates
from annotate.learn.crf import Transitions
from annotate.learn.encoder import Encoder
from annotate.learn.fine_tuned import CHAIN, FineTuned
from annotate.learn.manifest import EncoderRecord
from annotate.learn.token_model import TUNED, Dense, TokenModel
from annotate.records import Tag
from tests.learn.sentences import WORDS, featurised


def model(*probabilities: float) -> TokenModel:
    """A token model that gives the words these probabilities, each for itself."""
    odds = np.log(np.array(probabilities) / (1 - np.array(probabilities)))
    indifferent = np.zeros(2, dtype=np.float32)
    return TokenModel(
        columns=np.arange(1, len(odds) + 1, dtype=np.int32),
        weights=np.stack([odds, odds], axis=1).astype(np.float32),
        transitions=Transitions(start=indifferent, begin=indifferent, stay=indifferent),
    )


def tag(text: str) -> Tag:
    start = WORDS.index(text)
    return Tag(
        id="t", article_id="1", label="a", start=start, end=start + len(text), text=text,
        rules=("a/one",), cue="", reason="", voice="outlet", place="body",
    )  # fmt: skip


def test_the_models_own_candidates_are_the_stretches_with_a_likely_word() -> None:
    spans = candidates(("a",), model(*[0.01] * 4, 0.15, 0.19, *[0.01] * 4), featurised())
    assert [WORDS[each.start : each.end] for each in spans] == ["shameless puppet"]
    (each,) = spans
    assert (each.origin, each.tag, each.label) == ("model", None, "a")
    assert WORDS[slice(*each.cue)] == "puppet"
    assert len(each.evidence) == EVIDENCE + 3
    odds = [math.log(0.15 / 0.85), math.log(0.19 / 0.81), math.log(0.01 / 0.99)]
    mean, most, outside = (odds[0] + odds[1]) / 6, odds[1] / 3, odds[2] / 3
    own = (mean, most, mean, mean, outside, outside, math.log(2))
    nothing = (0.0,) * 7
    assert each.evidence == pytest.approx((*own, *nothing, 0.0, 1.0, 0.0, 0.0), abs=1e-5)


def test_a_stretch_at_the_edge_of_its_sentence_has_nothing_beside_it() -> None:
    (each,) = candidates(("a",), model(0.19, *[0.01] * 9), featurised())
    assert each.evidence[4] == pytest.approx(BEYOND / 3)
    assert each.evidence[5] == pytest.approx(math.log(0.01 / 0.99) / 3, abs=1e-5)


def test_with_an_encoder_the_classifier_sees_the_mean_of_the_words_numbers() -> None:
    plain = model(*[0.01] * 4, 0.15, 0.19, *[0.01] * 4)
    dense = Dense(
        weights=np.zeros((3, 2), dtype=np.float32),
        mean=np.array([1, 0, 0], dtype=np.float32),
        scale=np.array([2, 1, 1], dtype=np.float32),
    )
    vectors = np.zeros((10, 3), dtype=np.float16)
    vectors[4:6] = [(5, 1, 90), (1, 2, 90)]  # "shameless puppet"; the last is bounded
    (bare,) = found = candidates(("a",), plain, featurised())
    assert candidate_table(found).shape == (1, EVIDENCE + 3)
    found = candidates(("a",), replace(plain, dense=dense), replace(featurised(), vectors=vectors))
    assert [(each.start, each.end) for each in found] == [(bare.start, bare.end)]
    expected = [*bare.evidence, 0.05 * 1, 0.05 * 1.5, 0.05 * 3]
    assert candidate_table(found) == pytest.approx(np.array([expected]), abs=1e-5)


class Told(FineTuned):
    """A network that gives the words of the sentence these log-odds, each for itself."""

    def scores(self, *_: object) -> np.ndarray:
        return np.array([[-5.0] * 4 + [-1.0, 2.0] + [-5.0] * 4] * 2, dtype=np.float32).T


def test_a_fine_tuned_encoder_meets_the_field_half_way_and_tells_the_classifier_what_it_thinks() -> None:
    encoder = Encoder(record=EncoderRecord(name="e", digest="d", layer=1), folder=Path(), width=1)
    told = Told(encoder=encoder, weights={CHAIN: np.zeros((3, 2), dtype=np.float16)})
    alone = model(*[0.01] * 4, 0.01, 0.1, *[0.01] * 4)
    both = replace(alone, tuned=told)
    (each,) = {tuple(WORDS[s.start : s.end].split()) for s in candidates(("a",), alone, featurised())}
    assert each == ("puppet",)
    found = candidates(("a",), both, featurised(tag("old")))
    rule, puppet, span = sorted(found, key=lambda each: each.end - each.start)
    assert [WORDS[each.start : each.end] for each in (rule, puppet, span)] == [
        "old",
        "puppet",
        "shameless puppet",
    ]
    field = [math.log(0.01 / 0.99), math.log(0.1 / 0.9)]
    pooled = [(field[0] - 1) / 2, (field[1] + 2) / 2]
    assert span.evidence[:3] == pytest.approx((sum(pooled) / 6, pooled[1] / 3, sum(pooled) / 6), abs=1e-5)
    table = candidate_table([span, rule])
    assert table.shape == (2, EVIDENCE + 3 + TUNED)
    assert both.meant == TUNED
    assert table[:, -TUNED:] == pytest.approx(
        np.array([[0.5 / 3, 2 / 3, 0.5 / 3, 0, 0, 0], [0, 0, 0, -5 / 3, -5 / 3, -5 / 3]]), abs=1e-4
    )

    # The field may look through the frozen encoder as well: the network's numbers stay the meaning.
    dense = Dense(
        weights=np.array([[20, 20]], dtype=np.float32),
        mean=np.zeros(1, dtype=np.float32),
        scale=np.ones(1, dtype=np.float32),
    )
    vectors = np.zeros((10, 1), dtype=np.float16)
    vectors[4:6] = 1  # two more for "shameless" and for "puppet"
    with_frozen = replace(both, dense=dense)
    found = candidates(("a",), with_frozen, replace(featurised(tag("old")), vectors=vectors))
    (again,) = (each for each in found if (each.start, each.end) == (span.start, span.end))
    assert again.evidence[:2] == pytest.approx((span.evidence[0] + 1 / 3, span.evidence[1] + 1 / 3), abs=1e-5)
    assert again.meaning == pytest.approx(span.meaning, abs=1e-5)
    assert with_frozen.meant == TUNED


def test_a_rule_tag_keeps_its_bounds_and_takes_what_touches_it() -> None:
    spans = candidates(
        ("a",), model(*[0.01] * 4, 0.1, 0.15, *[0.01] * 2, 0.15, 0.01), featurised(tag("old shameless"))
    )
    assert [(WORDS[each.start : each.end], each.origin) for each in spans] == [
        ("old shameless", "rule"),
        ("puppet", "model"),  # the first one's with "shameless" is gone, the second one stands …
        ("puppet", "model"),  # … and the first by itself
    ]


def test_a_run_that_no_label_is_sure_of_is_found_under_the_likeliest() -> None:
    odds = np.full((10, 3), -5.0, dtype=np.float32)
    odds[4:6] = (-1.5, -1.0, 0.5)  # "shameless puppet": a .18, b .27, either of them .62
    indifferent = np.zeros(3, dtype=np.float32)
    found = candidates(
        ("a", "b"),
        TokenModel(
            columns=np.arange(1, 11, dtype=np.int32),
            weights=odds,
            transitions=Transitions(start=indifferent, begin=indifferent, stay=indifferent),
        ),
        featurised(),
    )
    sentence = WORDS.removesuffix(" .")
    assert [(each.label, each.any_label, WORDS[each.start : each.end]) for each in found] == [
        ("a", False, "shameless puppet"),
        ("b", False, sentence),
        ("b", False, "shameless puppet"),
        ("b", True, sentence),
        ("b", True, "shameless puppet"),
    ]
