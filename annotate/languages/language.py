"""A language as reading needs it: its small words, verbs of speech, sources, and what its grammar does.

What is not said of a language does not happen in it: a language that nobody described has no verbs of speech
and no abbreviations of its own, and never borrows those of another.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, cast

from annotate.languages.lexicon_file import read_lexicon
from annotate.records import digest, sha256

Kind = Literal["say", "state", "think", "show", "call", "judge", "quote", "view"]

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’\-‑&][^\W_]+)*|[^\w\s]")
GENERAL = files("annotate.languages") / "general"  #: word lists that hold for any language
QUOTATION_MARKS = "“”«»‘’\"' \u00a0\u202f"  #: and the blanks inside them
WORD_LISTS = ("function_words", "hearsay", "sentence_words", "sources", "speech_verbs")


@dataclass(frozen=True, kw_only=True)
class Verb:
    """One form of a verb of speech: its `kind` (see ``speech_verbs.tsv``) and what the form is."""

    kind: Kind
    lemma: str
    participle: bool = False  #: can stand after "be" (English) or needs an auxiliary (French)
    present_participle: bool = False
    plural: bool = False  #: base form of English, which needs a plural or "I" and "you" before it
    singular: bool = False  #: third person singular of the present, which no plural can stand before


#: From lemma, kind and the forms that the list gives: every form of a verb.
Conjugate = Callable[[str, Kind, Sequence[str]], Iterator[tuple[str, Verb]]]
#: From a term and its part of speech (NOUN, VERB, ADJ, ADV): its other forms.
Inflect = Callable[[str, str], set[str]]


def as_listed(lemma: str, kind: Kind, listed: Sequence[str]) -> Iterator[tuple[str, Verb]]:
    """The forms that the list gives, and no others."""
    for form in (lemma, *listed):
        yield form, Verb(kind=kind, lemma=lemma)


class Kinds(dict[str, frozenset[str]]):
    """Lower-case words by kind; a kind that a language does not have is empty."""

    def __missing__(self, kind: str) -> frozenset[str]:
        return frozenset()


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """What a language does that others do not.

    `adjectives_follow` their noun; `generic_article`: "the" also stands before people in general;
    `drops_that`: what is said may follow its verb without "that"; `perfect_with_be`: "be" and a participle
    may be a past and no passive.
    """

    adjectives_follow: bool = False
    generic_article: bool = False
    drops_that: bool = False
    perfect_with_be: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Language:
    """One language; `folder` holds its word lists (`WORD_LISTS`, each as ``NAME.tsv``), None if it has none.

    `code` is ISO 639-1. `version` is raised when reading comes out otherwise though no word list changed.
    `pipelines` are importable spaCy packages, the best first, and `install` is what to install when none is
    there; a language without one is read by a tokeniser. `token` finds words and marks, `came_forward` at
    the end of a text who wrote or spoke there ("The governor published a letter."), as its group ``who``,
    `misread` words that character recognition got wrong. `explains`, `plainly` and `scored` are the sentences
    around a tag's reason: of a rule, with a plain word, and of a model.
    """

    code: str
    name: str
    version: int = 1
    folder: Traversable | None = None
    pipelines: tuple[str, ...] = ()
    install: str = ""
    grammar: Grammar = field(default_factory=Grammar)
    token: re.Pattern[str] = TOKEN
    conjugate: Conjugate = as_listed
    inflect: Inflect = lambda _term, _pos: set()
    came_forward: re.Pattern[str] | None = None
    misread: re.Pattern[str] | None = None
    explains: str = "“{cue}” {effect}."
    plainly: str = "“{cue}” {effect}; plainly: {plain}."
    scored: str = (
        "No rule fired. The model, trained on {articles} articles, gives it {percent}%{any_label}; "
        "“{cue}” speaks most for it."
    )
    any_label: str = " for any label, of which this is the likeliest"

    def reason(self, cue: str, effect: str, plain: str = "") -> str:
        """Why `cue` was tagged, as a sentence: what it does, and what could stand for it."""
        sentence = self.plainly if plain else self.explains
        return sentence.format(cue=cue.strip(QUOTATION_MARKS), effect=effect, plain=plain)

    def gave(self, reason: str) -> bool:
        """Whether `reason` is one of the sentences that this language has of its own, as it begins."""
        own = {self.explains, self.plainly, self.scored} - {
            Language.explains,
            Language.plainly,
            Language.scored,
        }
        return reason.startswith(tuple(each.partition("{")[0] for each in own))

    @cached_property
    def kinds(self) -> Kinds:
        """Closed classes, by kind (see ``function_words.tsv``)."""
        return _by_kind(self._rows("function_words", general=True), "term")

    @cached_property
    def stops(self) -> Kinds:
        """Words that decide about a stop, by kind (see ``sentence_words.tsv``)."""
        return _by_kind(self._rows("sentence_words", general=True), "word")

    @cached_property
    def verbs(self) -> Mapping[str, Verb]:
        """The verbs of speech, by form."""
        found: dict[str, Verb] = {}
        for row in self._rows("speech_verbs"):
            kind = cast(Kind, row["kind"])
            for form, verb in self.conjugate(row["lemma"], kind, row["forms"].split()):
                found.setdefault(form, verb)
        return found

    @cached_property
    def sources(self) -> Mapping[str, frozenset[str]]:
        """The kinds of each noun for a source (see ``sources.tsv``)."""
        found: dict[str, set[str]] = {}
        for row in self._rows("sources"):
            found.setdefault(row["term"], set()).add(row["kind"])
        return {term: frozenset(kinds) for term, kinds in found.items()}

    @cached_property
    def hearsay(self) -> Mapping[str, str]:
        """Words that pass a claim on without saying whose it is, each with its kind."""
        return {row["term"]: row["kind"] for row in self._rows("hearsay")}

    @cached_property
    def digest(self) -> str:
        """Sixteen hex digits over the version and the word lists: all that decides how a text is read."""
        lists = (place / f"{name}.tsv" for place in (GENERAL, self.folder) if place for name in WORD_LISTS)
        return digest(
            self.code, self.version, *(sha256(each.read_bytes()) for each in lists if each.is_file())
        )

    def _rows(self, name: str, *, general: bool = False) -> Iterator[Mapping[str, str]]:
        for place in (GENERAL if general else None, self.folder):
            if place is not None and (place / f"{name}.tsv").is_file():
                yield from read_lexicon(place / f"{name}.tsv").rows


def _by_kind(rows: Iterator[Mapping[str, str]], column: str) -> Kinds:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["kind"], set()).add(row[column])
    return Kinds({kind: frozenset(words) for kind, words in found.items()})
