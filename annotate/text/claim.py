"""One claim handed to a source: made from the tokens of its phrase, and cut where the next claim begins."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.records import Rung, Stretch
from annotate.text.impersonal import Impersonal
from annotate.text.noun_phrase import Phrase, is_clitic
from annotate.text.rung import rung
from annotate.text.surroundings import Range, Surroundings

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


def attributed(
    around: Surroundings,
    told: Phrase,
    phrase: Phrase,
    at: Range,
    contents: tuple[Stretch, ...],
    *,
    spoken: bool = True,
) -> Claim:
    """The claim that the tokens `told` make, whose source is `phrase`."""
    tokens = around.tokens
    low = tokens.lows[phrase[0]]
    mention = tokens.starts[phrase[0]]
    if is_clitic(low):
        low = low.rsplit("-", 1)[-1]
        mention = tokens.ends[phrase[0]] - len(low)
    pronoun = phrase[1] == phrase[0] + 1 and low in around.kinds["pronoun"]
    named: Rung = "named" if pronoun else rung(tokens, phrase, at.first, around.words)
    return Claim(
        start=tokens.starts[told[0]],
        end=tokens.ends[told[1] - 1],
        rung="agentless" if low == "on" else named,
        source=(mention, tokens.ends[phrase[1] - 1]),
        pronoun=pronoun,
        contents=contents,
        spoken=spoken,
    )


def agentless(around: Surroundings, found: Impersonal | None, at: Range) -> Claim | None:
    """The claim of a phrase without a source; None where there is no such phrase."""
    if found is None:
        return None
    tokens = around.tokens
    begin = at.first if found.content is None else found.content
    content = around.trimmed(tokens.starts[begin], tokens.ends[at.last - 1])
    return Claim(
        start=tokens.starts[found.first],
        end=tokens.ends[found.last - 1],
        rung=found.rung,
        source=None,
        contents=(content,) if content else (),
    )


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
