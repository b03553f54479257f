from pathlib import Path

import numpy as np

from annotate.learn.tokens import Tokens
from annotate.records import Article, sha256
from annotate.text.pipeline import load
from annotate.text.reading import Reading


def read(text: str, cache: Path | None = None) -> Tokens:
    article = Article(id="1", text=text, title_end=0, language="en", text_sha256=sha256(text))
    return Tokens.of(Reading(article, load("en")), cache)


def test_white_space_is_no_token_and_offsets_are_those_of_the_article() -> None:
    text = "Rain  fell.\n\nDogs barked."
    tokens = read(text)
    assert [text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)] == [
        "Rain", "fell", ".", "Dogs", "barked", ".",
    ]  # fmt: skip
    assert tokens.sentence.tolist() == [0, 0, 0, 1, 1, 1]
    assert tokens.head.tolist() == [1, 1, 1, 4, 4, 4]
    assert tokens.lemma.tolist()[:3] == ["rain", "fall", "."]


def test_an_empty_text_has_no_tokens() -> None:
    assert len(read("")) == 0


def test_parses_are_kept_and_a_broken_one_is_made_again(tmp_path: Path) -> None:
    first = read("The puppet spoke.", tmp_path)
    (kept,) = tmp_path.iterdir()
    again = read("The puppet spoke.", tmp_path)
    assert all(
        np.array_equal(getattr(first, name), getattr(again, name)) for name in ("start", "lemma", "head")
    )
    kept.write_bytes(b"PK half")
    assert read("The puppet spoke.", tmp_path).lemma.tolist() == first.lemma.tolist()
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]
