"""What waits to be settled, and what a policy settles."""

from pathlib import Path

import pytest

from annotate.records import Policy
from annotate.report.methods import summary_methods
from annotate.steps.adjudication.disputes import Disputed, disputed, record_policy, waiting
from annotate.steps.results.summary import summaries
from annotate.steps.upkeep.doctor import disputes_check
from annotate.workspace import Workspace
from tests import records
from tests.steps.disagreement import AGREED, code, workspace
from tests.studio.material import ARTICLE, BRUTAL, CODEBOOK, SOURCES


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return workspace(tmp_path)


def found(desk: Workspace) -> tuple[Disputed, ...]:
    with desk.store() as store:
        return disputed(store, CODEBOOK, 1)


def test_an_article_on_which_all_agree_is_not_in_the_list(desk: Workspace) -> None:
    (each,) = found(desk)
    assert (each.article, each.waiting, each.labels) == (ARTICLE, 2, ("loaded_label", "unattributed_claim"))
    assert (each.adjudicator, each.policy, each.changed) == (None, None, False)
    check = disputes_check(desk)
    assert check is not None
    assert (check.state, check.found) == ("worse", "1 article with 2 differences not settled; 0 settled")


def test_a_policy_is_recorded_once_and_taken_back(desk: Workspace) -> None:
    assert record_policy(desk, "majority", command="annotate adjudicate --policy majority") == (ARTICLE.id,)
    assert record_policy(desk, "majority", [ARTICLE.id], command="again") == (ARTICLE.id,)
    with desk.store() as store:
        (kept,) = store.rulings("policy")
        assert waiting(store, CODEBOOK, 1) == ()
    assert (kept.value, kept.reason) == ("majority", "annotate adjudicate --policy majority")
    check = disputes_check(desk)
    assert check is not None
    assert (check.state, check.found) == ("ok", "0 articles with 0 differences not settled; 1 settled")
    assert record_policy(desk, None, command="annotate adjudicate --policy none") == (ARTICLE.id,)
    assert found(desk)[0].waiting == 2


def test_a_kept_summary_is_made_again_where_a_policy_came(desk: Workspace) -> None:
    def approved() -> list[tuple[int | None, int | None]]:
        (summary,) = summaries(desk, [ARTICLE.id])
        own = [label.voices["outlet"] for label in summary.labels]
        kept = summary.corpus.parts[ARTICLE.id].counts if summary.corpus else {}
        assert len(kept) == sum(count.approved == count.approved_max for count in own)
        return [(count.approved, count.approved_max) for count in own]

    assert approved() == [(0, 1), (1, 1), (0, 1)]
    record_policy(desk, "unanimous", command="a test")
    assert approved() == [(0, 0), (1, 1), (0, 0)]


def test_an_answer_about_the_whole_article_that_one_alone_gave_waits(desk: Workspace) -> None:
    with desk.store() as store, store.transaction():
        flag = ("text is damaged",)
        code(store, "ada", [], number=3, of=AGREED, at="2026-11-22T08:00:00Z", flags=flag)
    first = {each.article.id: each for each in found(desk)}[AGREED.id]
    assert (first.waiting, first.dispute.flags) == (1, flag)


@pytest.mark.parametrize(
    ("policy", "flagged", "stands"),
    [
        ("majority", ("ada",), False),
        ("majority", ("ada", "cy"), True),
        ("unanimous", ("ada", "cy"), False),
    ],
)
def test_a_policy_settles_answers_about_the_whole_article(
    desk: Workspace, policy: Policy, flagged: tuple[str, ...], stands: bool
) -> None:
    """Ada, Bob and Cy coded it and differ about nothing else."""
    flag = ("text is damaged",)
    with desk.store() as store, store.transaction():
        for number, who in ((3, "ada"), (9, "cy")):
            flags = flag if who in flagged else ()
            code(store, who, [], number=number, of=AGREED, at="2026-11-22T08:00:00Z", flags=flags)
    assert record_policy(desk, policy, [AGREED.id], command="a test") == (AGREED.id,)
    settled = {each.article.id: each for each in found(desk)}[AGREED.id]
    assert (settled.waiting, settled.policy, settled.dispute.flags) == (0, policy, flag)
    (summary,) = summaries(desk, [AGREED.id])
    assert (summary.flags, summary.policy) == (flag if stands else (), policy)
    assert f"settled by policy ({policy})" in summary_methods(summary)
    record_policy(desk, None, [AGREED.id], command="a test")
    (summary,) = summaries(desk, [AGREED.id])
    assert (summary.flags, summary.policy) == (flag, None)


def test_where_coders_come_to_agree_nothing_waits(desk: Workspace) -> None:
    with desk.store() as store, store.transaction():
        same = [records.decision("ada", each) for each in (BRUTAL, SOURCES)]
        code(store, "ada", same, number=1, at="2026-11-22T08:00:00Z")
    assert found(desk) == ()
    assert disputes_check(desk) is None
