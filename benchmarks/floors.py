"""The floors under the tagger's quality: `data/floors.json`, how it is read, judged, changed and written.

A floor says what a figure was, on which file (by its digest), when, and by which command. A figure that
falls below its floor by more than the tolerance fails. Floors are raised by a command, and lowered only with
a reason, which is kept.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

TOLERANCE = 0.005  #: for what another build of the same pipeline may change
COMMAND = "make quality"


@dataclass(frozen=True, kw_only=True)
class Lowering:
    """A floor that was taken down: from where, to where, when (YYYY-MM-DD) and why."""

    before: float
    after: float
    date: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Floor:
    """What a figure (in [0, 1], higher is better) must not fall below, and where it comes from."""

    metric: str
    value: float
    tolerance: float
    corpus: str
    sha256: str
    date: str
    command: str = COMMAND
    lowered: tuple[Lowering, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What was measured, on which file."""

    metric: str
    value: float
    corpus: str
    sha256: str


def read(path: Path) -> Mapping[str, Floor]:
    """The floors in the file at `path`, by metric; none where there is no file."""
    if not path.exists():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))["floors"]
    floors = [Floor(**{**row, "lowered": tuple(Lowering(**each) for each in row["lowered"])}) for row in rows]
    return {floor.metric: floor for floor in floors}


def write(path: Path, floors: Mapping[str, Floor]) -> None:
    """Write `floors` to the file at `path`, in their order."""
    rows = [asdict(floor) for floor in floors.values()]
    path.write_text(json.dumps({"schema": 1, "floors": rows}, indent=1, ensure_ascii=False) + "\n", "utf-8")


def complaint(figure: Figure, floor: Floor | None) -> str | None:
    """What is wrong with a figure, and what to do; None where it stands on its floor or above."""
    if floor is None:
        return f"{figure.metric} has no floor yet: set it with --raise"
    if figure.sha256 != floor.sha256:
        return (
            f"{figure.metric}: {figure.corpus} is not the file that the floor was measured on (it changed). "
            f"It is {figure.value:.3f} now, the floor {floor.value:.3f}: --raise sets it anew where it is no "
            f'lower, --lower {figure.metric} --reason "…" where it is'
        )
    if figure.value < floor.value - floor.tolerance:
        return (
            f"{figure.metric} is {figure.value:.3f}, below its floor of {floor.value:.3f} (tolerance "
            f"{floor.tolerance}): mend what made it worse, or lower the floor with "
            f'--lower {figure.metric} --reason "…"'
        )
    return None


def raised(floors: Mapping[str, Floor], figures: Sequence[Figure], date: str) -> Mapping[str, Floor]:
    """The floors, each at its figure where that is higher, or where there was none. No floor sinks."""
    result = dict(floors)
    for each in figures:
        old = floors.get(each.metric)
        if old is None:
            result[each.metric] = _floor(each, date)
        elif each.value > old.value or (each.value == old.value and each.sha256 != old.sha256):
            result[each.metric] = replace(_floor(each, date), tolerance=old.tolerance, lowered=old.lowered)
    return result


def lowered(floors: Mapping[str, Floor], figure: Figure, date: str, reason: str) -> Mapping[str, Floor]:
    """The floors with one taken down to its figure. ValueError without a reason, or where nothing sank."""
    old = floors.get(figure.metric)
    if old is None or figure.value >= old.value:
        raise ValueError(f"{figure.metric} is not below its floor ({figure.value:.3f}): use --raise")
    if not reason.strip():
        raise ValueError(f"lowering {figure.metric} needs a reason that a later reader understands: --reason")
    note = Lowering(before=old.value, after=figure.value, date=date, reason=reason.strip())
    new = replace(_floor(figure, date), tolerance=old.tolerance, lowered=(*old.lowered, note))
    return {**floors, figure.metric: new}


def _floor(figure: Figure, date: str) -> Floor:
    return Floor(**asdict(figure), tolerance=TOLERANCE, date=date)
