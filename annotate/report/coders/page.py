"""Agreement as one self-contained page: figures, and articles with what each coder marked side by side."""

from pathlib import Path

from annotate.report.coders import words
from annotate.report.coders.study import Study
from annotate.report.page import styled

HERE = Path(__file__).parent
MOST = 50  #: articles that are shown; the page says how many more there are


def page(study: Study) -> str:
    """The page."""
    return styled(
        "report/coders/page.html.j2",
        study.labels,
        style=(HERE / "page.css").read_text(encoding="utf-8"),
        study=study,
        found=study.agreement,
        words=words,
        titles={words.ALL: words.ALL.capitalize(), **{label.name: label.title for label in study.labels}},
        articles=study.disagreements[:MOST],
        more=len(study.disagreements[MOST:]),
    )
