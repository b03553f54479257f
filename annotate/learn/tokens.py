"""The tokens of an article and what the parser says of each: the part of learning that costs most.

Kept on disk by what they were made from, so that an article is parsed once and not in every training.
"""

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from annotate.records import digest

if TYPE_CHECKING:
    from annotate.text.reading import Reading

Numbers = npt.NDArray[np.int32]
Strings = npt.NDArray[np.str_]

LAYOUT = 1  #: version of the arrays below; part of the name under which they are kept


@dataclass(frozen=True, kw_only=True, eq=False)
class Tokens:
    """One entry per token that is not white space, in the order of the text.

    `start` and `end` are code points of the article, `sentence` the index of its sentence, `head` the index
    in these arrays of its syntactic head (its own for a root). Where the language has no parser, `lemma` is
    the lower-case word and `pos`, `tag` and `dep` are empty.
    """

    start: Numbers
    end: Numbers
    sentence: Numbers
    head: Numbers
    lemma: Strings
    pos: Strings
    tag: Strings
    dep: Strings

    def __len__(self) -> int:
        return len(self.start)

    @classmethod
    def of(cls, reading: "Reading", cache: Path | None = None) -> "Tokens":
        """The tokens of `reading`; parsed, or read from the folder `cache` if they are kept there."""
        kept = None if cache is None else cache / f"{_key(reading)}.npz"
        if kept is not None and (found := cls._read(kept)) is not None:
            return found
        tokens = cls._parsed(reading)
        if kept is not None:
            tokens._write(kept)
        return tokens

    @classmethod
    def _parsed(cls, reading: "Reading") -> "Tokens":
        reading.parse(range(len(reading.sentences)))
        rows: list[tuple[Any, ...]] = []
        for number, (begin, _) in enumerate(reading.sentences):
            place: dict[int, int] = {}
            words = [token for token in reading.doc(number) if not token.is_space]
            place = {token.i: len(rows) + at for at, token in enumerate(words)}
            for token in words:
                start = begin + token.idx
                rows.append(
                    (
                        start,
                        start + len(token.text),
                        number,
                        place.get(token.head.i, place[token.i]),
                        (token.lemma_ or token.lower_).lower(),
                        token.pos_,
                        token.tag_,
                        token.dep_,
                    )
                )
        columns = list(zip(*rows, strict=True)) if rows else [()] * 8
        arrays: dict[str, Any] = {
            field.name: np.array(column, dtype=np.int32 if at < 4 else np.str_)
            for at, (field, column) in enumerate(zip(fields(cls), columns, strict=True))
        }
        return cls(**arrays)

    @classmethod
    def _read(cls, path: Path) -> "Tokens | None":
        try:
            with np.load(path, allow_pickle=False) as arrays:
                return cls(**{field.name: arrays[field.name] for field in fields(cls)})
        except (OSError, ValueError, KeyError, BadZipFile):
            return None  # not kept, or half written by a run that was killed: parse again

    def _write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".{os.getpid()}.{path.name}")
        np.savez(half, **{field.name: getattr(self, field.name) for field in fields(self)})
        half.rename(path)


def _key(reading: "Reading") -> str:
    pipeline = reading.pipeline
    return digest(
        "tokens", LAYOUT, reading.article.text_sha256, pipeline.name, pipeline.version, *reading.sentences
    )
