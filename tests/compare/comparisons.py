"""Articles of made-up outlets to compare, and their comparison."""

from collections.abc import Mapping, Sequence
from typing import Any

from annotate.compare.comparison import Choices, Comparison, Side, compare
from annotate.compare.entry import Entry
from annotate.compare.gold import Offer
from annotate.records import Publication
from annotate.report.counts import Count
from tests.report.examples import CODEBOOK
from tests.report.summaries import SCRIPT

LABEL = "loaded_label"
RANDOM = Offer(reviewed=True, sampled_by="random", probability=0.5)


def publication(outlet: str | None, published: str | None, article_id: str = "") -> Publication:
    return Publication(
        article_id=article_id,
        source=f"{outlet}/{published}",
        outlet=outlet,
        published=published,
        raw_sha256="",
        cleaner_version="7",
    )


def made(name: str, *appeared: tuple[str | None, str | None], count: int = 1, **fields: Any) -> Entry:
    """An article of 500 words with `count` proposals of one label."""
    values: dict[str, Any] = {
        "title": f"Title {name}",
        "language": "en",
        "words": 500,
        "proposed": {LABEL: count},
        "surrogate": {LABEL: count},
        "rules_version": "r1",
    }
    values |= fields
    return Entry(
        article_id=name,
        publications=tuple(publication(outlet, published, name) for outlet, published in appeared),
        **({"own": {label: own(values, label) for label in (LABEL, *values["proposed"])}} | values),
    )


def own(values: Mapping[str, Any], label: str) -> Count:
    """What the article's page counts of a label: each occurrence in words of its own."""
    reviewed = bool(values.get("reviewers"))
    proposed = values["proposed"].get(label, 0)
    approved = values.get("approved", {}).get(label) if reviewed else None
    few, most = values.get("disputed", {}).get(label, (approved, approved))
    return Count(
        proposed=proposed,
        approved=few,
        approved_max=most,
        disputed=None if few is None else most - few,
        headline=0,
        headline_max=0,
        wordings=(few or 0) if reviewed else proposed,
        wordings_max=(most or 0) if reviewed else proposed,
        words=values["words"],
        basis="reviewed" if reviewed else "proposed",
        searched=label not in values.get("unsearched", ()),
    )


def compared(entries: Sequence[Entry], stories: Mapping[str, str] | None = None, **how: Any) -> Comparison:
    own = {each.article_id: each.article_id for each in entries}
    settings: dict[str, Any] = {"labels": (LABEL,), "seed": 1, "replicates": 200}
    return compare(entries, own | dict(stories or {}), CODEBOOK, Choices(**(settings | how)))


def many(outlet: str, stories: int, *, count: int = 1, gold: int = 0, **fields: Any) -> list[Entry]:
    """Stories of an outlet, of which the first `gold` were drawn at random and approved as proposed."""
    return [
        made(
            f"{outlet}{i}",
            (outlet, "2025-03-01"),
            count=count + i % 2,
            **(
                {"offer": RANDOM, "approved": {LABEL: count + i % 2}, "reviewers": ("r-1",)}
                if i < gold
                else {}
            ),
            **fields,
        )
        for i in range(stories)
    ]


def side(of: Comparison, name: str) -> Side:
    (found,) = (each for each in of.sides if each.name == name)
    return found


def ordinary() -> Comparison:
    return compared(many("A", 20, gold=10) + many("B", 20, count=9, gold=10) + many("C", 4), labels=())


def hostile() -> Comparison:
    outlet, other = f'{SCRIPT}" onload="alert(2)', "غرفة الأخبار" + "ا" * 60
    entries = many(outlet, 12, gold=10) + many(other, 12, gold=10)
    odd = made("x", (outlet, "2025-03-03"), title=f"{SCRIPT}\x00\x1b[31m", words=0, count=0)
    return compared([*entries, odd])
