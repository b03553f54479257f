"""An article with what people coded in it: what every format is written from and read into."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from annotate.blanks import trimmed
from annotate.coding.decisions import ReviewResult
from annotate.errors import InputError
from annotate.exchange.storable import named, storable
from annotate.json_records import plain
from annotate.parse import shown
from annotate.records import VOICES, Article, Publication, Tag, Voice, VoiceStretch, digest, sha256
from annotate.text.language import detect

State = Literal["approved", "adjudicated", "disputed", "rejected"]
STATES: tuple[State, ...] = get_args(State)
GOLD: tuple[State, ...] = STATES[:2]  #: what counts as marked
_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_CHECKED = ("group", "labels")  #: fields that are looked at one by one
HEADLINE = 200  #: characters a first line may have to be taken for the headline


@dataclass(frozen=True, kw_only=True)
class CodedSpan:
    """A stretch of the text under a label, as half-open code points.

    An ``approved`` one is what everybody marked, an ``adjudicated`` one what one person settled, a
    ``disputed`` one what only some marked; a ``rejected`` one was proposed and nobody let it stand. `voice`
    is None where nobody knows whose words they are.
    """

    start: int
    end: int
    label: str
    state: State = "approved"
    voice: Voice | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class CodedArticle:
    """An article with its spans, in order.

    `name` is what its corpus calls it, `group` what may not be torn apart when data is split (an outlet, a
    story). `labels` are those that its coders had, None where the corpus does not say. `flags` are answers
    about the whole article. `voices`, `tags` and `reviews` are what the spans came from, as far as it is
    known. `blank` are the labels of spans of nothing but blanks, which are none.
    """

    name: str
    article: Article
    spans: tuple[CodedSpan, ...] = ()
    group: str = ""
    labels: frozenset[str] | None = None
    flags: tuple[str, ...] = ()
    publications: tuple[Publication, ...] = ()
    voices: tuple[VoiceStretch, ...] | None = None
    tags: tuple[Tag, ...] = ()
    reviews: tuple[ReviewResult, ...] = ()
    blank: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        """A name for its files: its own, where every system can have a file of that name, else its text's."""
        return self.name if _FILE_NAME.fullmatch(self.name) else self.article.id

    def of_state(self, *states: State) -> tuple[CodedSpan, ...]:
        """The spans in one of these states."""
        return tuple(span for span in self.spans if span.state in states)


def coded_article(
    where: str,
    name: object,
    text: object,
    spans: Iterable[CodedSpan],
    *,
    language: object = "",
    title_end: object = None,
    **known: Any,
) -> CodedArticle:
    """What was read from outside, checked: the one door. InputError names `where` it stood.

    Blanks at the ends of a span are no part of it. A short first line before an empty one is taken for the
    headline where nothing is said, and the language is found. `known` are other fields of `CodedArticle`.
    """
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"{where}: there is no text: take this article out, or give its words")
    storable(where, text, "the text")
    name = named(where, "id", name)
    if not name:
        raise InputError(f"{where}: the id is empty: give the article a name of its own")
    storable(where, name)
    if title_end is None:
        title_end = _headline(text)
    elif type(title_end) is not int or not 0 <= title_end <= len(text):
        raise InputError(
            f"{where}: `title_end` is {shown(title_end)}, and a headline ends between 0 and {len(text)}"
        )
    fields = _fields(where, known)
    found, blank = _trimmed(where, spans, text)
    article = Article(
        id=digest("article", text),
        text=text,
        title_end=title_end,
        language=language_code(where, language) or detect(text),
        text_sha256=sha256(text),
    )
    return CodedArticle(name=name, article=article, spans=found, blank=blank, **fields)


def _headline(text: str) -> int:
    """Where the headline of an article ends of which nobody said so; 0 where it has none."""
    first, _, rest = text.partition("\n")
    return len(first) if rest.startswith("\n") and len(first) <= HEADLINE else 0


