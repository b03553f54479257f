"""The flow of a real workspace: refusals are kept until the source is an article."""

from pathlib import Path

from annotate.coding.codebook import Codebook
from annotate.compare.methods import comparison_methods
from annotate.records import Task
from annotate.report.flow import Flow
from annotate.rulings import ruled
from annotate.steps.articles.add import add
from annotate.steps.results.compare import comparison
from annotate.steps.results.flow import flow
from annotate.steps.tags.tag import tag
from annotate.workspace import Workspace
from tests import records
from tests.steps.dam import DAM, RAIN, approve, both_read, publication


def flows(desk: Workspace) -> Flow:
    with desk.store() as store:
        return flow(store, desk.codebook())


def test_each_article_is_where_it_stands(tmp_path: Path) -> None:
    desk = both_read(tmp_path)
    assert flows(desk) == Flow(same=1, boxes={"not tagged": 2})
    tag(desk)
    assert flows(desk) == Flow(same=1, boxes={"never drawn": 2}, rates=2)
    with desk.store() as store, store.transaction():
        store.put_task(Task(server="s", project=1, task_id=1, article_id=RAIN.id, content_sha256=""))
    approve(desk)
    assert flows(desk) == Flow(same=1, boxes={"coded once": 1, "not coded": 1}, rates=2)


def test_a_second_coder_makes_it_coded_by_several_or_disputed_and_a_flag_no_article(tmp_path: Path) -> None:
    desk = both_read(tmp_path)
    tag(desk)
    approve(desk)
    again(desk, "r2", "R2", "rejected")
    assert flows(desk).boxes == {"disputed": 1, "never drawn": 1}
    by_policy(desk, "majority")  # of two, one is none: nothing stands, and that is settled
    assert flows(desk).boxes == {"adjudicated": 1, "never drawn": 1}
    by_policy(desk, "none")
    assert flows(desk).boxes == {"disputed": 1, "never drawn": 1}
    again(desk, "r3", "R2", "accepted", at="2025-05-03T10:00:00Z")
    assert flows(desk).boxes == {"coded by several": 1, "never drawn": 1}
    again(desk, "r4", "R3", "accepted", purpose="adjudication")
    assert flows(desk).boxes == {"adjudicated": 1, "never drawn": 1}
    again(desk, "r5", "R3", "accepted", at="2025-05-04T10:00:00Z", purpose="adjudication", flags=("damaged",))
    assert flows(desk) == Flow(same=1, boxes={"no article": 1, "never drawn": 1}, rates=1)


def by_policy(desk: Workspace, policy: str) -> None:
    with desk.store() as store, store.transaction():
        store.add_ruling(ruled("policy", value=policy, about=DAM.id), article_id=DAM.id)


def again(
    desk: Workspace, name: str, who: str, verdict: str, *, at: str = "2025-05-02T10:00:00Z", **more: object
) -> None:
    """Another review of the dam, with a verdict on "Sources suggest" and the rest rejected."""
    book: Codebook = desk.codebook()
    with desk.store() as store, store.transaction():
        shown = store.tags(DAM.id)
        review = records.review(
            name,
            DAM,
            reviewer=who,
            annotation_id=int(name[1:]),
            decided_at=at,
            labels_offered=tuple(f"{label.name}@{label.digest}" for label in book.labels),
            tags_shown=tuple(each.id for each in shown),
            codebook_version=book.version,
            **more,
        )
        verdicts = [verdict if each.text == "Sources suggest" else "rejected" for each in shown]
        store.add_review(review, map(records.decision, [name] * len(shown), shown, verdicts))


def test_the_flow_of_a_comparison_is_that_of_its_articles_with_those_left_out_in_their_box(
    tmp_path: Path,
) -> None:
    desk = Workspace.create(tmp_path / "desk", seed=1)
    with desk.store() as store, store.transaction():
        for article in (DAM, RAIN):
            store.add_article(article)
        store.add_publication(records.publication(DAM, "dam.txt"))
        store.add_publication(publication(RAIN, "https://beacon.example/rain"))
    tag(desk)
    approve(desk)
    assert flows(desk).boxes == {"never drawn": 1, "coded once": 1}
    found = comparison(desk)
    assert found.flow == Flow(boxes={"never drawn": 1, "on no side": 1}, rates=1)
    said = comparison_methods(found)
    assert "No person reviewed the tags." in said
    assert "Left out: 1 article (no outlet known)." in said
    assert (
        "2 articles (of which 1 left out, standing on no side of the comparison), 1 tagged (of "
        "which 1 never sent to be coded), 0 drawn for coding, 0 coded; 1 article in the rates."
    ) in said
    with desk.store() as store, store.transaction():
        store.add_publication(publication(DAM, "dam.txt"))
    assert comparison(desk).flow == flows(desk)


def test_what_was_refused_is_found_too_until_it_is_taken(tmp_path: Path) -> None:
    desk = Workspace.create(tmp_path / "desk", seed=1)
    file = tmp_path / "a.txt"
    file.write_bytes(b"")
    add(desk, [str(file)])
    add(desk, [str(file)])
    assert flows(desk) == Flow(refused={"empty": 1}, boxes={})
    file.write_text(
        "The dam opens\n\nThe minister opened the dam on Tuesday, after a year of work.", encoding="utf-8"
    )
    add(desk, [str(file)])
    assert flows(desk) == Flow(boxes={"not tagged": 1})
