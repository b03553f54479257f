"""Which quotation marks hold somebody's words, and which a title, a nickname or a doubt."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from annotate.languages.language import Kinds
from annotate.text.claim import Claim
from annotate.text.marks import Pair, goes_on
from annotate.text.words import words


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """A stretch of direct speech within one line.

    `start` and `end` include the marks, ``text[inner[0]:inner[1]]`` leaves them out. `claim` is the
    attribution that stands with it, if any. `continued` says that the next quotation goes on with it, `block`
    that markup sets it off, without marks.
    """

    start: int
    end: int
    inner: tuple[int, int]
    claim: Claim | None = None
    continued: bool = False
    block: bool = False


_DEEPEST = 3  # marks within marks within marks; what is deeper is no quotation
_NEAR = 400  # characters between a quotation and the attribution that stands with it


@cache
def _after(words: frozenset[str], end: str) -> re.Pattern[str]:
    """What finds one of `words` right before a quotation mark; without words, nothing."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))}){end}$" if words else r"(?!)")


def speech(
    text: str,
    marked: Sequence[Pair],
    claims: Sequence[Claim],
    title_end: int,
    kinds: Kinds,
) -> tuple[Quotation, ...]:
    """The outermost pairs of marks that hold somebody's words.

    Words between marks are speech when an attribution stands with them, or when they are a sentence of their
    own. A title of a work, a nickname and a short phrase that nobody is said to have uttered are not. `kinds`
    are the small words of the text's language.
    """
    found: list[Quotation] = []
    covered = -1
    unfinished = False
    for pair in marked:
        if pair.start < covered or pair.depth > _DEEPEST:
            continue
        claim = _claim_beside(text, pair, claims)
        is_speech = unfinished or _is_speech(text, pair, claim, kinds, headline=pair.start < title_end)
        if pair.continued and not is_speech:
            later = bisect_left(marked, pair.end, key=lambda each: each.start)
            following = marked[later] if later < len(marked) else pair
            beside = _claim_beside(text, following, claims)
            is_speech = _is_speech(text, following, beside, kinds, headline=False)
        if is_speech:
            found.append(
                Quotation(
                    start=pair.start,
                    end=pair.end,
                    inner=pair.inner,
                    claim=claim,
                    continued=pair.continued,
                    block=pair.family == "block",
                )
            )
            covered = pair.end
        unfinished = is_speech and pair.continued
    return tuple(found)


def _claim_beside(text: str, pair: Pair, claims: Sequence[Claim]) -> Claim | None:
    """The attribution that stands with a quotation: right after it, right before it, or around it."""
    before: Claim | None = None
    within: Claim | None = None
    nearest = bisect_right(claims, pair.start - _NEAR, key=lambda claim: claim.end)
    for claim in claims[nearest:]:
        if claim.start > pair.end + _NEAR:
            break
        if claim.source is None:
            continue
        if claim.start >= pair.end:
            between = text[pair.end : claim.start]
            if goes_on(text, pair.end, claim.start):
                between = " "
            new = text[claim.start].isupper() and text[pair.inner[0] : pair.inner[1]].rstrip()[-1:] in (
                ".",
                "…",
            )
            asked = text[claim.start].isupper() and before is not None
            if "\n" not in between and not between.strip(" ,;\u00a0\u202f–—-") and not new and not asked:
                return claim
            if (
                within is None
                and before is None
                and any(s <= pair.start and claim.end <= e for s, e in claim.contents)
            ):
                within = claim
        elif claim.end <= pair.start:
            between = text[claim.end : pair.start]
            if re.fullmatch(r"[^.!?\n“”\"«»]{0,120}:\s*|[\s,]*(?:(?:that |que |qu['’])[\s,]*)?", between):
                before = claim
        if any(start - 2 <= pair.start and pair.end <= end + 3 for start, end in claim.contents):
            within = claim if within is None or claim.end <= pair.start else within
    return before or within


def _is_speech(text: str, pair: Pair, claim: Claim | None, kinds: Kinds, *, headline: bool) -> bool:
    inner = text[slice(*pair.inner)]
    spans = words(inner)
    if not spans:
        return False
    if pair.family == "block":
        return True
    count = len(spans)
    if count <= 3 and _is_nickname(text, pair):
        return False
    small = kinds["title_word"]
    title = not headline and _is_title(inner, spans, small)
    led_by = text[max(pair.start - 30, 0) : pair.start]
    introduced = bool(_after(kinds["before_work"], r"s?,?\s*").search(led_by.lower()))
    named = _after(kinds["before_name"], r"\s").search(led_by[-12:]) is not None
    if not headline and named and _is_name(inner, spans, small):
        return False
    led_in = claim is not None and 0 <= pair.start - claim.end <= 3
    if led_in and not introduced:
        return True
    if (title and count <= 6) or (count <= 2 and inner.rstrip()[-1:] == ","):
        before = text[max(pair.start - 3, 0) : pair.start].rstrip()
        if before and (before[-1].isalnum() or before.endswith(("’s", "'s"))):
            return False
    if claim is not None and not (introduced and (title or count <= 3)):
        adjacent = 0 <= claim.start - pair.end <= 3 or 0 <= pair.start - claim.end <= 3
        return adjacent or not title or count > 8
    stripped = inner.strip()
    sentence_like = stripped[-1:] in ".,!?…" or (stripped[:1].isupper() and count >= 5)
    if title or introduced:
        return False
    if pair.family == "single" and not pair.closed:
        return False
    return (
        (count >= 3 and stripped[-1:] in ".,!?…" and not _ends_sentence(text, pair, count))
        or (count >= 4 and sentence_like)
        or count >= 6
    )


def _ends_sentence(text: str, pair: Pair, count: int) -> bool:
    """Whether the stop belongs to the sentence around the marks, as in: the “first of its kind.”."""
    before = text[max(pair.start - 2, 0) : pair.start].strip()
    return count < 5 and bool(before) and before[-1].isalnum() and not text[pair.inner[0]].isupper()


def _is_nickname(text: str, pair: Pair) -> bool:
    """Whether the marks stand between the parts of a name: Robert “Bob” Dylan."""
    before = re.search(r"([^\W\d_][\w.'’-]*)\s+$", text[max(pair.start - 30, 0) : pair.start])
    after = re.match(r"\s+([^\W\d_]\w*)", text[pair.end : pair.end + 30])
    return bool(
        before
        and after
        and before[1][0].isupper()
        and after[1][0].isupper()
        and text[pair.inner[0]].isupper()
    )


def _is_name(inner: str, spans: Sequence[tuple[int, int]], small: frozenset[str]) -> bool:
    """Whether the marks stand around a name within a sentence: a show called “Brokers”, the “Avatar” star."""
    stops = inner.rstrip()[-1:] in "!?…"
    return not stops and len(spans) <= 6 and _capitals(inner, spans, small, least=1)


def _is_title(inner: str, spans: Sequence[tuple[int, int]], small: frozenset[str]) -> bool:
    """Whether every word that counts begins with a capital: “The Long Road Home”."""
    return _capitals(inner, spans, small, least=2)


def _capitals(inner: str, spans: Sequence[tuple[int, int]], small: frozenset[str], *, least: int) -> bool:
    """Whether at least so many words count, and nearly all of them begin with a capital or a digit."""
    long = [inner[start:end] for start, end in spans if inner[start:end].lower() not in small]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in long)
    return len(long) >= least and capitals >= 0.85 * len(long)
