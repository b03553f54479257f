"""One article as rules and model see it: its sentences, voices, speakers, attributions and parses."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from annotate.languages import language_of
from annotate.records import VOICES, Article, Attribution, Origin, Speaker, Tag, Voice, tag_id
from annotate.text.attribution import attributions
from annotate.text.claim import Claim
from annotate.text.claims import claims
from annotate.text.marks import Pair, pairs
from annotate.text.pipeline import Pipeline
from annotate.text.quotation import Quotation, speech
from annotate.text.sentences import sentences
from annotate.text.speaker import Sources, speakers
from annotate.text.voice import VoiceSpan, at, voice_spans, whose
from annotate.text.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Reading:
    """An article with everything that can be read off it, each part computed once, when asked for."""

    def __init__(self, article: Article, pipeline: Pipeline) -> None:
        self.article = article
        self.pipeline = pipeline
        self.language = language_of(article.language)
        self._docs: dict[int, Doc] = {}

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Its sentences as (start, end); see `annotate.text.sentences`. None crosses out of the headline."""
        text, cut = self.article.text, self.article.title_end
        head = sentences(text[:cut], self.language)
        body = sentences(text[cut:], self.language)
        return head + tuple((start + cut, end + cut) for start, end in body)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Its quotation marks, paired, and what markup sets off; speech or not."""
        return pairs(self.article.text, self.article.quoted)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Claims it hands to a source, as `attributions` and voice are made from."""
        return claims(self.text, self.language, self.sentences, self.pairs)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Its direct speech, in order."""
        return speech(self.text, self.pairs, self.claims, self.article.title_end, self.language.kinds)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Claims it hands to a source, each with its rung, in order."""
        return attributions(self.article, self.claims)

    @cached_property
    def voices(self) -> tuple[VoiceSpan, ...]:
        """The stretches that are not the outlet's words, in order and without overlap."""
        return voice_spans(self.quotations, self.claims)

    @cached_property
    def _speakers(self) -> tuple[Speaker | None, ...]:
        return speakers(self.quotations, self._sources)

    @cached_property
    def _sources(self) -> Sources:
        return Sources(self.text, self.claims, self.language)

    def voice(self, start: int, end: int) -> Voice:
        """Whose words ``text[start:end]`` are (see `annotate.text.voice.whose`)."""
        return whose(self.voices, start, end)

    def speaker(self, start: int, end: int) -> Speaker | None:
        """Who says ``text[start:end]``, where it is not the outlet and the text tells."""
        if self.voice(start, end) == "outlet":
            return None
        span = at(self.voices, start) or at(self.voices, end - 1)
        if span is None:
            return None
        if span.quotation is not None:
            return self._speakers[span.quotation]
        return self._sources.speaker(span.claim) if span.claim is not None else None

    def tag(self, label: str, start: int, end: int, origin: Origin) -> Tag:
        """A tag on ``text[start:end]``, of which the text says all but why it is there.

        ValueError for a span that is empty or outside the article.
        """
        span = self.article.span(start, end)
        return Tag(
            id=tag_id(self.article.id, label, start, end, origin),
            article_id=self.article.id,
            label=label,
            start=start,
            end=end,
            text=span.text,
            rules=(),
            cue="",
            reason="",
            voice=self.voice(start, end),
            place=self.article.place(start),
            speaker=self.speaker(start, end),
            origin=origin,
        )

    def words(self, voice: Voice) -> int:
        """How many words are in that voice; the voices add up to all words."""
        return self._words[voice]

    @cached_property
    def _words(self) -> dict[Voice, int]:
        counts: dict[Voice, int] = dict.fromkeys(VOICES, 0)
        for start, _ in words(self.article.text):
            span = at(self.voices, start)
            counts["outlet" if span is None else span.voice] += 1
        return counts

    def sentence_at(self, position: int) -> int:
        """Index of the sentence that the character at `position` stands in, or of the last one before it."""
        return max(bisect_right(self.sentences, position, key=lambda span: span[0]) - 1, 0)

    def doc(self, i: int) -> "Doc":
        """Sentence `i` alone, parsed; ``token.idx + sentences[i][0]`` is the token's offset."""
        if i not in self._docs:
            self.parse((i,))
        return self._docs[i]

    def parse(self, indices: Iterable[int]) -> None:
        """Parse several sentences at once, which is cheaper than one by one."""
        parse([(self, indices)])


def parse(wanted: Iterable[tuple[Reading, Iterable[int]]]) -> None:
    """Parse sentences of several readings with one pipeline at once, which is cheaper than one by one."""
    missing = [
        (reading, i) for reading, indices in wanted for i in dict.fromkeys(indices) if i not in reading._docs
    ]
    if not missing:
        return
    texts = [reading.text[slice(*reading.sentences[i])] for reading, i in missing]
    for (reading, i), doc in zip(missing, missing[0][0].pipeline.parse(texts), strict=True):
        reading._docs[i] = doc
