"""Who codes what: drawn at random from a seed, so that shares are right and nobody has a say in it.

Every choice depends on a number that seed and names decide, never on the order of what is given. Each
share is spread evenly over what was chosen before it (doubly coded, blind, coder, again), so that for
instance a tenth of the doubly coded articles is blind, and not by luck none. What was given before stays: a
further draw makes shares right for both together, and shares its own articles out evenly.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from annotate.records import Purpose, sha256
from annotate.team import Assigned, Assignment, Design

T = TypeVar("T")


def draw(
    articles: Mapping[str, Sequence[str]], run: Assignment, given: Sequence[Assigned] = ()
) -> tuple[Assigned, ...]:
    """Share out the `articles` (the ids of their tags, by article id) among the coders of `run`.

    `given` is what counts of earlier draws, of other articles. Each article goes to one coder, the doubly
    coded ones to `design.times`, or to all where there are fewer.
    """
    design, seed = run.design, run.seed
    before = {each.article_id: each for each in given if each.purpose == "coding"}
    coded_by = Counter(each.article_id for each in given if each.purpose == "coding")
    shuffled = _by_chance(articles, seed, "article")
    share = len(before), len(shuffled)
    doubled = set(shuffled[: _due(design.double, *share, sum(number > 1 for number in coded_by.values()))])
    strata = sorted(shuffled, key=lambda name: name not in doubled)
    blind = set(_spread(strata, _due(design.blind, *share, sum(each.blind for each in before.values()))))
    strata.sort(key=lambda name: (name not in doubled, name not in blind))
    rows = []
    load, before_load = Counter[str](), _load(given)
    for name in strata:
        times = design.times if name in doubled else 1
        for coder in _least(run.coders, load, before_load, seed, name)[:times]:
            load[coder] += 1
            rows.append(
                Assigned(
                    assignment=run.id,
                    article_id=name,
                    coder=coder,
                    purpose="coding",
                    position=0,
                    blind=name in blind,
                    hidden=() if name in blind else hidden(articles[name], coder, name, design, seed),
                    sampled_by="all" if run.cut is None else "random",
                )
            )
    return _in_order(rows, given, design, seed)


def handed_over(
    leaver: str,
    given: Sequence[Assigned],
    finished: Collection[tuple[str, str, Purpose]],
    others: Collection[str],
    articles: Mapping[str, Sequence[str]],
    run: Assignment,
) -> tuple[Assigned, ...]:
    """What a coder who leaves has not `finished` (keys): withdrawn, and given to `others` by `run`.

    An article goes to one who does not have it yet; where everybody has, it is coded by one person less. What
    the leaver was to code again is nobody else's.
    """
    design, seed = run.design, run.seed
    left = [each for each in given if each.coder == leaver and each.key not in finished]
    staying = [each for each in given if each.coder != leaver]
    has = {(each.article_id, each.coder) for each in given}
    load, rows = _load(staying), []
    coding = [each for each in left if each.purpose == "coding"]
    for each in sorted(
        coding, key=lambda each: (not each.blind, _chance(seed, "hand over", each.article_id))
    ):
        name = each.article_id
        free = [coder for coder in others if (name, coder) not in has]
        for coder in _least(free, load, Counter(), seed, name)[:1]:
            load[coder] += 1
            seen = () if each.blind else hidden(articles.get(name, ()), coder, name, design, seed)
            rows.append(replace(each, assignment=run.id, coder=coder, hidden=seen))
    return (
        *(replace(each, withdrawn=True) for each in left),
        *_in_order(rows, staying, design, seed),
    )


def hidden(tags: Sequence[str], coder: str, article: str, design: Design, seed: int) -> tuple[str, ...]:
    """The tags of an article that are hidden from a coder: a share of them, rounded up or down by chance.

    So each tag is hidden with the probability that the design says, in a short article too.
    """
    number = math.floor(len(tags) * design.hide + _chance(seed, "share", coder, article))
    return tuple(sorted(_by_chance(tags, seed, "hide", coder)[:number]))


def _in_order(
    rows: Iterable[Assigned], given: Sequence[Assigned], design: Design, seed: int
) -> tuple[Assigned, ...]:
    """New rows in each coder's random order, behind what the coder has, with the ones to be coded again."""
    found: list[Assigned] = []
    by_coder: dict[str, list[Assigned]] = {}
    for each in rows:
        by_coder.setdefault(each.coder, []).append(each)
    for coder, mine in sorted(by_coder.items()):
        had = Counter(each.purpose for each in given if each.coder == coder)
        twice = _spread(
            sorted(mine, key=lambda each: (each.blind, _chance(seed, "again", coder, each.article_id))),
            _due(design.again, had["coding"], len(mine), had["again"]),
        )
        for purpose, part in (("coding", mine), ("again", twice)):
            ranked = sorted(part, key=lambda each: _chance(seed, purpose, "order", coder, each.article_id))
            places = [each.position for each in given if (each.coder, each.purpose) == (coder, purpose)]
            start = max(places, default=-1) + 1
            found += [
                replace(each, purpose=purpose, position=start + place)  # type: ignore[arg-type]
                for place, each in enumerate(ranked)
            ]
    return tuple(found)


def _due(share: float, before: int, new: int, had: int) -> int:
    """How many of `new` ones make the share right for these and those `before`, of which `had` were taken.

    Where the share was another one before, the new ones have their own.
    """
    wanted = math.floor(share * (before + new) + 0.5) - had
    return min(max(wanted, math.floor(share * new)), math.ceil(share * new))


def _spread(items: Sequence[T], number: int) -> list[T]:
    """So many of the items, at even distances."""
    places = [math.floor(at * number / len(items) + 0.5) for at in range(len(items) + 1)] if items else [0]
    return [each for at, each in enumerate(items) if places[at + 1] > places[at]]


def _least(
    coders: Collection[str], load: Counter[str], before: Counter[str], seed: int, article: str
) -> list[str]:
    """The coders, those with the least to do first; among equals chance decides."""
    return sorted(
        coders, key=lambda coder: (load[coder], before[coder], _chance(seed, "coder", article, coder))
    )


def _load(rows: Iterable[Assigned]) -> Counter[str]:
    return Counter(each.coder for each in rows if each.purpose == "coding")


def _by_chance(names: Iterable[str], seed: int, *what: str) -> list[str]:
    return sorted(names, key=lambda name: (_chance(seed, *what, name), name))


def _chance(seed: int, *parts: str) -> float:
    """A number in [0, 1) that depends on nothing but the seed and what it is for."""
    return int(sha256("\x1f".join(("assign", str(seed), *parts)))[:13], 16) / 16.0**13
