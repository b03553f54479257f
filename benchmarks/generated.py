"""Articles to measure with: sentences of the samples, drawn anew, so that any number can be had.

Some outlets run a story that is another's with a sentence or two changed, as agencies' copy is.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from annotate.samples import samples

OUTLETS = ("The Sarel Beacon", "Meridian Wire", "The Lantern", "Orlo Post", "Varenia Today")
COPIES = 0.3  #: share of articles that are copies, as in corpora of news
SENTENCES = (10, 30)


@cache
def sentences() -> tuple[str, ...]:
    """The sentences that articles are made of."""
    found = [
        sentence
        for each in samples()
        if each.language == "en"
        for sentence in re.split(r"(?<=[.!?])\s+", each.text)
        if 30 < len(sentence) < 300 and "\n" not in sentence
    ]
    return tuple(found)


def texts(number: int, seed: int = 1) -> Iterator[str]:
    """So many texts; the first ones are the same whatever the number."""
    chance = Random(seed)
    before: list[list[str]] = []
    for place in range(number):
        if before and chance.random() < COPIES:
            text = list(chance.choice(before))
            for _ in range(2):
                text[chance.randrange(1, len(text))] = chance.choice(sentences())
        else:
            some = chance.sample(sentences(), chance.randint(*SENTENCES))
            text = [f"Report {place} from the town of {_name(chance)}", *some]
        before = [*before[-99:], text]
        yield text[0] + "\n\n" + "\n\n".join(" ".join(text[at : at + 3]) for at in range(1, len(text), 3))


def _name(chance: Random) -> str:
    return "".join(chance.choice("bdklmnrst") + chance.choice("aeiou") for _ in range(4)).title()


def write(place: Path, number: int) -> Path:
    """A table of them as JSON lines, with outlets and dates."""
    with place.open("w", encoding="utf-8") as file:
        for at, text in enumerate(texts(number)):
            row = {"text": text, "url": f"https://news.example/{at}", "outlet": OUTLETS[at % len(OUTLETS)]}
            file.write(json.dumps(row | {"published": f"2026-{at % 12 + 1:02}-01"}) + "\n")
    return place
