"""One article as rules and model see it: its sentences, voices, speakers, attributions and parses."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from annotate.records import VOICES, Article, Attribution, Speaker, Voice
from annotate.text.quotation import Quotation, quotations
from annotate.text.sentences import sentences
from annotate.text.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.text.pipeline import Pipeline


class Reading:
    """An article with everything that can be read off it, each part computed once, when asked for."""

    def __init__(self, article: Article, pipeline: "Pipeline") -> None:
        self.article = article
        self.pipeline = pipeline
        self._docs: dict[int, Doc] = {}
        self._tokens: dict[int, Doc] = {}

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Its sentences as (start, end); see `annotate.text.sentences`. None crosses out of the headline."""
        text, cut = self.article.text, self.article.title_end
        head = sentences(text[:cut], self.article.language)
        body = sentences(text[cut:], self.article.language)
        return head + tuple((start + cut, end + cut) for start, end in body)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Its direct speech, in order."""
        return quotations(self.article.text, self.article.language)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Claims it hands to a source, in order."""
        return ()

    def voice(self, start: int, end: int) -> Voice:
        """Whose words ``text[start:end]`` are."""
        quoted = any(each.start <= start < each.end for each in self.quotations)
        return "quoted" if quoted else "outlet"

    def speaker(self, start: int, end: int) -> Speaker | None:
        """Who says ``text[start:end]``, where it is not the outlet and the text tells."""
        return None

    def words(self, voice: Voice) -> int:
        """How many words are in that voice; the voices add up to all words."""
        return self._words[voice]

    @cached_property
    def _words(self) -> dict[Voice, int]:
        counts: dict[Voice, int] = dict.fromkeys(VOICES, 0)
        for start, end in words(self.article.text):
            counts[self.voice(start, end)] += 1
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
        missing = [i for i in dict.fromkeys(indices) if i not in self._docs]
        texts = [self.text[slice(*self.sentences[i])] for i in missing]
        self._docs.update(zip(missing, self.pipeline.parse(texts), strict=True))

    def tokens(self, i: int) -> "Doc":
        """The tokens of sentence `i`, not parsed; offsets as in `doc`."""
        if i not in self._tokens:
            self._tokens[i] = self._docs.get(i) or self.pipeline.tokens(self.text[slice(*self.sentences[i])])
        return self._tokens[i]
