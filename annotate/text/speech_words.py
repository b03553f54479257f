"""The words that hand a claim to somebody: verbs of speech in every form, nouns for sources, hearsay."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from annotate.text.lexicon_file import read_lexicon

Kind = Literal["say", "state", "think", "show", "call", "judge", "quote", "view"]


@dataclass(frozen=True, kw_only=True)
class Verb:
    """One form of a verb of speech: its `kind` (see ``speech_verbs.tsv``) and what the form is."""

    kind: Kind
    lemma: str
    participle: bool = False  #: can stand after "be" (English) or needs an auxiliary (French)
    present_participle: bool = False
    plural: bool = False  #: base form of English, which needs a plural or "I" and "you" before it
    singular: bool = False  #: third person singular of the present, which no plural can stand before


@dataclass(frozen=True, kw_only=True)
class SpeechWords:
    """The lexicons of one language: verb forms, and the kinds each source noun has."""

    verbs: Mapping[str, Verb]
    sources: Mapping[str, frozenset[str]]
    hearsay: Mapping[str, str]


@cache
def speech_words(language: str) -> SpeechWords:
    """The words of `language`; those of English for any language that has none of its own."""
    language = "fr" if language == "fr" else "en"
    verbs: dict[str, Verb] = {}
    for row in _rows("speech_verbs.tsv", language):
        forms = _french(row) if language == "fr" else _english(row)
        for form, verb in forms:
            verbs.setdefault(form, verb)
    sources: dict[str, set[str]] = {}
    for row in _rows("sources.tsv", language):
        sources.setdefault(row["term"], set()).add(row["kind"])
    return SpeechWords(
        verbs=verbs,
        sources={term: frozenset(kinds) for term, kinds in sources.items()},
        hearsay={row["term"]: row["kind"] for row in _rows("hearsay.tsv", language)},
    )


def _rows(name: str, language: str) -> Iterator[Mapping[str, str]]:
    for row in read_lexicon(files("annotate.text.lexicons") / name).rows:
        if row["language"] == language:
            yield row


def _english(row: Mapping[str, str]) -> Iterator[tuple[str, Verb]]:
    lemma, kind = row["lemma"], cast(Kind, row["kind"])
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    third = (
        lemma[:-1] + "ies"
        if _ends_in_y(lemma)
        else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    )
    past = lemma[:-1] + "ied" if _ends_in_y(lemma) else stem + "ed"
    irregular = row["forms"].split()
    pasts = [form for form in irregular if not form.endswith("ing")] or [past]
    presents = [form for form in irregular if form.endswith("ing")] or [stem + "ing"]
    yield lemma, Verb(kind=kind, lemma=lemma, plural=lemma not in pasts)
    yield third, Verb(kind=kind, lemma=lemma, singular=True)
    for form in pasts:
        yield form, Verb(kind=kind, lemma=lemma, participle=True)
    for form in presents:
        yield form, Verb(kind=kind, lemma=lemma, present_participle=True)


def _ends_in_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in "aeiou"


def _french(row: Mapping[str, str]) -> Iterator[tuple[str, Verb]]:
    lemma, kind = row["lemma"], cast(Kind, row["kind"])
    irregular = row["forms"].split()
    if irregular:
        for form in irregular:
            done = form.endswith(("é", "ée", "és", "ées", "i", "u", "it", "is"))
            yield (
                form,
                Verb(
                    kind=kind,
                    lemma=lemma,
                    participle=done and not form.endswith(("ait", "oit")),
                    present_participle=form.endswith("ant"),
                ),
            )
        return
    stem = lemma[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    present = stem[:-2] + "è" + stem[-1] if len(stem) > 2 and stem[-2] == "é" else stem
    for ending in ("e", "ent"):
        yield present + ending, Verb(kind=kind, lemma=lemma, singular=ending == "e")
    for ending in ("ait", "aient", "a"):
        yield soft + ending, Verb(kind=kind, lemma=lemma, singular=ending in ("ait", "a"))
    for ending in ("èrent", "era", "eront", "erait", "eraient"):
        yield stem + ending, Verb(kind=kind, lemma=lemma, singular=ending in ("era", "erait"))
    for ending in ("é", "ée", "és", "ées"):
        yield stem + ending, Verb(kind=kind, lemma=lemma, participle=True)
    yield soft + "ant", Verb(kind=kind, lemma=lemma, present_participle=True)
