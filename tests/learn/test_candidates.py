import numpy as np
import pytest
from scipy.sparse import csr_matrix

from annotate.learn.candidates import EVIDENCE, Candidate, Scored, candidates, settled
from annotate.learn.chain import Chain
from annotate.learn.features import BITS
from annotate.learn.seen import Seen
from annotate.learn.token_model import TokenModel
from annotate.learn.tokens import Tokens
from annotate.records import Article, Tag, sha256

WORDS = "They called the old shameless puppet , a puppet ."


def seen(*tags: Tag) -> Seen:
    """An article of one sentence, whose words are columns 1, 2, 3 … in their order."""
    places, at = [], 0
    for word in WORDS.split():
        places.append((at, at + len(word)))
        at += len(word) + 1
    count = len(places)
    none = np.full(count, "", dtype=np.str_)
    numbers = np.arange(count, dtype=np.int32)
    tokens = Tokens(
        start=np.array([start for start, _ in places], dtype=np.int32),
        end=np.array([end for _, end in places], dtype=np.int32),
        sentence=np.zeros(count, dtype=np.int32),
        head=numbers,
        lemma=none,
        pos=none,
        tag=none,
        dep=none,
    )
    features = csr_matrix(
        (np.ones(count, dtype=np.float32), numbers + 1, np.arange(count + 1)), shape=(count, 1 << BITS)
    )
    article = Article(id="1", text=WORDS, title_end=0, language="en", text_sha256=sha256(WORDS))
    return Seen(article=article, tokens=tokens, matrix=features, tags=tags)


def model(*probabilities: float) -> TokenModel:
    """A token model that gives the words these probabilities, each for itself."""
    odds = np.log(np.array(probabilities) / (1 - np.array(probabilities)))
    indifferent = np.zeros(2, dtype=np.float32)
    return TokenModel(
        columns=np.arange(1, len(odds) + 1, dtype=np.int32),
        weights=np.stack([odds, odds], axis=1).astype(np.float32),
        chain=Chain(start=indifferent, begin=indifferent, stay=indifferent),
    )


def tag(text: str) -> Tag:
    start = WORDS.index(text)
    return Tag(
        id="t", article_id="1", label="a", start=start, end=start + len(text), text=text,
        rules=("a/one",), cue="", reason="", voice="outlet", place="body",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("probabilities", "found"),
    [
        ((0.01, 0.01, 0.01, 0.01, 0.2, 0.3, 0.01, 0.01, 0.01, 0.01), ["shameless puppet"]),
        # What only leads up to a likely word is left out, however likely it would be by itself …
        ((0.01, 0.01, 0.01, 0.1, 0.2, 0.9, 0.01, 0.01, 0.01, 0.01), ["puppet"]),
        ((0.01, 0.01, 0.01, 0.1, 0.2, 0.01, 0.01, 0.01, 0.01, 0.01), ["old shameless"]),
        # … and so a run may fall apart; punctuation at an end belongs to no span.
        ((0.01, 0.01, 0.01, 0.01, 0.3, 0.9, 0.8, 0.3, 0.9, 0.9), ["puppet", "puppet"]),
        ((0.07,) * 10, []),
    ],
)
def test_spans_are_runs_of_words_nearly_as_likely_as_their_likeliest(
    probabilities: tuple[float, ...], found: list[str]
) -> None:
    spans = candidates(("a",), model(*probabilities), seen())
    assert [WORDS[each.start : each.end] for each in spans] == found
    assert all(len(each.evidence) == EVIDENCE + 3 for each in spans)


def test_a_rule_tag_keeps_its_bounds_and_takes_what_touches_it() -> None:
    spans = candidates(
        ("a",), model(*[0.01] * 4, 0.3, 0.5, *[0.01] * 2, 0.5, 0.01), seen(tag("old shameless"))
    )
    assert [(WORDS[each.start : each.end], each.origin) for each in spans] == [
        ("old shameless", "rule"),
        ("puppet", "model"),
    ]
    assert spans[1].start > WORDS.index(",")
    assert WORDS[slice(*spans[0].cue)] == "shameless"


def test_a_run_that_no_label_is_sure_of_is_found_under_the_likeliest() -> None:
    odds = np.full((10, 3), -5.0, dtype=np.float32)
    odds[4:6] = (-1.5, -1.0, 0.5)  # "shameless puppet": a .18, b .27, either of them .62
    indifferent = np.zeros(3, dtype=np.float32)
    found = candidates(
        ("a", "b"),
        TokenModel(
            columns=np.arange(1, 11, dtype=np.int32),
            weights=odds,
            chain=Chain(start=indifferent, begin=indifferent, stay=indifferent),
        ),
        seen(),
    )
    assert [(each.label, each.whichever, WORDS[each.start : each.end]) for each in found] == [
        ("a", False, "shameless puppet"),
        ("b", False, "shameless puppet"),
        ("b", True, "shameless puppet"),
    ]


def scored(label: str, start: int, end: int, score: float, *, whichever: bool = False) -> Scored:
    return Scored(
        candidate=Candidate(
            label=label, start=start, end=end, origin="model", tag=None, cue=(start, end), evidence=(),
            whichever=whichever,
        ),
        score=score,
    )  # fmt: skip


def test_a_span_of_whichever_label_replaces_the_weaker_ones_of_its_label() -> None:
    weak, weaker, other = scored("b", 0, 5, 0.2), scored("a", 0, 5, 0.1), scored("b", 9, 12, 0.2)
    found = scored("b", 0, 6, 0.5, whichever=True)
    thresholds = {"a": 0.3, "b": 0.3}
    assert settled([weak, weaker, other, found], thresholds, 0.4) == [weaker, other, found]
    assert settled([weak, weaker, other, found], thresholds, 0.6) == [weak, weaker, other]
    assert settled([weak, weaker, other, found], thresholds, None) == [weak, weaker, other]
    assert settled([weak, found], {"a": 0.3, "b": 0.55}, 0.4) == [weak]  # its label's threshold holds as well
    sure = scored("a", 5, 8, 0.3)
    assert settled([sure, found], thresholds, 0.4) == [sure]
