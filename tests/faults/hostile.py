"""A hostile file: what it is, where it is put, and which commands read it there."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """`data` goes to `path` in a workspace; then `commands` read it.

    `named`: where one of them refuses its input, it must be this file that it names.
    """

    kind: str
    path: str
    data: bytes
    commands: tuple[tuple[str, ...], ...]
    named: bool = True
