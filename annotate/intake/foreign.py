"""Blocks in another language at the beginning or end of an article: banners of a site that copied it."""

import re
from collections.abc import Mapping, Sequence

from annotate.text.language import certainly, function_words

SHARE = 0.25  #: largest share of the page that may go: more is a translation, and stays
SHORTEST = 40  #: letters of the shortest block whose language is taken as certain
_QUOTES = re.compile('["“”«»„‹›‘]')
_QUOTED = re.compile('"[^"]*"|“[^”]*”?|«[^»]*»?|„[^“”]*[“”]?')
REASON = "other language"


def foreign(lines: Sequence[str], language: str) -> Mapping[int, str]:
    """Numbers of the lines of blocks that are certainly not in `language`, from either end inwards.

    A block is a run of lines without an empty one between; without empty lines each line is a block. Never
    inside quotation marks, and not after a colon: then the author quotes it.
    """
    if language == "und":
        return {}
    blocks = _blocks(lines)
    if len(blocks) < 2:
        return {}
    found = dict.fromkeys(_from_edge(lines, blocks, language), REASON)
    behind = _from_edge(lines, blocks[::-1], language)
    if behind and not _introduced(lines, blocks, min(behind)):
        found |= dict.fromkeys(behind, REASON)
    size = sum(len(lines[number]) for number in found)
    return found if size <= SHARE * sum(map(len, lines)) else {}


def _from_edge(lines: Sequence[str], blocks: Sequence[Sequence[int]], language: str) -> list[int]:
    taken: list[int] = []
    undecided: list[int] = []
    for block in blocks:
        text = " ".join(lines[number] for number in block)
        verdict = _is_foreign(text, language)
        if verdict is None:
            undecided += block
            continue
        if not verdict:
            break
        taken += [*undecided, *block]
        undecided = []
    return taken


def _is_foreign(text: str, language: str) -> bool | None:
    """None where the block is too short to tell."""
    marks = len(_QUOTES.findall(text))
    if marks and (text[0] in '"“«„‹‘' or marks % 2 or _quoted_share(text) > 0.3):
        return False
    if sum(map(str.isalpha, text)) < SHORTEST:
        return None if not function_words(text, language) else False
    return function_words(text, language) < 0.1 and certainly(text) not in (None, language)


def _quoted_share(text: str) -> float:
    return sum(len(match.group()) for match in _QUOTED.finditer(text)) / len(text)


def _introduced(lines: Sequence[str], blocks: Sequence[Sequence[int]], first: int) -> bool:
    before = [lines[block[-1]] for block in blocks if block[-1] < first]
    return bool(before) and before[-1].endswith(":")


def _blocks(lines: Sequence[str]) -> list[list[int]]:
    blocks: list[list[int]] = [[]]
    for number, line in enumerate(lines):
        if line:
            blocks[-1].append(number)
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    return blocks if len(blocks) > 2 else [[number] for block in blocks for number in block]
