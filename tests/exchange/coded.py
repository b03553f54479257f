"""Coded articles of every kind that formats must take: emoji, right to left, overlaps, blanks, flags."""

from dataclasses import replace

from hypothesis import strategies as st

from annotate.coding.decisions import FLAGS
from annotate.errors import InputError
from annotate.exchange.coded_article import STATES, CodedArticle, CodedSpan, coded_article
from annotate.records import VOICES

PIECES = (
    "dam",
    "🕯️",
    "👩‍👩‍👧",
    "نظام",
    "עיר",
    "é",
    "𝔄",
    "puppet regime",
    "«",
    ".",
    " ",
    "\n",
    "\n\n",
    "\u00a0",
    "\t",
    "#",
)
LABELS = ("loaded_label", "loaded_language", "scare_quotes")


@st.composite
def articles(draw: st.DrawFn) -> list[CodedArticle]:
    """Up to three articles with different texts; names are numbers, which every format has."""
    texts = draw(
        st.lists(
            st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join).filter(str.strip),
            min_size=1,
            max_size=3,
            unique=True,
        )
    )
    return [draw(_article(str(number), text)) for number, text in enumerate(texts, start=1)]


@st.composite
def _article(draw: st.DrawFn, name: str, text: str) -> CodedArticle:
    at = st.integers(0, len(text))
    spans: dict[tuple[int, int, str], CodedSpan] = {}
    for start, end in draw(st.lists(st.tuples(at, at), max_size=5)):
        span = CodedSpan(
            start=min(start, end),
            end=max(start, end),
            label=draw(st.sampled_from(LABELS)),
            state=draw(st.sampled_from(STATES)),
            voice=draw(st.sampled_from((None, *VOICES))),
            reason=draw(st.sampled_from(("", "It says “regime”: a verdict 🕯️."))),
        )
        try:
            for each in coded_article("here", name, text, [span], language="en").spans:
                spans.setdefault((each.start, each.end, each.label), each)
        except InputError:  # an empty one
            continue
    return coded_article(
        "here",
        name,
        text,
        spans.values(),
        language=draw(st.sampled_from(("en", "fr", "ar", "und"))),
        group=draw(st.sampled_from(("", "The Lunn Courier"))),
        labels=draw(st.sampled_from((None, frozenset(LABELS), frozenset()))),
        flags=draw(st.sampled_from(((), FLAGS[:1]))),
    )


def alike(article: CodedArticle) -> CodedArticle:
    """The article without what is worked out anew from its text when a format says nothing of it."""
    return replace(article, article=replace(article.article, title_end=0, language=""), group="", blank=())
