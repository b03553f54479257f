"""A coded article of ours, written in a format for its own reader."""

from pathlib import Path

from annotate.exchange.coded_article import CodedArticle, CodedSpan, coded_article
from annotate.exchange.format import formats

TEXT = "Dam 🕯️ opens\n\nThe puppet\nregime 👩‍👩‍👧 of the tyrants. افتتح السد."
LABELS = frozenset({"loaded_label", "scare_quotes"})


def span(words: str, label: str = "loaded_label", **more: str) -> CodedSpan:
    start = TEXT.index(words)
    return CodedSpan(start=start, end=start + len(words), label=label, **more)


SPANS = (
    span("puppet\nregime", voice="outlet", reason="It says “regime”."),
    span("tyrants", state="adjudicated", voice="quoted"),
    span("السد", "scare_quotes"),
    span("Dam", state="disputed"),
)
GOLD = [("puppet\nregime", "loaded_label"), ("tyrants", "loaded_label"), ("السد", "scare_quotes")]


def made(*more: CodedSpan) -> CodedArticle:
    return coded_article(
        "here", "7", TEXT, (*SPANS, *more), language="en", group="The Lunn Courier", labels=LABELS
    )


def written(name: str, place: Path, *more: CodedSpan) -> Path:
    formats()[name].write([made(*more)], place)
    return place
