"""Agreement as tables for a terminal of eighty columns."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotate.coding.agreement.figures import Figures
from annotate.report.coders import words as say
from annotate.report.coders.study import Study

_FIGURES = ("alpha (95 % interval)", "F1 exact", "F1 overlap", "articles")


class Table(NamedTuple):
    """A table by its columns; `note` is a line to stand under it, `heading` one to stand over it."""

    columns: Sequence[str]
    rows: Sequence[tuple[object, ...]]
    note: str = ""
    heading: str = ""


def tables(study: Study) -> Iterator[Table]:
    """All tables that there is anything for, the most important first."""
    found = study.agreement
    if found.articles:
        yield from _agreement(study)
    if found.again:
        yield _figures("again", found.again.items())
    yield from _suggestions(study)


def _agreement(study: Study) -> Iterator[Table]:
    found = study.agreement
    yield _figures("label", say.rows(found))
    yield Table(
        ("alpha of", *(word for each in study.targets for word in (f"below {each:g}", "to settle that"))),
        [
            (name, *(said(each.alpha, target) for target in study.targets for said in (say.below, say.more)))
            for name, each in say.rows(found)
        ],
        "" if found.gamma is None else f"Gamma: {say.value(found.gamma)} ({found.gamma.reason})",
    )
    if found.overall.labels is not None:
        yield Table(
            ("by sentence", "alpha (95 % interval)", "kappa (95 % interval)"),
            [
                (name, say.whole(each.sentence_alpha), say.whole(each.kappa))
                for name, each in say.rows(found)
                if each.sentence_alpha is not None and each.kappa is not None
            ],
            f"Labels of words that several marked: {say.whole(found.overall.labels)}",
        )
    if found.pairs:
        yield _figures("pair of coders", say.pairs(found))


def _suggestions(study: Study) -> Iterator[Table]:
    found = study.suggestions
    if found is None:
        return
    yield Table(
        ("what proposals find", "recall (95 % interval)", "kept less added"),
        [(name, say.whole(each.recall), say.whole(each.effect.effect)) for name, each in say.pulls(found)],
        f"Recall, adjudicated: {say.whole(found.overall.adjudicated)}" if found.settled else "",
    )
    yield Table(
        ("how they pull", "kept of shown", "added of hidden", "kept less added"),
        [
            (name, say.value(each.kept), say.value(each.added), say.whole(each.effect))
            for name, each in say.effects(found)
        ],
    )


def _figures(name: str, rows: Iterable[tuple[str, Figures]]) -> Table:
    return Table(
        (name, *_FIGURES),
        [
            (each, say.whole(x.alpha), say.value(x.exact), say.value(x.overlapping), x.alpha.articles)
            for each, x in rows
        ],
    )
