from pathlib import Path

import pytest

import annotate
from annotate.errors import MissingError, UsageError
from annotate.workspace import Workspace
from tests.steps.coded import code, filled


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, of which two people coded three."""
    here = Workspace.create(tmp_path_factory.mktemp("desk") / "desk", seed=1)
    filled(here)
    with here.store() as store, store.transaction():
        for article in store.articles()[:3]:
            for reviewer in ("r-1", "r-2"):
                code(store, here.codebook(), article, reviewer=reviewer)
    return here.root


def test_a_workspace_is_tables(folder: Path) -> None:
    desk = annotate.open(folder)
    articles, tags, decisions = desk.articles(), desk.tags(), desk.decisions()
    texts = dict(zip(articles.id, articles.text, strict=True))
    assert [texts[row.article_id][row.start : row.end] for row in tags.itertuples()] == list(tags.text)
    assert set(decisions.reviewer) == {"r-1", "r-2"}
    assert len(desk.reviews()) == 6
    assert set(desk.attributions().columns) >= {"article_id", "rung"}


def test_rates_and_agreement_come_with_their_intervals(folder: Path) -> None:
    desk = annotate.open(str(folder))
    rates = desk.rates()
    assert set(rates.columns) >= {"side", "label", "proposed_per_1000_words", "proposed_low", "proposed_high"}
    assert rates.proposed_per_1000_words.dtype == float
    found = desk.agreement()
    alpha = found[(found.label == "all") & (found.measure == "alpha")]
    assert (alpha.value.item(), alpha.articles.item()) == (1.0, 3)


def test_what_a_regression_takes_says_which_articles_are_gold(folder: Path) -> None:
    found = annotate.corrected(folder, "loaded_label")
    gold = found[found.sampled]
    assert gold.article.nunique() == 3
    assert set(gold.probability) == {0.5}
    assert gold.gold.notna().all()
    assert found[~found.sampled].gold.isna().all()
    assert (found.prediction >= 0).all()


def test_elsewhere_there_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="is no folder: give the one that `annotate init` made"):
        annotate.open(tmp_path / "none")
    with pytest.raises(MissingError, match="is in no workspace"):
        annotate.open(tmp_path)


def test_rates_by_what_there_is_not_are_refused(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "desk", seed=1)
    with pytest.raises(UsageError, match=r"^rates are by one of outlet, month, author, not 'week'$"):
        annotate.open(tmp_path / "desk").rates(by="week")  # type: ignore[arg-type]