def _fields(where: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """What else is known of an article, fit to be kept."""
    group, labels = known.get("group"), known.get("labels")
    had = list(labels) if isinstance(labels, (list, tuple, frozenset)) else [] if labels is None else [0]
    if not all(isinstance(each, str) for each in had):
        raise InputError(f"{where}: `labels` is not a list of the labels that its coders had")
    group = named(where, "group", "" if group is None else group)
    storable(where, [group, had, plain(tuple(known[name] for name in known if name not in _CHECKED))])
    for each in known.get("publications", ()):
        if each.published is not None and not _is_day(each.published):
            raise InputError(f"{where}: `published` is {shown(each.published)}, and no day as YYYY-MM-DD")
    return {**known, "group": group, "labels": None if labels is None else frozenset(map(str, had))}


def _trimmed(
    where: str, spans: Iterable[CodedSpan], text: str
) -> tuple[tuple[CodedSpan, ...], tuple[str, ...]]:
    """The spans in order, without blanks at their ends; and the labels of those of nothing else."""
    found, blank = set[CodedSpan](), list[str]()
    for span in spans:
        checked(where, span, text)
        storable(where, [span.label, span.reason])
        if span.state not in STATES or span.voice not in (None, *VOICES):
            raise InputError(
                f"{where}: a span is one of {', '.join(STATES)}, its voice one of {', '.join(VOICES)} or "
                f"none, not {shown(span.state)} and {shown(span.voice)}"
            )
        words = trimmed(text, span.start, span.end)
        if words is None:
            blank.append(span.label)
        else:
            found.add(replace(span, start=words[0], end=words[1]))
    return tuple(sorted(found, key=_order)), tuple(blank)


def language_code(where: str, language: object) -> str:
    """The ISO 639-1 code in one such as "en-GB", or empty. InputError names `where` a wrong one stood."""
    code = re.split("[-_]", language.lower())[0] if isinstance(language, str) else "?"
    if code and not _LANGUAGE.fullmatch(code):
        raise InputError(f'{where}: the language {shown(language)} is not a code such as "en"')
    return code


def checked(where: str, span: CodedSpan, text: str) -> CodedSpan:
    """The span. InputError names `where` it stood if it lies not inside the text, or has no label."""
    ends = type(span.start) is type(span.end) is int  # which `true` is not, nor a half
    labelled = isinstance(span.label, str) and span.label
    if not ends or not 0 <= span.start < span.end <= len(text) or not labelled:
        raise InputError(
            f"{where}: the span {[span.start, span.end, span.label]!r} is not [start, end, label] inside "
            f"a text of {len(text)} characters"
        )
    return span


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _order(span: CodedSpan) -> tuple[object, ...]:
    return span.start, span.end, span.label, span.state, span.voice or "", span.reason


def offered(articles: Iterable[CodedArticle]) -> frozenset[str]:
    """All labels that a corpus has: those its coders had, and those they used."""
    found = set[str]()
    for each in articles:
        found |= {*(each.labels or ()), *each.blank, *(span.label for span in each.spans)}
    return frozenset(found)


def lined_up(
    path: Path, articles: Iterable[CodedArticle], rename: Mapping[str, str] | None
) -> Mapping[str, str]:
    """Our label for each outside one: what `rename` says, or where it says nothing the name itself.

    InputError where it names a label that the corpus at `path` does not have.
    """
    names = offered(articles)
    for outside in rename or {}:
        if outside not in names:
            known = ", ".join(sorted(names)) or "none"
            raise InputError(f"{path} has no label {outside!r}; its labels are: {known}")
    return dict(rename) if rename else {name: name for name in names}


def apart(spans: Iterable[CodedSpan]) -> tuple[CodedSpan, ...]:
    """The spans of which none overlaps another: of those that do, the longest first, then the earliest."""
    kept: list[CodedSpan] = []
    for span in sorted(spans, key=lambda each: (each.start - each.end, _order(each))):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=_order))


def pieces(start: int, end: int, spans: Iterable[CodedSpan]) -> tuple[tuple[int, int], ...]:
    """A word, cut where a span begins or ends inside it, so that every span is of whole words."""
    cuts = {at for span in spans for at in (span.start, span.end) if start < at < end}
    return tuple(pairwise(sorted({start, end, *cuts})))
