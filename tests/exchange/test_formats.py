"""Every format gives back what was written into it, less what it is said to lose."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from annotate.exchange.coded_article import CodedArticle
from annotate.exchange.format import fitted, formats, read_any
from tests.exchange.coded import alike, articles

NAMES = ("brat", "conll", "datasets", "jsonl", "prodigy", "ptc", "spacy", "xmi")


def test_there_are_eight() -> None:
    assert tuple(formats()) == NAMES


@pytest.mark.parametrize("name", NAMES)
@given(made=articles())
@settings(max_examples=40, deadline=None)
def test_what_goes_in_comes_out(name: str, made: list[CodedArticle]) -> None:
    kind = formats()[name]
    kept = [each for each in (fitted(article, kind.holds) for article in made) if each]
    if not kept:
        return
    with TemporaryDirectory() as folder:
        place = Path(folder) / ("out" if kind.folder else kind.files.replace("*", "out"))
        kind.write(kept, place)
        back = sorted(read_any(place, name), key=lambda each: each.name)
    assert list(map(alike, back)) == list(map(alike, kept))
    for was, now in zip(kept, back, strict=True):
        assert now.article.text == was.article.text
        if "language" in kind.holds:
            assert (now.article.language, now.group) == (was.article.language, was.group)
