"""The same charged phrase again: two or more words with a loaded one among them, until they stick."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from annotate.rules.lexicon import Lexicon
from annotate.rules.rule import Match, Rule

if TYPE_CHECKING:
    from annotate.text.reading import Reading

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_LONGEST = 6  # words of a phrase
_FUNCTION = """
a an the this that these those its his her their our your my and or but of in on at to for from with by
as is are was were be been has have had it he she they we you i not no who which what than then so also will
would can could
le la les l un une des de du d et ou mais à au aux en dans sur par pour avec que qui qu ne pas se s son sa ses
leur leurs ce cet cette ces il elle ils elles on nous vous est sont était étaient a ont
"""
FUNCTION_WORDS = frozenset(_FUNCTION.split())


class _Phrase(NamedTuple):
    start: int
    end: int
    words: tuple[str, ...]


def repetition_rule(label: str, kind: str, *, lexicons: tuple[Lexicon, ...], least: int) -> Rule:
    """A rule that proposes a charged phrase that an article uses `least` times, each use but the first.

    A phrase is two to six words of one sentence, begins and ends with a word of content, and holds a term of
    `lexicons`. Of phrases that hold one another the longer counts. The headline counts as an occurrence.
    """

    def find(reading: "Reading", _: int) -> Iterator[Match]:
        uses: dict[tuple[str, ...], list[_Phrase]] = defaultdict(list)
        for phrase in _phrases(reading, lexicons):
            uses[phrase.words].append(phrase)
        taken: set[int] = set()  # characters of phrases that were counted
        for words, phrases in sorted(uses.items(), key=lambda each: (-len(each[0]), each[1][0].start)):
            free = [phrase for phrase in phrases if taken.isdisjoint(range(phrase.start, phrase.end))]
            if len(free) < least:
                continue
            taken.update(*(range(phrase.start, phrase.end) for phrase in free))
            for phrase in free[1:]:
                cue = reading.text[phrase.start : phrase.end]
                reason = (
                    f"“{' '.join(words)}” stands {len(free)} times in this article: repeated until it sticks."
                )
                yield Match(start=phrase.start, end=phrase.end, cue=cue, reason=reason)

    return Rule(
        id=f"{label}/{kind}",
        find=find,
        reason="the same charged phrase is repeated until it sticks",
        languages=tuple(sorted({lexicon.language for lexicon in lexicons if lexicon.language is not None})),
        triggers=frozenset().union(*(lexicon.triggers for lexicon in lexicons)),
        scope="article",
    )


def _phrases(reading: "Reading", lexicons: tuple[Lexicon, ...]) -> Iterator[_Phrase]:
    language = reading.article.language
    for opening, closing in reading.sentences:
        sentence = reading.text[opening:closing]
        hits = [
            (hit.start, hit.end)
            for lexicon in lexicons
            if lexicon.language == language
            for hit in lexicon.find(sentence)
        ]
        if not hits:
            continue
        words = [(match.start(), match.end(), _norm(match[0])) for match in _WORD.finditer(sentence)]
        for first, (start, _, opener) in enumerate(words):
            if opener in FUNCTION_WORDS:
                continue
            for last in range(first + 1, min(first + _LONGEST, len(words))):
                end, closer = words[last][1], words[last][2]
                if re.search(r"[,;:.!?()\n—–]", sentence[words[last - 1][1] : words[last][0]]):
                    break
                if closer not in FUNCTION_WORDS and any(start <= a and b <= end for a, b in hits):
                    text = tuple(word for _, _, word in words[first : last + 1])
                    yield _Phrase(opening + start, opening + end, text)


def _norm(word: str) -> str:
    return re.sub(r"[’']s?$", "", word.lower()).replace("’", "'")
