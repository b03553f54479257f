from dataclasses import fields, replace
from pathlib import Path

import numpy as np

from annotate.learn.tokens import Tokens, parse_unkept
from annotate.records import Article, sha256
from annotate.text.pipeline import load
from annotate.text.reading import Reading


def reading(text: str, language: str = "en") -> Reading:
    article = Article(id="1", text=text, title_end=0, language=language, text_sha256=sha256(text))
    return Reading(article, load(language))


def read(text: str, cache: Path | None = None) -> Tokens:
    return Tokens.of(reading(text), cache)


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


def test_articles_parsed_together_have_the_tokens_that_each_has_alone() -> None:
    articles = (
        ("The puppet spoke. It was a regime of liars.", "en"),
        ("Le régime tombe.", "fr"),
        ("Officials said so.", "en"),
    )
    together = [reading(*each) for each in articles]
    parse_unkept(together)
    for each, parsed in zip(articles, together, strict=True):
        ours, alone = Tokens.of(parsed), Tokens.of(reading(*each))
        assert len(ours) > 3
        assert all(
            np.array_equal(getattr(ours, field.name), getattr(alone, field.name)) for field in fields(Tokens)
        )


def test_what_is_kept_is_not_parsed_again(tmp_path: Path) -> None:
    text = "The puppet spoke."
    read(text, tmp_path)
    kept = Reading(reading(text).article, replace(load("en")))
    parse_unkept([kept], tmp_path)
    assert Tokens.of(kept, tmp_path).lemma.tolist() == ["the", "puppet", "speak", "."]
    assert "nlp" not in vars(kept.pipeline)  # never loaded
