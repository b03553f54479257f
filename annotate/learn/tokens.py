"""The tokens of an article and what the parser says of each: the part of learning that costs most.

Kept on disk by what they were made from, so that an article is parsed once and not in every training.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from annotate.files import write
from annotate.records import digest
from annotate.text.reading import Reading, parse

Numbers = npt.NDArray[np.int32]
Strings = npt.NDArray[np.str_]

_ATTRIBUTES: list[int | str] = [
    "IS_SPACE",
    "IDX",
    "LENGTH",
    "HEAD",
    "LOWER",
    "LEMMA",
    "POS",
    "TAG",
    "DEP",
]  #: spaCy's names
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
    def of(cls, reading: Reading, cache: Path | None = None) -> "Tokens":
        """The tokens of `reading`; parsed, or read from the folder `cache` if they are kept there."""
        kept = None if cache is None else _place(cache, reading)
        if kept is not None and (found := cls._read(kept)) is not None:
            return found
        tokens = cls._parsed(reading)
        if kept is not None:
            tokens._write(kept)
        return tokens

    @classmethod
    def _parsed(cls, reading: Reading) -> "Tokens":
        reading.parse(range(len(reading.sentences)))
        columns: dict[str, list[Any]] = {field.name: [] for field in fields(cls)}
        for number, (begin, _) in enumerate(reading.sentences):
            doc = reading.doc(number)
            table = doc.to_array(_ATTRIBUTES)  # one call a sentence: token by token takes three times as long
            words = np.flatnonzero(table[:, 0] == 0)
            _, idx, length, head, lower, lemma, pos, tag, dep = table[words].T
            first = len(columns["start"])
            place = np.full(len(table), -1, dtype=np.int64)
            place[words] = np.arange(first, first + len(words))
            heads = place[words + head.astype(np.int64)]
            start = begin + idx.astype(np.int64)
            strings = doc.vocab.strings
            columns["start"] += start.tolist()
            columns["end"] += (start + length.astype(np.int64)).tolist()
            columns["sentence"] += [number] * len(words)
            columns["head"] += np.where(heads < 0, place[words], heads).tolist()
            columns["lemma"] += [
                strings[each].lower() for each in np.where(lemma == 0, lower, lemma).tolist()
            ]
            for name, values in (("pos", pos), ("tag", tag), ("dep", dep)):
                columns[name] += [strings[each] for each in values.tolist()]
        whole = ("start", "end", "sentence", "head")
        arrays: dict[str, Any] = {
            name: np.array(column, dtype=np.int32 if name in whole else np.str_)
            for name, column in columns.items()
        }
        return cls(**arrays)

    @classmethod
    def _read(cls, path: Path) -> "Tokens | None":
        try:
            with np.load(path, allow_pickle=False) as arrays:
                return cls(**{field.name: arrays[field.name] for field in fields(cls)})
        except Exception:  # every way in which a damaged file can be wrong
            return None  # parse again

    def _write(self, path: Path) -> None:
        with suppress(OSError):  # a full or read-only disk: it is only parsed again
            path.parent.mkdir(parents=True, exist_ok=True)
            content = BytesIO()
            np.savez(content, **{field.name: getattr(self, field.name) for field in fields(self)})
            write(path, content.getvalue())


def parse_unkept(readings: Sequence[Reading], cache: Path | None = None) -> None:
    """Parse together what `Tokens.of` would parse article by article: what is not kept in `cache`."""
    missing = [each for each in readings if cache is None or not _place(cache, each).exists()]
    for pipeline in {each.pipeline for each in missing}:
        parse((each, range(len(each.sentences))) for each in missing if each.pipeline is pipeline)


def _place(cache: Path, reading: Reading) -> Path:
    pipeline, text = reading.pipeline, reading.article.text_sha256
    key = digest("tokens", LAYOUT, text, pipeline.name, pipeline.version, *reading.sentences)
    return cache / f"{key}.npz"
