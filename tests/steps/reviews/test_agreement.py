"""Agreement of the people who coded a workspace: whose codings are compared, and what is left out."""

from pathlib import Path

import pytest

from annotate.coding.agreement.codings import FLAGGED, OUTDATED, UNKNOWN
from annotate.coding.agreement.effect import NOTHING_SHOWN
from annotate.coding.agreement.measure import FEW, NOT_TWICE
from annotate.errors import UsageError
from annotate.records import Article, Purpose, Showing, Tagged, digest
from annotate.report.coders import words
from annotate.report.methods import summary_methods
from annotate.steps.results.compare import comparison
from annotate.steps.results.summary import summaries
from annotate.steps.reviews.agreement import Question, agreement
from annotate.team import Assigned, Assignment, Design, Proposals
from annotate.workspace import Workspace
from tests import records
from tests.steps import coded as gold

TEXT = "The puppet of Tolme spoke.\n\nAnd the so-called experts of Lunn met again."
FIRST = records.article(TEXT, title_end=0)
SECOND = records.article(f"Once more. {TEXT}", title_end=0)
PUPPET, EXPERTS = (4, 10), (36, 46)


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "desk", seed=7)
    with workspace.store() as store, store.transaction():
        for each in (FIRST, SECOND):
            store.add_article(each)
    return workspace


def code(
    workspace: Workspace,
    reviewer: str,
    *spans: tuple[int, int],
    of: Article = FIRST,
    at: int = 1,
    shown: Showing = "nothing",
    offered: str = "",
    flags: tuple[str, ...] = (),
    purpose: Purpose = "coding",
) -> None:
    """Store a review that marks these spans as loaded labels."""
    name = digest(reviewer, of.id, at)
    digests = workspace.codebook().digests
    with workspace.store() as store, store.transaction():
        review = records.review(
            name,
            of,
            reviewer=reviewer,
            annotation_id=len(store.reviews(history=True)) + 1,
            decided_at=f"2026-11-21T08:00:{at:02}Z",
            labels_offered=(f"loaded_label@{offered or digests['loaded_label']}",),
            shown=shown,
            flags=flags,
            purpose=purpose,
        )
        store.add_review(review, [records.added(name, of, *span, "loaded_label") for span in spans])


def test_of_each_person_the_newest_review_is_compared(empty: Workspace) -> None:
    code(empty, "r-1", EXPERTS, at=1)
    code(empty, "r-1", PUPPET, at=2)
    code(empty, "r-2", PUPPET)
    found = agreement(empty)
    assert found.agreement.coders == ("r-1", "r-2")
    assert found.agreement.labels["loaded_label"].alpha.value == 1
    assert found.agreement.labels["loaded_label"].alpha.reason == FEW
    assert found.agreement.labels["repetition"].alpha.reason == NOT_TWICE  # nobody was offered it
    assert found.agreement.seed == 7
    assert found.disagreements == ()


def test_articles_and_labels_can_be_chosen(empty: Workspace) -> None:
    for article in (FIRST, SECOND):
        code(empty, "r-1", PUPPET, of=article)
        code(empty, "r-2", *([PUPPET] if article == FIRST else []), of=article)
    assert agreement(empty, Question(articles=[FIRST.id])).agreement.overall.alpha.value == 1
    assert agreement(empty, Question(articles=[SECOND.id])).agreement.overall.exact.value == 0
    assert [each.article_id for each in agreement(empty).disagreements] == [SECOND.id]
    assert list(agreement(empty, Question(labels=["loaded_label"])).agreement.labels) == ["loaded_label"]
    with pytest.raises(UsageError, match="sneer"):
        agreement(empty, Question(labels=["sneer"]))


@pytest.mark.parametrize(
    ("how", "reasons"),
    [
        ({"flags": ("text is damaged",)}, {FLAGGED: 2}),
        ({"shown": "unknown"}, {UNKNOWN: 1}),
        ({"offered": "0000"}, {OUTDATED: 1}),
    ],
)
def test_reviews_that_cannot_be_compared_are_counted_by_reason(
    empty: Workspace, how: dict[str, str], reasons: dict[str, int]
) -> None:
    code(empty, "r-1", PUPPET)
    code(empty, "r-2", PUPPET, **how)  # type: ignore[arg-type]
    found = agreement(empty)
    assert dict(found.left_out) == reasons
    assert found.agreement.overall.alpha.reason == NOT_TWICE


def test_what_the_pages_held_is_counted(empty: Workspace) -> None:
    code(empty, "r-1", PUPPET, shown="tags")
    code(empty, "r-2", PUPPET, shown="nothing")
    code(empty, "r-1", PUPPET, shown="tags", of=SECOND)
    code(empty, "r-2", PUPPET, shown="tags", of=SECOND)
    assert agreement(empty).shown == {"tags": 1, "nothing": 0, "both": 1}


def test_sentences_and_pairs_come_only_where_they_are_asked_for(empty: Workspace) -> None:
    code(empty, "r-1", PUPPET)
    code(empty, "r-2", EXPERTS)
    assert agreement(empty).agreement.overall.kappa is None
    full = agreement(empty, Question(full=True)).agreement
    assert list(full.pairs) == [("r-1", "r-2")]
    assert full.overall.kappa is not None
    assert full.overall.kappa.value == pytest.approx(-1)  # of two sentences each marked the other


