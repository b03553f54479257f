"""One text or file: cleaned, tagged and counted, without a workspace."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from annotate.errors import InputError, UsageError
from annotate.exchange.coded_article import coded_article, language_code
from annotate.notebook.highlight import highlighted
from annotate.notebook.table import Table
from annotate.parse import web_address
from annotate.records import Article, Attribution, Refusal, Tag, Tagged, Voice
from annotate.report.summary import Context, Summary, summarise
from annotate.steps.tags.scan import articles_in
from annotate.steps.tags.tagging import Tagger, tagger

_FILE = re.compile(r"[^\n]{1,255}\.[^\W\d_]\w{1,7}")  #: not "$2.50", "the U.S"


@dataclass(frozen=True, kw_only=True)
class VoiceSpan:
    """A stretch that is in one voice, half-open code points."""

    start: int
    end: int
    voice: Voice
    text: str


@dataclass(frozen=True, kw_only=True)
class LabelCount:
    """How often a label is proposed in one voice of so many `words`, with a 95 % interval of the rate.

    `searched` is False where no rule looks for the label in this language: none proposed then says nothing.
    """

    label: str
    voice: Voice
    proposed: int
    words: int
    per_1000_words: float | None
    low: float | None
    high: float | None
    searched: bool


@dataclass(frozen=True, kw_only=True)
class Scan:
    """What was found in an article; offsets are half-open code points of `text`.

    In a notebook it shows itself as the text with its tags; each of its tables has `to_frame()`.
    """

    summary: Summary
    tagged: Tagged

    @property
    def article(self) -> Article:
        """The article, cleaned."""
        return self.tagged.article

    @property
    def text(self) -> str:
        """Its text."""
        return self.tagged.article.text

    @property
    def tags(self) -> Table[Tag]:
        """The tags that rules propose, in order."""
        return Table(Tag, self.tagged.tags)

    @property
    def attributions(self) -> Table[Attribution]:
        """Claims that are handed to a source, and how far that source can be checked."""
        return Table(Attribution, self.tagged.attributions)

    @property
    def voices(self) -> Table[VoiceSpan]:
        """The stretches that are not the outlet's own words."""
        stretches = ((start, end, voice) for start, end, voice in self.tagged.voices or ())
        return Table(
            VoiceSpan,
            (VoiceSpan(start=s, end=e, voice=voice, text=self.text[s:e]) for s, e, voice in stretches),
        )

    @property
    def counts(self) -> Table[LabelCount]:
        """A row for each label and voice."""
        return Table(LabelCount, self._counts())

    def _counts(self) -> Iterator[LabelCount]:
        for label in self.summary.labels:
            for voice, count in label.voices.items():
                low, high = count.interval or (None, None)
                yield LabelCount(
                    label=label.name,
                    voice=voice,
                    proposed=count.proposed,
                    words=count.words,
                    per_1000_words=count.per_1000_words,
                    low=low,
                    high=high,
                    searched=count.searched,
                )

    def _repr_html_(self) -> str:
        return highlighted(self.summary)

    def __repr__(self) -> str:
        return f"Scan({self.article.title or self.text[:40]!r}, {len(self.tags)} tags)"


def scan(source: str | Path, language: str | None = None) -> Scan:
    """Tag a text, or the article in a file or at a web address, by the rules that come with the program.

    A string is a file or folder where there is one of that name, an address where it begins with http, else
    the text itself, which is taken as it is; files and pages are cleaned. `language` is an ISO 639-1 code; it
    is found where none is given. InputError for what holds no article, UsageError for several.
    """
    found = _article(source)
    code = language_code("`language`", language) if language else ""
    article = replace(found, language=code) if code else found
    by = _tagger()
    ((tagged, _),) = by.read([article])
    context = Context(source=_name(source), searched=by.searches(article.language))
    return Scan(summary=summarise(tagged, by.codebook, context), tagged=tagged)


@cache
def _tagger() -> Tagger:
    return tagger()


def _name(source: str | Path) -> str:
    return str(source) if isinstance(source, Path) or _is_source(source) else "text"


def _is_source(text: str) -> bool:
    if not text or "\n" in text or len(text) > 1000:
        return False
    there = os.path.exists(text)  # noqa: PTH110 -- a `Path` raises where the text is too long for a name
    return there or web_address(text) is not None or _FILE.fullmatch(text) is not None


def _article(source: str | Path) -> Article:
    if isinstance(source, str) and not _is_source(source):
        return coded_article("the text", "text", source, ()).article
    found = list(articles_in(str(source)))
    if len(found) > 1:
        raise UsageError(f"{source} holds {len(found)} articles: add them to a workspace and open that")
    if not found or isinstance(found[0], Refusal):
        raise InputError(found[0].error if found else f"{source} holds no article")  # type: ignore[union-attr]
    return found[0]
