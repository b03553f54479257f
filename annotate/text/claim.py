"""One claim handed to a source, and how the claims of a sentence share it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.records import Rung
from annotate.text.surroundings import Stretch

_JOINT = 12  # characters that may join two claims: ", while "


@dataclass(frozen=True, kw_only=True)
class Claim:
    """An attribution phrase at `start`–`end`, its source's mention, and the stretches it hands to it.

    `spoken` is False for a thought ("Varenia fears that …"): nobody said it, so the words stay the outlet's.
    """

    start: int
    end: int
    rung: Rung
    source: Stretch | None
    pronoun: bool = False
    contents: tuple[Stretch, ...] = ()
    spoken: bool = True


def cut(text: str, here: list[Claim]) -> Iterator[Claim]:
    """The claims of a sentence, each content ending before the comma that the next claim begins with."""
    for number, claim in enumerate(here):
        contents = []
        for start, end in claim.contents:
            for later in here[number + 1 :]:
                if later.start >= end:
                    break
                begin = max(start, later.start - _JOINT)
                before = text[begin : later.start].rstrip()
                bare = (
                    before.removesuffix("but").removesuffix("and").removesuffix("while").removesuffix("mais")
                )
                joined = later.start > claim.end and bare.rstrip().endswith((",", ";"))
                if joined and start < later.start:
                    end = begin + len(bare.rstrip(" ,;"))
            for earlier in here[:number]:
                if (
                    start <= earlier.start
                    and earlier.end <= end <= claim.start
                    and earlier.rung != "agentless"
                ):
                    start = min(earlier.end, end)
            if start < end:
                contents.append((start, end))
        yield replace(claim, contents=tuple(contents))
