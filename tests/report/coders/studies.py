"""Studies for tests of their forms: two coders who differ, and some in which there is little to say."""

from dataclasses import replace

from annotate.coding.agreement.codings import Coding
from annotate.coding.agreement.exposure import Exposure
from annotate.coding.agreement.figures import agreement
from annotate.coding.agreement.suggestions import suggestions
from annotate.records import Article
from annotate.report.coders.disagreement import disagreements
from annotate.report.coders.study import Study
from tests import records
from tests.coding.agreement.made import coding, study
from tests.report.examples import CODEBOOK
from tests.report.summaries import SCRIPT

LABELS = tuple(CODEBOOK.labels)[:2]
ONE, TWO = (label.name for label in LABELS)
TEXT = "The dam of Orlo\n\nThe puppet regime denied it.\n\nNothing was said.\n\nSo-called experts met."


def article(name: str, text: str = TEXT) -> Article:
    return records.article(text, id=name, title_end=text.index("\n"))


def marked(name: str, coder: str, text: str = TEXT, **words: tuple[str, ...]) -> Coding:
    """What a coder marked: words by label, each where it first stands."""
    spans = {
        {"one": ONE, "two": TWO}[label]: [(text.index(word), text.index(word) + len(word)) for word in found]
        for label, found in words.items()
    }
    return coding(name, coder, len(text), **spans)


def of(
    *codings: Coding, texts: dict[str, str] | None = None, full: bool = False, again: tuple[Coding, ...] = ()
) -> Study:
    articles = {
        each.article_id: article(each.article_id, (texts or {}).get(each.article_id, TEXT))
        for each in codings
    }
    lines = {name: [(0, len(each.text))] for name, each in articles.items()}
    return Study(
        agreement=agreement(codings, again, labels=(ONE, TWO), seed=1, sentences=lines if full else None),
        labels=LABELS,
        disagreements=disagreements(codings, articles),
        shown={"tags": 1, "nothing": 2, "both": 0},
        left_out={"the article was flagged": 1},
    )


def two(**how: bool) -> Study:
    """Two coders who differ about two of three passages, and one article on which they are at one."""
    return of(
        marked("x", "r-1", one=("puppet regime", "Orlo"), two=("experts",)),
        marked("x", "r-2", one=("puppet", "Orlo"), two=()),
        marked("y", "r-1", one=("puppet",), two=()),
        marked("y", "r-2", one=("puppet",), two=()),
        **how,
    )


def many() -> Study:
    """Twenty articles by three coders, with everything that there is to say."""
    codings = [
        Coding(
            article_id=each.article_id,
            coder=f"r-{each.coder}",
            length=each.length,
            spans={ONE: each.spans["a"], TWO: each.spans["b"]},
        )
        for each in study(20, coders="ABC", length=700)
    ]
    text = f"A title\n\n{'words go on and on ' * 50}"[:700]
    again = [each for each in codings if each.coder == "r-A"][:5]
    return of(*codings, texts={each.article_id: text for each in codings}, full=True, again=tuple(again))


def blind() -> Study:
    """Twenty articles, half of them coded without tags, four of them by two and adjudicated."""
    found, truth = [], {}
    for number in range(20):
        name, unseen = f"x{number:02}", number % 2 == 0
        tags = {ONE: ((0, 5), (20, 25)), TWO: ((40, 45),)}
        kept = [span for i, span in enumerate(tags[ONE]) if (number + i) % (3 if unseen else 5)]
        for coder in ("r-1", "r-2") if number < 8 else ("r-1",):
            mine = coding(name, coder, 60, **{ONE: [*kept, (50, 55)], TWO: [(40, 45)]})
            nothing: dict[str, tuple[tuple[int, int], ...]] = {}
            shown, hidden = (nothing, tags) if unseen else (tags, nothing)
            found.append(Exposure(coding=mine, shown=shown, hidden=hidden, blind=unseen))
        if number < 8:
            truth[name] = coding(name, "judge", 60, **{ONE: [(0, 5)], TWO: [(40, 45)]})
    pull = suggestions(found, truth, labels=(ONE, TWO), seed=1)
    return replace(two(), suggestions=pull)


def hostile() -> Study:
    text = f"{SCRIPT}\n\nThe {SCRIPT} regime \x1b[31m said </style><b>."
    return of(
        marked("x", "r-1", text, one=("regime", "\x1b"), two=()),
        marked("x", "r-2", text, one=(SCRIPT,), two=()),
        texts={"x": text},
    )


def alone() -> Study:
    return of(marked("x", "r-1", one=("puppet",), two=()))


def silent() -> Study:
    return of(marked("x", "r-1", one=(), two=()), marked("x", "r-2", one=(), two=()), full=True)