def test_what_proposals_find_is_measured_against_somebody_who_saw_none(empty: Workspace) -> None:
    tag = records.tag(FIRST, *PUPPET)
    tagged = Tagged(
        article=FIRST, tags=(tag,), attributions=(), words={"outlet": 1, "quoted": 0, "reported": 0}
    )
    with empty.store() as store, store.transaction():
        store.put_tagged(tagged, "{}")
    code(empty, "r-1", PUPPET, EXPERTS, shown="tags")
    assert agreement(empty).suggestions is None
    code(empty, "r-2", PUPPET, EXPERTS, shown="nothing")
    found = agreement(empty).suggestions
    assert found is not None
    assert found.labels["loaded_label"].recall.value == 1 / 2
    assert found.overall.effect.added.value == 1
    assert found.overall.effect.effect.reason == NOTHING_SHOWN  # the page with tags had none of today's
    assert not found.settled


def test_a_blind_review_is_compared_with_the_proposals_of_its_own_day(empty: Workspace) -> None:
    """Of two times that tags were kept, the one before the review counts; a later one found more."""
    puppet, experts = (records.tag(FIRST, *span) for span in (PUPPET, EXPERTS))
    run = Assignment(
        id="a", made_at="2026-11-20T08:00:00Z", seed=1, coders=("r-1", "r-2"), design=Design(blind=1),
        server="s", codebook_version="1",
    )  # fmt: skip
    rows = [
        Assigned(assignment="a", article_id=FIRST.id, coder=who, purpose="coding", position=0, blind=True)
        for who in run.coders
    ]
    kept = [
        Proposals(assignment="a", article_id=FIRST.id, at=at, version="v", tags=tags)
        for at, tags in ((run.made_at, (puppet,)), ("2026-11-21T08:00:10Z", (puppet, experts)))
    ]
    with empty.store() as store, store.transaction():
        store.add_assignment(run, rows, kept)
    code(empty, "r-1", PUPPET, EXPERTS, at=5)
    found = agreement(empty).suggestions
    assert found is not None
    assert found.overall.recall.value == 1 / 2
    code(empty, "r-2", PUPPET, EXPERTS, at=15)
    found = agreement(empty).suggestions
    assert found is not None
    assert found.overall.recall.value == 3 / 4


def test_one_label_alone_is_all_that_a_page_about_it_shows(empty: Workspace) -> None:
    code(empty, "r-1", PUPPET, EXPERTS)
    code(empty, "r-2", PUPPET)
    found = agreement(empty, Question(labels=["repetition"]))
    assert found.disagreements == ()
    assert [label.name for label in found.labels] == ["repetition"]


def test_a_second_coding_is_compared_with_the_first_of_the_same_person(empty: Workspace) -> None:
    code(empty, "r-1", PUPPET)
    code(empty, "r-1", PUPPET, EXPERTS, at=2, purpose="again")
    code(empty, "r-2", EXPERTS)
    found = agreement(empty).agreement
    assert found.articles == 1
    assert list(found.again) == ["r-1"]
    assert found.again["r-1"].exact.value == pytest.approx(2 / 3)


def test_hidden_tags_and_what_was_adjudicated_come_from_the_assignment_and_the_adjudicator(
    empty: Workspace,
) -> None:
    puppet, experts = (records.tag(FIRST, *span) for span in (PUPPET, EXPERTS))
    run = Assignment(
        id="a", made_at="2026-11-20T08:00:00Z", seed=1, coders=("r-1",), design=Design(hide=0.5),
        server="s", codebook_version="1",
    )  # fmt: skip
    row = Assigned(
        assignment="a", article_id=FIRST.id, coder="r-1", purpose="coding", position=0, hidden=(experts.id,)
    )
    frozen = Proposals(
        assignment="a", article_id=FIRST.id, at=run.made_at, version="v", tags=(puppet, experts)
    )
    with empty.store() as store, store.transaction():
        store.add_assignment(run, [row], [frozen])
    code(empty, "r-1", PUPPET, EXPERTS, shown="tags")
    code(empty, "r-2", PUPPET)
    code(empty, "r-3", PUPPET, at=3, purpose="adjudication")
    found = agreement(empty).suggestions
    assert found is not None
    assert found.settled
    # Who had the wrong tag hidden from them marked it all the same; who saw none found the right one alone.
    assert (found.overall.wrong.added.value, found.overall.right.added.value) == (0.5, 1.0)


def test_the_methods_of_pages_state_the_same_alphas(desk: Workspace) -> None:
    """Two people coded fourteen articles, and one of them overlooks every third span."""
    with desk.store() as store, store.transaction():
        for number, article in enumerate(store.articles()):
            gold.code(store, desk.codebook(), article, reviewer="r-1")
            if number < 14:
                keeps = lambda span: span[0] % 3 > 0  # noqa: E731
                gold.code(store, desk.codebook(), article, reviewer="r-2", keeps=keeps)
    found = agreement(desk)
    assert found.agreement.articles == 14
    alphas = {label: figures.alpha for label, figures in found.agreement.labels.items()}
    name = next(iter(summaries(desk, (), everything=True)))
    assert name.corpus is not None
    assert name.corpus.alphas == alphas == comparison(desk).alphas
    whole = alphas["loaded_language"]
    assert whole.interval is not None
    assert f"Loaded language {words.whole(whole)}" in summary_methods(name)
