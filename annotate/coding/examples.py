"""An example of the codebook: how it is written, with its spans marked, and how it is read."""

import re
from dataclasses import dataclass, field

from annotate.coding.markdown import MalformedError
from annotate.records import Span

_NOTE = re.compile(r"(?:^|\s)\*\((?P<person>person\b:?)?(?P<why>(?:(?!\s\*\().)*)\)\*$")


@dataclass(frozen=True, kw_only=True)
class Example:
    """A sentence and the spans of it that the label covers; a counter-example has none.

    `by_rules` is False where only a person can find them. `note` says why, and may be empty. `line` is where
    it stands in its codebook.
    """

    language: str
    text: str
    spans: tuple[Span, ...]
    by_rules: bool
    note: str
    line: int = field(default=0, compare=False)


def read(line: int, item: str) -> Example:
    """The example written in `item`, a list item on `line`. MalformedError says what is wrong with it."""
    language, _, marked = item.partition(": ")
    if not re.fullmatch(r"[a-z]{2,3}", language):
        raise MalformedError(line, f"{item!r} names no language; begin it like '- en: '")
    note = _NOTE.search(marked)
    if note:
        marked = marked[: note.start()]
    text, start = "", None
    spans: list[Span] = []
    for piece in re.split(r"(\[\[|\]\])", marked):
        if piece == "[[" and start is None:
            start = len(text)
        elif piece == "]]" and start is not None and start < len(text):
            spans.append(Span(start=start, end=len(text), text=text[start:]))
            start = None
        elif piece in ("[[", "]]"):
            raise MalformedError(line, f"a {piece} of {marked!r} has no partner; mark spans like [[this]]")
        else:
            text += piece
    if start is not None:
        raise MalformedError(line, f"the span {text[start:]!r} is not closed; put ]] at its end")
    if not text.strip():
        raise MalformedError(line, f"{item!r} has no text; write a sentence after the language")
    return Example(
        language=language,
        text=text,
        spans=tuple(spans),
        by_rules=not (note and note["person"]),
        note=note["why"].strip() if note else "",
        line=line,
    )


def written(example: Example) -> str:
    """The example as the codebook writes it, spans and note marked."""
    text, done = "", 0
    for span in example.spans:
        text += f"{example.text[done : span.start]}[[{span.text}]]"
        done = span.end
    text += example.text[done:]
    why = ": ".join(filter(None, ("" if example.by_rules else "person", example.note)))
    return f"{example.language}: {text}" + (f" *({why})*" if why else "")
