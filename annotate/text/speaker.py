"""Who says what stands between the marks, and whom a pronoun stands for."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from annotate.records import Speaker
from annotate.text.claim import Claim
from annotate.text.quotation import Quotation

_HE_OR_SHE = frozenset(("he", "she", "il", "elle", "-il", "-elle", "-t-il", "-t-elle", "who"))
#: A pronoun is resolved only to a name that spoke at most this many characters before it.
_REACH = 1500


class Sources:
    """The sources that an article names, to look up whom a pronoun or a surname stands for.

    `claims` are in order. Looking one up takes no longer in a long article than in a short one.
    """

    def __init__(self, text: str, claims: Sequence[Claim]) -> None:
        self.text = text
        self.claims = [claim for claim in claims if claim.source is not None]
        self._by_surname: dict[str, list[Claim]] = {}
        for claim in self.claims:
            given, _, surname = self._mention(claim).rpartition(" ")
            if given.strip() and not claim.pronoun:
                self._by_surname.setdefault(surname, []).append(claim)

    def speaker(self, claim: Claim) -> Speaker | None:
        """The source of an attribution; a pronoun or a surname resolved to the last fitting name."""
        if claim.source is None:
            return None
        start, end = claim.source
        return Speaker(text=self.text[start:end], start=start, end=end, resolved=self._resolved(claim))

    def _mention(self, claim: Claim) -> str:
        return self.text[slice(*claim.source)] if claim.source is not None else ""

    def _resolved(self, claim: Claim) -> str | None:
        mention = self._mention(claim)
        if len(mention.split()) != 1:
            return None
        if claim.pronoun:
            return self._named(claim) if mention.lower() in _HE_OR_SHE else None
        namesakes = self._by_surname.get(mention, ()) if claim.rung == "named" else ()
        earlier = next(_earlier(namesakes, claim), None)
        return self._mention(earlier) if earlier is not None else None

    def _named(self, pronoun: Claim) -> str | None:
        """The fullest form of the name that spoke last before a pronoun, if that was not long ago."""
        assert pronoun.source is not None
        for earlier in _earlier(self.claims, pronoun):
            assert earlier.source is not None
            if pronoun.source[0] - earlier.source[1] > _REACH:
                return None
            if not earlier.pronoun:
                return self._resolved(earlier) or self._mention(earlier) if earlier.rung == "named" else None
        return None


def _earlier(claims: Sequence[Claim], claim: Claim) -> Iterator[Claim]:
    """Those of the claims that have a source before that of `claim`, the nearest first."""
    assert claim.source is not None
    for each in _before(claims, claim.start):
        if each.source is not None and each.source[0] < claim.source[0]:
            yield each


def speakers(quotations: Sequence[Quotation], sources: Sources) -> tuple[Speaker | None, ...]:
    """For each quotation its speaker, None where the text names none.

    A quotation without an attribution of its own belongs to the last speaker of its paragraph, or of the one
    before when it begins its own; one that goes on over paragraphs has the speaker of any of them.
    """
    text = sources.text
    lines = [hit.start() for hit in re.finditer("\n", text)]
    own = _own_claims(quotations)
    found: list[Speaker | None] = []
    previous: tuple[Quotation, Claim | None] | None = None
    for number, quotation in enumerate(quotations):
        claim = own[number]
        if claim is None and previous is not None:
            between = text[previous[0].end : quotation.start]
            if "\n" not in between or _goes_on(text, quotation, between, previous[0]):
                claim = previous[1]
        if claim is None:
            claim = _leading_claim(text, quotation, sources.claims, lines)
        previous = (quotation, claim)
        found.append(sources.speaker(claim) if claim is not None else None)
    return tuple(found)


def _own_claims(quotations: Sequence[Quotation]) -> list[Claim | None]:
    """For each quotation the attribution that stands with it, or with those that it goes on in."""
    own: list[Claim | None] = []
    for quotation in reversed(quotations):
        ahead = own[-1] if own and quotation.continued else None
        own.append(quotation.claim or ahead)
    return own[::-1]


def _goes_on(text: str, quotation: Quotation, between: str, before: Quotation) -> bool:
    """Whether a quotation that makes up its whole paragraph follows a paragraph that the speaker ended."""
    return before.continued or (between.count("\n") <= 2 and _begins_line(text, quotation.start))


def _begins_line(text: str, position: int) -> bool:
    return not text[text.rfind("\n", 0, position) + 1 : position].strip()


def _leading_claim(
    text: str, quotation: Quotation, claims: Sequence[Claim], lines: Sequence[int]
) -> Claim | None:
    """The last attribution before it in its paragraph, or in the one before if it begins its own.

    `claims` are those with a source, `lines` is where each line of the text ends.
    """
    number = bisect_left(lines, quotation.start) - 1
    if number >= 0 and lines[number] + 1 == quotation.start:
        number -= 1
        while number >= 0 and not text[lines[number] : lines[number + 1]].strip():
            number -= 1
    line = lines[number] + 1 if number >= 0 else 0
    claim = next(_before(claims, quotation.start), None)
    return claim if claim is not None and claim.start >= line else None


def _before(claims: Sequence[Claim], position: int) -> Iterator[Claim]:
    """The claims that begin before a position, the nearest first."""
    for index in range(bisect_left(claims, position, key=lambda claim: claim.start) - 1, -1, -1):
        yield claims[index]
