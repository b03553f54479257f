import numpy as np
import pytest
from scipy.sparse import csr_matrix

from annotate.learn.chain import Chain
from annotate.learn.features import BITS
from annotate.learn.model import EVIDENCE, Seen, TokenModel, candidates
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
    assert all(len(each.evidence) == EVIDENCE + 2 for each in spans)


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
