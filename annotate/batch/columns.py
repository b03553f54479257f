"""The columns of batches: what is read of an article, and what is written of it.

Records become structs, field by field; offsets are code points into ``article.text``.
"""

import types
import typing
from dataclasses import is_dataclass
from typing import Any

import pyarrow as pa

from annotate.json_records import from_dict, to_dict
from annotate.records import VOICES, Article, Attribution, Publication, Tag, Tagged

#: the file of the input that a row is from, and its place there, from 0
WHERE = (("input", pa.string()), ("row", pa.int64()))
_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def arrow_type(hint: Any) -> pa.DataType:
    """The Arrow type of a field of a record."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if origin is typing.Literal:
        return pa.string()
    if origin in (types.UnionType, typing.Union):
        return arrow_type(next(each for each in arguments if each is not type(None)))
    if origin is tuple:
        return pa.list_(arrow_type(arguments[0]))
    assert is_dataclass(hint), f"{hint} has no Arrow type"
    return pa.struct([(name, arrow_type(each)) for name, each in typing.get_type_hints(hint).items()])


VOICE = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("voice", pa.string())])

#: A row of the output. Of a rejected one `error` says why, and what comes after it is empty.
SCHEMA = pa.schema(
    [
        *WHERE,
        ("error", pa.string()),
        ("publication", arrow_type(Publication)),
        ("article", arrow_type(Article)),
        ("tags", pa.list_(arrow_type(Tag))),
        ("denied", pa.list_(arrow_type(Tag))),
        ("attributions", pa.list_(arrow_type(Attribution))),
        ("words", pa.struct([(voice, pa.int64()) for voice in VOICES])),
        ("voices", pa.list_(VOICE)),
        ("versions", pa.string()),
    ]
)


def found_row(tagged: Tagged, publication: Publication, versions: str) -> dict[str, Any]:
    """What was found in an article, as the row has it; `versions` is as `Tagger.version` gives it."""
    return {
        "publication": to_dict(publication),
        "article": to_dict(tagged.article),
        "tags": [to_dict(each) for each in tagged.tags],
        "denied": [to_dict(each) for each in tagged.denied],
        "attributions": [to_dict(each) for each in tagged.attributions],
        "words": dict(tagged.words),
        "voices": [dict(zip(("start", "end", "voice"), each, strict=True)) for each in tagged.voices or ()],
        "versions": versions,
    }


def read_row(row: dict[str, Any]) -> tuple[Tagged, Publication, str]:
    """What `found_row` was made from. TypeError where the row was made by something else."""
    tagged = Tagged(
        article=from_dict(Article, row["article"]),
        tags=tuple(from_dict(Tag, each) for each in row["tags"]),
        denied=tuple(from_dict(Tag, each) for each in row["denied"]),
        attributions=tuple(from_dict(Attribution, each) for each in row["attributions"]),
        words=row["words"],
        voices=tuple((each["start"], each["end"], each["voice"]) for each in row["voices"]),
    )
    return tagged, from_dict(Publication, row["publication"]), row["versions"]
