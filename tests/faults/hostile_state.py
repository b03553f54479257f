"""Hostile files of a workspace: gold, settings, codebook, word lists, pages, models and the store itself."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

from annotate.packaged import packaged
from tests.faults import damage
from tests.faults.hostile import Hostile
from tests.faults.hostile_articles import TEXT

_GOLD: dict[str, Any] = {
    "id": "a",
    "group": "g",
    "text": TEXT,
    "spans": [[4, 17, "loaded_label"], [41, 56, "unattributed_claim"]],
    "labels": ["loaded_label", "unattributed_claim"],
}
_SPANS: tuple[Any, ...] = (
    *([[0]], [["a", "b", "c"]], [[-1, 3, "x"]], [[9, 3, "x"]], [[0, 10**9, "x"]], [[0, 10**30, "x"]], [None]),
    *(
        [[0.5, 3, "x"]],
        [[True, 3, "x"]],
        [[0, 3, None]],
        [[0, 3, ""]],
        [[0, 3, []]],
        [[39, 41, "loaded_label"]],
    ),
    *({"0": 3}, "spans", 3, [[0, 3, "x", "y"]], [{"start": 0, "end": 3, "label": "x"}]),
)
_SETTINGS = 'seed = 1\n[outlets]\n"example.org" = "The Example"\n[studio]\nproject = "News"\n[rules]\n'
_TOML = (
    *("1" * 5000, "0x" + "f" * 5000, "1e99999", "inf", "nan", "-1", "[" * 3000, "{a=" * 3000, "'x'", "'''\n"),
    *("1979-05-27T07:32:00Z", "true", '""', "[]", "{}", '"\\ud800"', '"\\u0000"'),
)
_LEXICON = (
    "# source: own words\n# licence: CC0\n# date: 2025-01-01\n# columns: term\npuppet regime\nbutchers\n"
)


def gold(draw: Random) -> Hostile:
    first = _GOLD | {"spans": draw.choice(_SPANS)} if draw.random() < 0.6 else _GOLD
    second = _GOLD | {"id": draw.choice(("a", "b", 1, None, []))}
    data = f"{damage.line(first, draw)}\n{json.dumps(second)}".encode("utf-8", "surrogatepass")
    words = ("evaluate", "--rules", "--on", "gold.jsonl", "--format", "json")
    return Hostile(kind="gold", path="gold.jsonl", data=_perhaps_damaged(data, draw), commands=(words,))


def settings(draw: Random) -> Hostile:
    odd = draw.choice(_TOML)
    places = (
        "seed",
        "encoder",
        "studio",
        "outlets.a",
        "rules.'a/b'",
        "thresholds.loaded_language",
        "studio.url",
    )
    text = f"{draw.choice(places)} = {odd}\n"
    if not text.startswith("seed"):
        text = f"seed = 1\n{text}"
    text = draw.choice((text, text, text, "seed = 1\n[a" + ".a" * 3000 + "]\n", "seed = 1\nseed = 2\n", ""))
    data = text.encode() if draw.random() < 0.7 else damage.damaged(_SETTINGS.encode(), draw)
    return Hostile(
        kind="settings", path="annotate.toml", data=data, commands=(("list",), ("doctor",)), named=False
    )


def codebook(draw: Random) -> Hostile:
    data = damage.damaged(packaged("guidelines.md").read_bytes(), draw)
    commands = (("labels",), ("scan", "sound.txt"), ("doctor",))
    return Hostile(kind="codebook", path="guidelines.md", data=data, commands=commands)


def word_list(draw: Random) -> Hostile:
    cells = "\t".join(map(str, damage.VALUES)).encode("utf-8", "replace")
    data = damage.damaged(_LEXICON.encode(), draw) if draw.random() < 0.7 else _LEXICON.encode() + cells
    name = draw.choice(("loaded_label", "loaded_label.en", "no_label", "loaded_label.xx"))
    path = f"data/lexicons/{name}.tsv"
    return Hostile(kind="word list", path=path, data=data, commands=(("scan", "sound.txt"), ("tag",)))


def pointer(draw: Random) -> Hostile:
    ids = (b"\xff\xfe\x00", b"../../etc\n", b"a" * 300, b"\x00", b"none", b"\n\n", damage.other(b"a", draw))
    commands = (("models", "list"), ("scan", "sound.txt", "--model", "current"), ("tag",), ("doctor",))
    return Hostile(
        kind="models/current", path="models/current", data=draw.choice(ids), commands=commands, named=False
    )


def manifest(draw: Random) -> Hostile:
    fields = {
        "schema": 1,
        "id": "aa",
        "made_at": "x",
        "labels": [],
        "thresholds": {},
        "metrics": {},
        "gate": {},
    }
    data = damage.line(fields, draw).encode("utf-8", "surrogatepass")
    commands = (("models", "list"), ("models", "show", "aa"), ("doctor",))
    return Hostile(kind="manifest", path="models/aa/manifest.json", data=data, commands=commands)


def there(kind: str, path: str, *commands: tuple[str, ...]) -> Callable[[Random], Hostile]:
    """A file that the workspace has already: it is damaged where it lies."""
    return lambda _: Hostile(kind=kind, path=path, data=b"", commands=commands)


def _perhaps_damaged(data: bytes, draw: Random) -> bytes:
    return damage.damaged(data, draw) if draw.random() < 0.2 else data
