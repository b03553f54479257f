"""What tagging costs beside other programs, and beside what is less than any of them does, in one process.

Each reads the same generated articles; a figure is its processor time over that of tagging by rules, the
median of some rounds: below 1 it is quicker. What is not installed is left out, and said.
"""

import re
import statistics
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import process_time
from typing import Any

import annotate.labels
from annotate.records import Article, sha256
from annotate.rules.lexicon import forms, read
from annotate.samples import samples
from annotate.steps.tags.tagging import tagger
from annotate.text.pipeline import load
from benchmarks.generated import texts

ROUNDS = 3
Way = Callable[[Sequence[str]], object]


def ratios(articles: int) -> Iterator[tuple[str, float]]:
    """The name of each peer, and its time over ours, which comes first among the ways."""
    some = list(texts(articles))
    ways = {"tagging by rules": _tagging(), **dict(_peers())}
    for way in ways.values():
        way(some[:20])  # what is loaded once
    rounds = [[_seconds(way, some) for way in ways.values()] for _ in range(ROUNDS)]
    for name, seconds in list(zip(ways, zip(*rounds, strict=True), strict=True))[1:]:
        yield name, statistics.median(one / ours[0] for one, ours in zip(seconds, rounds, strict=True))


def missing() -> list[str]:
    """The peers that are not installed."""
    return [name for name in ("proselint", "python-crfsuite") if not _installed(name)]


def terms() -> re.Pattern[str]:
    """One regular expression of all forms of all English terms, in lower case: less than any tagger does."""
    folder = Path(annotate.labels.__file__).parent / "lexicons"
    tree: dict[str, Any] = {}
    for file in sorted(folder.glob("*.en.tsv")):
        for form in (form for entry in read(file).entries for form in forms(entry, "en")):
            node = tree
            for sign in form.lower():
                node = node.setdefault(sign, {})
            node[""] = {}
    return re.compile(rf"\b{_any_of(tree)}\b")


def _any_of(tree: Mapping[str, Any]) -> str:
    """An expression sign by sign: with the terms one after the other each word would be tried with each."""
    ways = "|".join(re.escape(sign) + _any_of(then) for sign, then in sorted(tree.items()) if sign)
    return f"(?:{ways}){'?' * ('' in tree)}" if ways else ""


def _peers() -> Iterator[tuple[str, Way]]:
    import spacy

    pipeline = load("en")
    whole = spacy.load(pipeline.name)
    yield f"spaCy, whole ({pipeline.name})", lambda some: list(map(len, whole.pipe(some)))
    yield "spaCy, without entities", lambda some: sum(1 for _ in pipeline.parse(some))
    if _installed("proselint"):
        yield f"proselint {version('proselint')}", _proselint()
    if _installed("python-crfsuite"):
        yield f"CRFsuite {version('python-crfsuite')}, words and neighbours", _crf()
    every = terms()
    yield "one regular expression of all terms", lambda some: [every.findall(text.lower()) for text in some]


def _tagging() -> Way:
    tags = tagger()
    return lambda some: tags([_article(text) for text in some])


def _article(text: str) -> Article:
    digest = sha256(text)
    return Article(id=digest, text=text, title_end=text.index("\n"), language="en", text_sha256=digest)


def _proselint() -> Way:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda some: [LintFile("text", text).lint() for text in some]


def _crf() -> Way:
    """A model that was taught next to nothing: what it costs to apply does not depend on what it says."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"max_iterations": 5})
    for each in samples():
        words = each.text.split()
        trainer.append(_features(words), ["in" if word.istitle() else "out" for word in words])
    tags = pycrfsuite.Tagger()
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        tags.open(f"{folder}/model")
    return lambda some: [tags.tag(_features(text.split())) for text in some]


def _features(words: Sequence[str]) -> list[list[str]]:
    low = ["", *(word.lower() for word in words), ""]
    return [
        [f"w={word}", f"s={word[-3:]}", f"p={word[:3]}", f"-1={before}", f"+1={after}", f"b={before} {word}"]
        for before, word, after in zip(low, low[1:], low[2:], strict=False)
    ]


def _installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _seconds(way: Way, some: Sequence[str]) -> float:
    begin = process_time()
    way(some)
    return process_time() - begin
