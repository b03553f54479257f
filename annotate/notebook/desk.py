"""A workspace as tables for a notebook; nothing here changes it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from annotate.compare.document import COLUMNS as RATE_COLUMNS
from annotate.compare.document import rows as rate_rows
from annotate.compare.regression import COLUMNS as REGRESSION_COLUMNS
from annotate.compare.regression import per_story
from annotate.compare.standing import By
from annotate.errors import MissingError, UsageError
from annotate.notebook.table import frame
from annotate.report.coders.document import measured
from annotate.steps.results.compare import comparison
from annotate.steps.reviews.agreement import agreement
from annotate.steps.reviews.export import COLUMNS, rows
from annotate.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd

_AGREEMENT = ("label", "measure", "value", "low", "high", "articles", "reason")


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A workspace that was opened for reading."""

    workspace: Workspace

    def articles(self) -> "pd.DataFrame":
        """A row for each article, with its text and publications."""
        return self._table("articles")

    def tags(self) -> "pd.DataFrame":
        """A row for each tag that is proposed today."""
        return self._table("tags")

    def attributions(self) -> "pd.DataFrame":
        """A row for each claim that is handed to a source."""
        return self._table("attributions")

    def reviews(self) -> "pd.DataFrame":
        """A row for each state of each review; `newest` marks those that count."""
        return self._table("reviews")

    def decisions(self) -> "pd.DataFrame":
        """A row for each decision that counts: who took it, when, by which codebook."""
        return self._table("decisions")

    def rates(self, by: By = "outlet") -> "pd.DataFrame":
        """A row for each outlet (or month, author) and label: rates per 1,000 words, proposed and corrected.

        UsageError for another `by`.
        """
        if by not in get_args(By):
            raise UsageError(f"rates are by one of {', '.join(get_args(By))}, not {by!r:.40}")
        return frame(rate_rows(comparison(self.workspace, by=by)), RATE_COLUMNS)

    def agreement(self) -> "pd.DataFrame":
        """A row for each label, and ``all``, and measure: its value with a 95 % interval, or why not."""
        found = agreement(self.workspace).agreement
        figures = {"all": found.overall, **found.labels}
        named = {
            (label, name): measured(measure)
            for label, each in figures.items()
            for name, measure in (
                ("alpha", each.alpha),
                ("f1_exact", each.exact),
                ("f1_overlapping", each.overlapping),
            )
        }
        return frame(
            (
                {"label": label, "measure": name, **each}
                | dict(zip(("low", "high"), each["interval"] or (None, None), strict=True))
                for (label, name), each in named.items()
            ),
            _AGREEMENT,
        )

    def corrected(self, label: str) -> "pd.DataFrame":
        """What a regression of one label needs: see `corrected`."""
        found = comparison(self.workspace, labels=(label,))
        return frame(per_story(found, label), REGRESSION_COLUMNS)

    def _table(
        self, name: Literal["articles", "tags", "attributions", "reviews", "decisions"]
    ) -> "pd.DataFrame":
        with self.workspace.store() as store:
            return frame(list(rows(store, name, self.workspace.codebook())), COLUMNS[name])


def open(place: str | Path = ".") -> Desk:  # noqa: A001 -- `annotate.open` is its name
    """The workspace in a folder, or around it. MissingError where there is none."""
    return _desk(Path(place))


def corrected(desk: "Desk | str | Path", label: str) -> "pd.DataFrame":
    """A row for each story of each outlet: what design-based and prediction-powered estimators take.

    `prediction` counts what rules propose for the label in the outlet's own voice, out of sample on every
    article: rules learn from no review, and rows of word lists that reviews suggested count out of fold.
    `gold` is what people approved, where the article was drawn for review with a known `probability`, else
    missing; `sampled` says so. `words` are the outlet's own.
    """
    return (desk if isinstance(desk, Desk) else _desk(Path(desk))).corrected(label)


def _desk(folder: Path) -> Desk:
    if not folder.is_dir():
        raise MissingError(f"{folder} is no folder: give the one that `annotate init` made")
    return Desk(workspace=Workspace.find(folder))
