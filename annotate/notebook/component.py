"""The spaCy component ``annotate_tags``: our tags on any spaCy `Doc`."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from annotate.exchange.coded_article import coded_article
from annotate.records import Tag
from annotate.steps.tags.tagging import Tagger, tagger

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "annotate_tags"  #: of the component, and of the span group
_OF_SPAN = ("reason", "voice", "rules", "cue")


def spacy(nlp: "Language") -> "Language":
    """Add the component ``annotate_tags`` at the end of a pipeline, and return the pipeline.

    Its documents have ``doc._.tags``, spans in order with ``span._.reason``, ``span._.voice``,
    ``span._.rules`` and ``span._.cue``; the same spans are ``doc.spans["annotate_tags"]``. A span that
    begins or ends within a token takes all of it.
    """
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.factory(NAME, func=make)
    if NAME not in nlp.pipe_names:
        nlp.add_pipe(NAME)
    return nlp


def make(nlp: "Language", name: str) -> "Component":  # noqa: ARG001 -- what spaCy calls a factory with
    """The component for a pipeline, as spaCy asks for it."""
    from spacy.tokens import Doc, Span

    Doc.set_extension("tags", getter=lambda doc: tuple(doc.spans.get(NAME, ())), force=True)
    for each in _OF_SPAN:
        Span.set_extension(each, default=None, force=True)
    return Component(language="" if nlp.lang in (None, "xx") else str(nlp.lang))


@dataclass(frozen=True, kw_only=True)
class Component:
    """Finds tags in documents of a language (ISO 639-1; empty: it is found for each document)."""

    language: str

    @cached_property
    def _tagger(self) -> Tagger:
        return tagger()

    def __getstate__(self) -> dict[str, str]:
        """Its language alone: the rules are found anew where a pipeline is sent to another process."""
        return {"language": self.language}

    def __call__(self, doc: "Doc") -> "Doc":
        """The document, with its tags."""
        from spacy.tokens import SpanGroup

        tags = self._tags(doc.text) if doc.text.strip() else ()
        spans = [self._span(doc, each) for each in tags]
        doc.spans[NAME] = SpanGroup(doc, name=NAME, spans=spans)
        return doc

    def _tags(self, text: str) -> tuple[Tag, ...]:
        text = text.replace("\0", " ")  # nothing keeps it, and what a pipeline meets is not to stop it
        article = coded_article("the document", "document", text, (), language=self.language).article
        ((tagged, _),) = self._tagger.read([article])
        return tagged.tags

    @staticmethod
    def _span(doc: "Doc", tag: Tag) -> Any:
        span = doc.char_span(tag.start, tag.end, label=tag.label, alignment_mode="expand")
        assert span is not None, "a tag lies inside its document"
        for each in _OF_SPAN:
            span._.set(each, getattr(tag, each))
        return span
