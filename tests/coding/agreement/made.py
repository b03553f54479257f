"""Codings for tests: what each coder marked, by label, in articles of a given length."""

from collections.abc import Sequence
from random import Random

from hypothesis import strategies as st

from annotate.coding.agreement.codings import Coding, merged
from annotate.coding.agreement.exposure import Exposure
from annotate.records import Stretch

Marks = dict[str, list[Stretch]]


def coding(article: str, coder: str, length: int = 60, **marks: list[Stretch]) -> Coding:
    """One person's spans by label; overlapping ones are one, as always."""
    spans = {label: merged(found) for label, found in marks.items()}
    return Coding(article_id=article, coder=coder, length=length, spans=spans)


def coded(*coders: Marks, article: str = "x", length: int = 60) -> tuple[Coding, ...]:
    """What several people, A, B, C …, marked in one article."""
    return tuple(coding(article, name, length, **marks) for name, marks in zip("ABCDE", coders, strict=False))


def study(articles: int, seed: int = 1, coders: str = "AB", length: int = 600) -> tuple[Coding, ...]:
    """Articles in which each coder finds most of six spans, some with another end."""
    chance = Random(seed)
    found = []
    for number in range(articles):
        true = [(100 * i + chance.randrange(60), chance.randrange(5, 30)) for i in range(6)]
        for who in coders:
            mine: Marks = {"a": [], "b": []}
            for i, (start, width) in enumerate(true):
                if chance.random() < 0.8:
                    mine["ab"[i % 2]].append((start + chance.choice((0, 0, 0, 3)), start + width))
            found.append(coding(f"x{number:03}", who, length, **mine))
    return tuple(found)


LENGTH = 24


def _spans() -> st.SearchStrategy[list[Stretch]]:
    ends = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 8))
    return st.lists(ends.map(lambda x: (x[0], min(LENGTH, x[0] + x[1]))), max_size=4)


def _article(name: str) -> st.SearchStrategy[tuple[Coding, ...]]:
    marks = st.fixed_dictionaries({"a": _spans(), "b": _spans()})
    return st.lists(marks, min_size=1, max_size=4).map(
        lambda coders: coded(*coders, article=name, length=LENGTH)
    )


#: up to three short articles, each by one to four coders
CODINGS = st.tuples(_article("x"), _article("y"), _article("z")).map(
    lambda articles: tuple(each for article in articles for each in article)
)


def exposed(
    article: str,
    marked: Sequence[Stretch],
    shown: Sequence[Stretch] = (),
    hidden: Sequence[Stretch] = (),
    coder: str = "A",
) -> Exposure:
    """What a person marked with one label beside the tags that they saw and did not see."""
    return Exposure(
        coding=coding(article, coder, a=list(marked)),
        shown={"a": tuple(shown)},
        hidden={"a": tuple(hidden)},
        blind=not shown,
    )


def marked(*ones: tuple[int, int], twos: Sequence[tuple[int, int]] = (), name: str = "x") -> Coding:
    """A coder's spans of two labels in a text of 100 characters."""
    return coding(name, "r-1", 100, one=list(ones), two=list(twos))
