"""Articles read and cleaned a batch at a time, in this process or in several."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from annotate.intake.clean import clean
from annotate.intake.raw import Raw
from annotate.intake.read import Part
from annotate.intake.refused import attempt
from annotate.records import Article, Refusal

BATCH = 32  #: files, or rows of a table, that are read and cleaned at once, and kept together


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """A raw article, its text left out, with what it was cleaned to: None where its bytes are known."""

    raw: Raw
    article: Article | None


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What is read together: all of one source. With it so many of the `expected` articles are `finished`."""

    unread: tuple[Part | Raw | Refusal, ...]
    finished: int


def batches(found: Iterable[Iterable[Part]]) -> Iterator[Batch]:
    """What there is to read of each source; the rows of a table are read here, and cleaned elsewhere."""
    for source in found:
        room: list[Part | Raw | Refusal] = []
        finished = 0
        for part in source:
            left = part.expected
            for each in part.read() if part.table else (part,):
                room.append(each)
                if left:
                    left, finished = left - 1, finished + 1
                if len(room) == BATCH:
                    yield Batch(unread=tuple(room), finished=finished)
                    room, finished = [], 0
            finished += left
        yield Batch(unread=tuple(room), finished=finished)


def cleaner(known: Collection[str]) -> Callable[[Batch], tuple[list[Cleaned | Refusal], int]]:
    """What a process does with a batch; bytes with a `known` digest are not cleaned again."""

    def work(batch: Batch) -> tuple[list[Cleaned | Refusal], int]:
        read = (raw for each in batch.unread for raw in (each.read() if isinstance(each, Part) else (each,)))
        return [raw if isinstance(raw, Refusal) else _cleaned(raw, known) for raw in read], batch.finished

    return work


def _cleaned(raw: Raw, known: Collection[str]) -> Cleaned | Refusal:
    article = None if raw.raw_sha256 in known else attempt(raw.source, lambda: clean(raw))
    return article if isinstance(article, Refusal) else Cleaned(raw=replace(raw, text=""), article=article)
