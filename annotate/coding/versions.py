"""Versions of a codebook: what changed between two, and no change of a used one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from annotate.coding.codebook import Codebook, LabelDefinition
from annotate.coding.examples import written
from annotate.errors import RefusedError


@dataclass(frozen=True, kw_only=True)
class Change:
    """What happened to one part of a label: the lines that went and the lines that came."""

    part: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LabelChange:
    """What happened to a label. `was` is its name in the older codebook where that differs.

    `stale` says that decisions made by the older definition do not hold for the newer one: the label was
    removed, merged out of several, or its digest differs. Another name or colour alone makes nothing stale.
    """

    label: str
    kind: Literal["added", "removed", "renamed", "merged", "changed"]
    stale: bool
    was: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


def diff(old: Codebook, new: Codebook) -> tuple[LabelChange, ...]:
    """What changed from `old` to `new`: labels of `new` in their order, then those that are gone."""
    found = []
    for label in new.labels:
        earlier = [each for each in old.labels if new.current(each.name) == label.name]
        if change := _change(earlier, label):
            found.append(change)
    gone = [each.name for each in old.labels if new.current(each.name) is None]
    return (*found, *(LabelChange(label=name, kind="removed", stale=True) for name in gone))


def check(codebook: Codebook, recorded: Mapping[str, Mapping[str, str]]) -> None:
    """Refuse a codebook that changed under a version already used.

    `recorded` has the label digests of every version used so far (`Store.codebooks`). RefusedError names the
    labels and the fix.
    """
    known = recorded.get(codebook.version)
    if known is None or known == codebook.digests:
        return
    named = sorted(codebook.digests.keys() | known.keys())
    what = [
        f"{name} was added" if name not in known
        else f"{name} is gone" if name not in codebook.digests
        else f"the definition of {name} changed"
        for name in named
        if known.get(name) != codebook.digests.get(name)
    ]  # fmt: skip
    raise RefusedError(
        f"{codebook.source} has changed since version {codebook.version} was used: {', '.join(what)}. Write "
        f"'Version: {next_version(codebook.version, recorded)}' at its top, or undo the change (see "
        f"`annotate labels --diff {codebook.version} {codebook.source}`)"
    )


def next_version(version: str, taken: Mapping[str, object]) -> str:
    """`version` with its last number counted up until nobody has used it."""
    *front, last = version.split(".")
    if not front:
        front, last = [last], "0"
    number = int(last) + 1
    while (proposal := ".".join([*front, str(number)])) in taken:
        number += 1
    return proposal


def _change(earlier: Sequence[LabelDefinition], label: LabelDefinition) -> LabelChange | None:
    if not earlier:
        return LabelChange(label=label.name, kind="added", stale=False)
    if len(earlier) > 1:
        return LabelChange(
            label=label.name, kind="merged", stale=True, was=tuple(each.name for each in earlier)
        )
    (old,) = earlier
    changes, stale = _changes(old, label), old.digest != label.digest
    if old.name != label.name:
        return LabelChange(label=label.name, kind="renamed", stale=stale, was=(old.name,), changes=changes)
    return LabelChange(label=label.name, kind="changed", stale=stale, changes=changes) if changes else None


def _changes(old: LabelDefinition, new: LabelDefinition) -> tuple[Change, ...]:
    pairs = zip(_parts(old).items(), _parts(new).values(), strict=True)
    return tuple(
        Change(
            part=part,
            removed=tuple(line for line in before if line not in after),
            added=tuple(line for line in after if line not in before),
        )
        for (part, before), after in pairs
        if before != after
    )


def _parts(label: LabelDefinition) -> dict[str, tuple[str, ...]]:
    return {
        "title": (label.title,),
        "definition": (label.definition,),
        "marking": tuple(label.marking.splitlines()),
        "questions": label.tests,
        "boundary": tuple(label.boundary.splitlines()),
        "examples": tuple(map(written, label.examples)),
        "counter-examples": tuple(map(written, label.counter_examples)),
        "key": (label.hotkey,),
        "colour": (label.color,),
        "threshold": (f"{label.threshold:g}",),
    }
