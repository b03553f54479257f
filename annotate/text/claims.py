"""Claims handed to a source: "X said that …", "…, added X", "according to X", each with source and content.

The inner form of `annotate.records.Attribution`, found from tokens, word lists and quotation marks alone.
"""

from collections.abc import Iterator, Sequence

from annotate.languages.language import Language
from annotate.records import Stretch
from annotate.text import impersonal, source
from annotate.text.claim import Claim, agentless, attributed, cut
from annotate.text.hearsay import once_sourced
from annotate.text.marks import Pair
from annotate.text.noun_phrase import phrase_after, phrase_before, with_name
from annotate.text.surroundings import Range, Surroundings
from annotate.text.verb_claims import VerbClaims

#: tokens read as one sentence; text without stops is read in pieces, so that time stays linear
_LONGEST = 400


def claims(
    text: str, language: Language, sentences: Sequence[Stretch], pairs: Sequence[Pair]
) -> tuple[Claim, ...]:
    """All claims of `text`, by start; of two whose phrases overlap the first found stays."""
    finder = _Finder(Surroundings(text, language, pairs))
    starts = finder.around.tokens.starts
    found: list[Claim] = []
    last = 0
    for start, end in sentences:
        first = last
        while first < len(starts) and starts[first] < start:
            first += 1
        last = first
        while last < len(starts) and starts[last] < end:
            last += 1
        for piece in range(first, last, _LONGEST):
            found += finder.sentence(Range(first=piece, last=min(piece + _LONGEST, last)))
    return tuple(found)


class _Finder:
    """The ways a sentence can hand a claim to somebody."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.tokens = around.tokens
        self.words = around.words
        self.kinds = around.kinds
        self.by_verb = VerbClaims(around)
        self.triggers = impersonal.triggers(around.tokens, around.words)

    def sentence(self, at: Range) -> Iterator[Claim]:
        """The claims of one sentence, by start."""
        lows, verbs = self.tokens.lows, self.words.verbs
        here: list[Claim] = []
        for i in range(at.first, at.last):
            low = lows[i]
            claim = self.by_verb.claim(i, verbs[low], at, here) if low in verbs else None
            if claim is None and low in self.triggers:
                claim = self._without_verb(i, at)
            if claim is not None and all(claim.end <= each.start or each.end <= claim.start for each in here):
                here.append(claim)
        if not here or lows[at.last - 1] == ":":
            here += self._by_colon(at, here)
        here = once_sourced(self.around, sorted(here, key=lambda claim: claim.start))
        yield from cut(self.around.text, here)

    def _without_verb(self, i: int, at: Range) -> Claim | None:
        """The claim without a verb: "according to X", "reportedly", "there are claims that"."""
        tokens, around = self.tokens, self.around
        found = impersonal.according(tokens, i, at)
        if found is None:
            return agentless(around, impersonal.other(tokens, i, at, self.words), at)
        start, begin = found
        phrase = phrase_after(tokens, begin, at.last, loose=True)
        if phrase is None or tokens.lows[phrase[0]] in self.kinds["first_person"]:
            return None
        phrase = with_name(tokens, phrase, at.last)
        left = around.before(start, at)
        right = around.trimmed(tokens.ends[phrase[1] - 1], tokens.ends[at.last - 1])
        comma = phrase[1] < at.last and tokens.lows[phrase[1]] == ","
        contents = left + ((right,) if right is not None and (comma or not left) else ())
        return attributed(around, (start, phrase[1]), phrase, at, contents)

    def _by_colon(self, at: Range, here: list[Claim]) -> Iterator[Claim]:
        """The claim of a colon before a quotation: "The governor was blunt: “No.”"."""
        tokens, around = self.tokens, self.around
        for j in range(at.first + 1, at.last):
            if tokens.lows[j] != ":" or not around.opens_at(tokens.ends[j]):
                continue
            if here and here[-1].start > tokens.starts[at.first] and here[-1].end >= tokens.starts[j] - 30:
                continue
            near = phrase_before(tokens, j, at.first, self.words)
            short = near is None or near[1] - near[0] < 2 or tokens.lows[near[0]] in self.kinds["definite"]
            if near is None or short or not any(map(tokens.capital, range(*near))):
                near = around.subject(j, at) or near
            if near is not None and source.plausible(tokens, near, self.words):
                claim = attributed(around, near, near, at, ())
                if all(claim.end <= each.start or each.end <= claim.start for each in here):
                    yield claim
                return
