"""The only place that loads spaCy: which pipeline reads which language, and what is lost without one."""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import requires, version
from typing import TYPE_CHECKING

from annotate.languages import language_of, languages
from annotate.packaged import installed, without

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BLANK = "blank:"  # and a language: what a tokeniser is called
_BATCH = 64  # sentences parsed together; more costs memory and gains nothing measurable


@dataclass(frozen=True, kw_only=True, eq=False)
class Pipeline:
    """A spaCy pipeline for one language: tagger, parser, attribute ruler and lemmatizer, no entities.

    `language` is the language asked for, `name` and `version` say what reads it: they are known without
    loading it, which takes seconds. `warning` is None, or says what gets worse because only a tokeniser was
    found.
    """

    language: str
    name: str
    version: str
    warning: str | None = None

    @cached_property
    def nlp(self) -> "Language":
        """The pipeline itself, loaded when the first text is read."""
        needed = (requires(self.name) or ()) if self.parses else ()
        transformer = any(each.startswith("spacy-") for each in needed)
        with nullcontext() if transformer else without("torch"):
            import spacy
        if self.parses:
            return spacy.load(self.name, exclude=["ner", "senter"])  # sentences are ours
        return spacy.blank(self.name.removeprefix(_BLANK))

    @property
    def parses(self) -> bool:
        """Whether documents carry parts of speech, lemmas and a parse."""
        return self.warning is None

    def parse(self, texts: Iterable[str]) -> Iterator["Doc"]:
        """A parsed document for each text, in order; only tokens where the pipeline is a tokeniser."""
        yield from self.nlp.pipe(texts, batch_size=_BATCH)


@cache
def load(code: str) -> Pipeline:
    """The best installed pipeline for a language (ISO 639-1); without one, a tokeniser and a warning."""
    spoken = language_of(code)
    for package in spoken.pipelines:
        if found := installed(package):
            return Pipeline(language=code, name=package, version=found)
    known = code in languages()
    if not known:
        missing = (
            f"Nobody described the language {code!r} (only {' and '.join(languages())}): such text is kept, "
            "and only rules that hold for any language tag it."
        )
    elif spoken.install:
        missing = (
            f"No spaCy pipeline for {spoken.name} is installed: rules that need grammar stay silent "
            f"and their tags are missing. Install it with: pip install {spoken.install}"
        )
    else:
        missing = f"There is no spaCy pipeline for {spoken.name}: rules that need grammar stay silent."
    name = _BLANK + (code if known else "xx")
    return Pipeline(language=code, name=name, version=version("spacy"), warning=missing)


class Pipelines(dict[str, Pipeline]):
    """Pipelines by language, each found when it is first asked for."""

    def __missing__(self, language: str) -> Pipeline:
        self[language] = load(language)
        return self[language]
