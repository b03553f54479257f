"""spaCy's DocBin: spans as the span groups ``gold``, ``disputed`` and ``rejected``; code points.

Tokens are cut where a span begins or ends, so that every span is there to the letter. Where no gold span
overlaps another, they are `doc.ents` as well.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.errors import InputError
from annotate.exchange.coded_article import GOLD, CodedArticle, CodedSpan, State, apart, coded_article, pieces
from annotate.exchange.format import SPANS, Format
from annotate.files import write

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_GROUPS: Mapping[str, tuple[State, ...]] = {
    "gold": GOLD,
    "disputed": ("disputed",),
    "rejected": ("rejected",),
}
_DETAILS = ("state", "voice", "reason")


def _write(articles: Sequence[CodedArticle], path: Path) -> None:
    from spacy.tokens import DocBin

    blank: dict[str, Language] = {}
    packed = DocBin(store_user_data=True)
    for article in articles:
        language = article.article.language
        if language not in blank:
            blank[language] = _blank(language)
        packed.add(_doc(article, blank[language]))
    write(path, packed.to_bytes())


def _blank(language: str) -> "Language":
    import spacy

    try:
        made = spacy.blank(language)
    except ImportError:
        made = spacy.blank("xx")
    made.max_length = sys.maxsize  # meant for parsers, which take room for each word; nothing is parsed here
    return made


def _doc(article: CodedArticle, blank: "Language") -> "Doc":
    from spacy.tokens import Doc, SpanGroup

    words, spaces = [], []
    for token in blank.make_doc(article.article.text):
        cut = pieces(token.idx, token.idx + len(token.text), article.spans)
        words += [article.article.text[start:end] for start, end in cut]
        spaces += [False] * (len(cut) - 1) + [bool(token.whitespace_)]
    doc = Doc(blank.vocab, words=words, spaces=spaces)
    for name, states in _GROUPS.items():
        spans = article.of_state(*states)
        details = {key: [getattr(each, key) for each in spans] for key in _DETAILS}
        found = [doc.char_span(each.start, each.end, label=each.label) for each in spans]
        assert None not in found, "tokens were cut at every end"
        doc.spans[name] = SpanGroup(
            doc, name=name, attrs=details, spans=[each for each in found if each is not None]
        )
    gold = article.of_state(*GOLD)
    if gold == apart(gold):
        doc.set_ents(list(doc.spans["gold"]))
    known: dict[str, Any] = {
        "id": article.name,
        "group": article.group,
        "language": article.article.language,
        "labels": None if article.labels is None else sorted(article.labels),
    }
    doc.user_data["annotate"] = known
    return doc


def _read(path: Path) -> Iterator[CodedArticle]:
    import spacy
    from spacy.tokens import DocBin

    try:
        docs = list(DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab))
    except Exception as error:  # every way in which bytes can fail to be one
        raise InputError(f"{path} is no DocBin of spaCy ({error}): write it with DocBin.to_disk") from None
    for number, doc in enumerate(docs, start=1):
        told = doc.user_data.get("annotate")
        known: Mapping[str, Any] = told if isinstance(told, dict) else {}
        yield coded_article(
            f"{path}, document {number}",
            number if known.get("id") is None else known["id"],
            doc.text,
            _spans(doc),
            language=known.get("language", ""),
            group=known.get("group"),
            labels=known.get("labels"),
        )


def _spans(doc: "Doc") -> Iterator[CodedSpan]:
    """Our groups; of a file that is not ours all groups, or where there are none the entities."""
    groups = {name: (list(group), group.attrs) for name, group in doc.spans.items()}
    for name, (spans, attrs) in (groups or {"gold": (list(doc.ents), {})}).items():
        state = _GROUPS.get(name, GOLD)[0]
        details = zip(*(_each(attrs.get(key), len(spans)) for key in _DETAILS), strict=True)
        for span, (kept, voice, reason) in zip(spans, details, strict=True):
            yield CodedSpan(
                start=span.start_char,
                end=span.end_char,
                label=span.label_,
                state=kept or state,
                voice=voice,
                reason=reason or "",
            )


def _each(details: Any, number: int) -> list[Any]:
    """What is said of each of so many spans; other programs keep other things under these names."""
    fitting = isinstance(details, (list, tuple)) and len(details) == number
    return list(details) if fitting else [None] * number


FORMAT = Format(
    name="spacy",
    title="spaCy DocBin",
    files="*.spacy",
    folder=False,
    holds=SPANS | {"labels offered", "language"},
    write=_write,
    read=_read,
)
