"""Who says what stands between the marks, and whom a pronoun stands for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from annotate.records import Speaker
from annotate.text.claim import Claim
from annotate.text.quotation import Quotation

_HE_OR_SHE = frozenset(("he", "she", "il", "elle", "-il", "-elle", "-t-il", "-t-elle", "who"))
#: A pronoun is resolved only to a name that spoke at most this many characters before it.
_REACH = 1500


def speakers(
    text: str, quotations: Sequence[Quotation], claims: Sequence[Claim]
) -> tuple[Speaker | None, ...]:
    """For each quotation its speaker, None where the text names none.

    A quotation without an attribution of its own belongs to the last speaker of its paragraph, or of the one
    before when it begins its own; one that goes on over paragraphs has the speaker of any of them.
    """
    found: list[Speaker | None] = []
    previous: tuple[Quotation, Claim | None] | None = None
    for number, quotation in enumerate(quotations):
        claim = quotation.claim
        if claim is None:
            ahead = number
            while quotations[ahead].continued and ahead + 1 < len(quotations):
                ahead += 1
                claim = quotations[ahead].claim
                if claim is not None:
                    break
        if claim is None and previous is not None:
            between = text[previous[0].end : quotation.start]
            if "\n" not in between or _goes_on(text, quotation, between, previous[0]):
                claim = previous[1]
        if claim is None:
            claim = _leading_claim(text, quotation, claims)
        previous = (quotation, claim)
        found.append(speaker_of(text, claim, claims) if claim is not None else None)
    return tuple(found)


def _goes_on(text: str, quotation: Quotation, between: str, before: Quotation) -> bool:
    """Whether a quotation that makes up its whole paragraph follows a paragraph that the speaker ended."""
    return before.continued or (between.count("\n") <= 2 and _begins_line(text, quotation.start))


def _begins_line(text: str, position: int) -> bool:
    return text[:position].rpartition("\n")[2].strip() == ""


def _leading_claim(text: str, quotation: Quotation, claims: Sequence[Claim]) -> Claim | None:
    """The last attribution before it in its paragraph, or in the one before if it begins its own."""
    line = text.rfind("\n", 0, quotation.start) + 1
    if line == quotation.start:
        line = max(text.rfind("\n", 0, max(len(text[:line].rstrip()), 0)) + 1, 0)
    for claim in _before(claims, quotation.start):
        if claim.start < line:
            return None
        if claim.source is not None:
            return claim
    return None


def _before(claims: Sequence[Claim], position: int) -> Iterator[Claim]:
    """The claims that begin before a position, the nearest first."""
    for index in range(bisect_left(claims, position, key=lambda claim: claim.start) - 1, -1, -1):
        yield claims[index]


def speaker_of(text: str, claim: Claim, claims: Sequence[Claim]) -> Speaker | None:
    """The source of an attribution as a speaker; pronoun or surname resolved to the last fitting name."""
    if claim.source is None:
        return None
    start, end = claim.source
    mention = text[start:end]
    resolved = _resolved(text, claim, claims, mention)
    return Speaker(text=mention, start=start, end=end, resolved=resolved)


def _resolved(text: str, claim: Claim, claims: Sequence[Claim], mention: str) -> str | None:
    assert claim.source is not None
    single = len(mention.split()) == 1
    if not single:
        return None
    for earlier in _before(claims, claim.start):
        if earlier.source is None or earlier.source[0] >= claim.source[0] or earlier.pronoun:
            continue
        name = text[slice(*earlier.source)]
        if claim.pronoun:
            if mention.lower() not in _HE_OR_SHE or claim.source[0] - earlier.source[1] > _REACH:
                return None
            return _full(text, earlier, claims) if earlier.rung == "named" else None
        if claim.rung == "named" and len(name.split()) > 1 and name.endswith(f" {mention}"):
            return name
    return None


def _full(text: str, claim: Claim, claims: Sequence[Claim]) -> str:
    """The fullest form of a source's name."""
    assert claim.source is not None
    name = text[slice(*claim.source)]
    return _resolved(text, claim, claims, name) or name
