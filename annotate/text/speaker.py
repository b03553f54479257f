"""Who says what stands between the marks, and whom a pronoun stands for."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from annotate.languages.language import Language
from annotate.records import Speaker
from annotate.text.claim import Claim
from annotate.text.quotation import Quotation

#: A pronoun is resolved only to a name that spoke at most this many characters before it.
_REACH = 1500
#: What an answer in an interview begins with: "Ida Lund: …", but not "A: …".
_LABEL = re.compile(
    r"(?!(?:A|R|Answer|ANSWER|Réponse|RÉPONSE)\b)(?P<who>[A-ZÀ-Þ][\w.’'-]*(?: [\w.’'-]+){0,4})\s?:\s"
)
#: The line under a block quotation that says whose it is: "— Ida Lund, mayor of Tolme".
_PART = r"(?:[A-ZÀ-Þ][\w.’'-]*|de|du|von|van|al|bin|of|the|la|le)"
_SIGNATURE = re.compile(
    rf"(?P<dash>[—–―-]{{1,2}} ?)?(?P<name>{_PART}(?: {_PART}){{0,5}})"
    r"(?: ?[,(|][^.!?\n]{1,80}| (?:on |le )?[A-Z]?[a-zé]* ?\d[^\n]{0,30})?\.?$",
    re.MULTILINE,
)
_FULL_NAME = re.compile(rf"\n\n?[—–―] ?{_PART}(?: {_PART})+(?:,|\.?$)", re.MULTILINE)


class Sources:
    """The sources that an article names, to look up whom a pronoun or a surname stands for.

    `claims` are in order. Looking one up takes no longer in a long article than in a short one.
    """

    def __init__(self, text: str, claims: Sequence[Claim], language: Language) -> None:
        self.text = text
        self.language = language
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
        if mention.lower() == "it":
            return self._came_forward(claim)
        if claim.pronoun and mention.lower() in self.language.kinds["he_or_she"]:
            return self._came_forward(claim) or self._named(claim)
        if claim.pronoun:
            return None
        namesakes = self._by_surname.get(mention, ()) if claim.rung == "named" else ()
        earlier = next(_earlier(namesakes, claim), None)
        return self._mention(earlier) if earlier is not None else None

    def _came_forward(self, pronoun: Claim) -> str | None:
        """Who wrote or spoke in the sentence before: "The governor published a letter. It says:"."""
        start = max(self.text.rfind("\n", 0, pronoun.start) + 1, pronoun.start - _REACH)
        known = self.language.came_forward
        found = known.search(self.text[start : pronoun.start]) if known else None
        return found["who"] if found else None

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
    before when it begins its own; one that goes on over paragraphs has the speaker of any of them. One that
    markup sets off belongs to who signs it, or to whom the line before hands it with a colon.
    """
    text = sources.text
    lines = [hit.start() for hit in re.finditer("\n", text)]
    own = _own_claims(quotations)
    found: list[Speaker | None] = []
    previous: tuple[Quotation, Claim | None] | None = None
    for number, quotation in enumerate(quotations):
        claim, end = own[number]
        same_block = previous is not None and previous[0].block and previous[0].continued
        if claim is None and previous is not None:
            between = text[previous[0].end : quotation.start]
            same = (
                previous[0].continued if quotation.block else _goes_on(text, quotation, between, previous[0])
            )
            if "\n" not in between or same:
                claim = previous[1]
        if claim is None and (not quotation.block or _follows_colon(text, quotation.start)):
            claim = _leading_claim(text, quotation, sources.claims, lines)
        previous = (quotation, claim)
        signed = (_label(text, quotation) or _signature(text, end)) if quotation.block else None
        if _is_signed(text, quotation):
            signed = _signature(text, end)
        if quotation.block and signed is None and found and same_block:
            signed = found[-1]
        found.append(signed or (sources.speaker(claim) if claim is not None else None))
    return tuple(found)


def _own_claims(quotations: Sequence[Quotation]) -> list[tuple[Claim | None, int]]:
    """For each quotation the attribution of it or of those it goes on in, and where the last of them ends."""
    own: list[tuple[Claim | None, int]] = []
    for quotation in reversed(quotations):
        claim, end = quotation.claim, quotation.end
        if quotation.continued and own:
            claim, end = claim or own[-1][0], own[-1][1]
        own.append((claim, end))
    return own[::-1]


def _follows_colon(text: str, start: int) -> bool:
    """Whether the last thing before `start` is a colon."""
    while start > 0 and text[start - 1].isspace():
        start -= 1
    return text[start - 1 : start] == ":"


def _label(text: str, quotation: Quotation) -> Speaker | None:
    """The name that an answer in an interview begins with: "Ida Lund: …"."""
    label = _LABEL.match(text, quotation.start, quotation.end)
    if label is None:
        return None
    return Speaker(text=label["who"], start=label.start("who"), end=label.end("who"))


def _signature(text: str, end: int) -> Speaker | None:
    """The name in the line under a quotation."""
    start = end + len(text[end : end + 3]) - len(text[end : end + 3].lstrip("\n"))
    signed = _SIGNATURE.match(text, start)
    if start == end or signed is None or not (signed["dash"] or " " in signed["name"].strip()):
        return None
    name = signed["name"].rstrip(" .")
    return Speaker(text=name, start=signed.start("name"), end=signed.start("name") + len(name))


def _is_signed(text: str, quotation: Quotation) -> bool:
    """Whether a quotation in marks is all of its paragraph, and a dash and a full name stand under it."""
    if quotation.block or quotation.claim is not None or not _begins_line(text, quotation.start):
        return False
    return _FULL_NAME.match(text, quotation.end) is not None


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
