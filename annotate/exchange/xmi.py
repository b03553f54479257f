"""UIMA XMI by dkpro-cassis: a file for each article, and the type system; UTF-16 code units.

Spans have the types ``annotate.Gold``, ``annotate.Disputed`` and ``annotate.Rejected``; words and lines are
DKPro's tokens and sentences. INCEpTION takes the type system under *Layers*, then the files as *UIMA CAS XMI
(XML 1.0)*. It was not run: `tests/exchange/test_xmi.py` holds what we write against the rules of its source
(`TypeSystemAnalysis`: what becomes a layer; `CasDoctor`: what is sound).
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.errors import InputError, MissingError
from annotate.exchange.coded_article import GOLD, CodedArticle, CodedSpan, State, coded_article
from annotate.exchange.conll import words
from annotate.exchange.format import SPANS, Format, corpus_files

if TYPE_CHECKING:
    from cassis import TypeSystem

TYPES = "TypeSystem.xml"
_ANNOTATION, _STRING = "uima.tcas.Annotation", "uima.cas.String"
_SEGMENT = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
_NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
_SPANS: Mapping[str, tuple[State, ...]] = {
    "annotate.Gold": GOLD,
    "annotate.Disputed": ("disputed",),
    "annotate.Rejected": ("rejected",),
}
_ARTICLE = "annotate.Article"
_FEATURES = ("label", "state", "voice", "reason")
_ABOUT = ("name", "group", "labels")


def _cassis() -> Any:
    try:
        import cassis
    except ImportError:
        raise MissingError(
            'XMI needs the extra `xmi`: pip install "annotate-news[xmi]", then run this again'
        ) from None
    return cassis


def _types() -> "TypeSystem":
    types = _cassis().TypeSystem()
    for name, features in {**dict.fromkeys(_SPANS, _FEATURES), _ARTICLE: _ABOUT}.items():
        made = types.create_type(name=name, supertypeName=_ANNOTATION)
        for feature in features:
            types.create_feature(domainType=made, name=feature, rangeType=_STRING)
    for name in ("Token", "Sentence"):
        types.create_type(name=f"{_SEGMENT}.{name}", supertypeName=_ANNOTATION)
    return types


def _write(articles: Sequence[CodedArticle], folder: Path) -> None:
    types = _types()
    folder.mkdir()
    types.to_xml(folder / TYPES)
    for article in articles:
        text = article.article.text
        cas = _cassis().Cas(typesystem=types)
        cas.document_language = article.article.language
        cas.sofa_string, cas.sofa_mime = text, "text/plain"

        def add(kind: str, start: int, end: int, cas: Any = cas, **features: str | None) -> None:
            cas.add(types.get_type(kind)(begin=start, end=end, **features))

        labels = None if article.labels is None else " ".join(sorted(article.labels))
        lines = list(_sentences(text))
        about = {"name": article.name, "group": article.group, "labels": labels}
        add(_ARTICLE, lines[0][0], lines[-1][1], **about)
        for name, states in _SPANS.items():
            for each in article.of_state(*states):
                add(name, each.start, each.end, **{key: getattr(each, key) or None for key in _FEATURES})
        for start, end in words(article):
            add(f"{_SEGMENT}.Token", start, end)
        for start, end in lines:
            add(f"{_SEGMENT}.Sentence", start, end)
        try:
            cas.to_xmi(folder / f"{article.file_name}.xmi")
        except ValueError as error:  # XML has no control characters
            raise InputError(f"article {article.name} cannot be written as XML: {error}") from None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line) + 1


def _read(path: Path) -> Iterator[CodedArticle]:
    cassis = _cassis()
    for file in corpus_files(path, "*.xmi"):
        try:
            with (file.parent / TYPES).open("rb") as stream:
                types = cassis.load_typesystem(stream)
            with file.open("rb") as stream:
                cas = cassis.load_cas_from_xmi(stream, typesystem=types)
        except Exception as error:  # every way in which XML can fail to be one
            raise InputError(f"{file} cannot be read with the {TYPES} beside it: {error}") from None
        about = next(iter(cas.select(_ARTICLE)), None) if types.contains_type(_ARTICLE) else None
        labels = about.labels if about is not None else None
        language = cas.document_language or ""
        yield coded_article(
            str(file),
            (about and about.name) or file.stem,
            cas.sofa_string or "",
            _spans(cas, types),
            language="" if language == "x-unspecified" else language,
            group=about and about.group,
            labels=None if labels is None else labels.split(),
        )


def _spans(cas: Any, types: "TypeSystem") -> Iterator[CodedSpan]:
    """Of our types; of a file that is not ours, what has a `label`, and named entities."""
    for kind in types.get_types():
        named = "value" if kind.name == _NAMED_ENTITY else "label"
        if kind.get_feature(named) is None or kind.get_feature("begin") is None:
            continue
        for each in cas.select(kind.name):
            if each.type.name == kind.name and (label := each.get(named)):
                yield CodedSpan(
                    start=each.begin,
                    end=each.end,
                    label=label,
                    state=(kind.get_feature("state") and each.state) or _SPANS.get(kind.name, GOLD)[0],
                    voice=each.voice if kind.get_feature("voice") else None,
                    reason=(kind.get_feature("reason") and each.reason) or "",
                )


FORMAT = Format(
    name="xmi",
    title="UIMA XMI (INCEpTION)",
    files="*.xmi",
    folder=True,
    holds=SPANS | {"labels offered", "language"},
    write=_write,
    read=_read,
)
