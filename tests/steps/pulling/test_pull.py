"""`pull` against a real Label Studio: what reviewers did comes back exactly, and counts once."""

from collections.abc import Mapping
from typing import Any

import pytest

from annotate.errors import MissingError
from annotate.records import Article, Decision, Tag, Tagged
from annotate.steps.coders.people import reviewer_code
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.steps.results.summary import summaries
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.studio.material import ARTICLE, BRUTAL, CODEBOOK, REGIME, SOURCES, TAGS, article, region, span
from tests.studio_server import STUDIO

pytestmark = STUDIO


def sent(workspace: Workspace, studio: Studio, tags: Mapping[Article, tuple[Tag, ...]]) -> dict[str, int]:
    """Send these articles; their task ids by article id."""
    with workspace.store() as store, store.transaction():
        for each, its_tags in tags.items():
            store.add_article(each)
            words: dict[Any, int] = {"outlet": 9, "quoted": 0, "reported": 0}
            store.put_tagged(Tagged(article=each, tags=its_tags, attributions=(), words=words), "rules 1")
    project = push(workspace, studio).project
    return {each.article_id: each.task_id for each in studio.task_states(project)}


def back(*tags: Tag) -> list[dict[str, Any]]:
    return [region(each.id, each.label, each.start, each.end) for each in tags]


def decided(workspace: Workspace) -> list[tuple[str, str, str]]:
    with workspace.store() as store:
        found: list[Decision] = [d for review in store.reviews() for d in store.decisions(review.id)]
    return [(each.verdict, each.label, each.text) for each in found]


def test_every_verdict_comes_back_with_exact_words(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    result = [
        region(REGIME.id, "loaded_language", REGIME.start, REGIME.end),
        region(SOURCES.id, "unattributed_claim", *span(ARTICLE, "Sources")),
        region("added-1", "loaded_label", *span(ARTICLE, "العربية")),
        region("added-2", "loaded_label", *span(ARTICLE, "🚧 left")),
        region("added-3", "loaded_label", *span(ARTICLE, "👩🏽‍🚀")),
    ]
    studio.submit(tasks[ARTICLE.id], result, seconds=41.5)
    pulled = pull(workspace, studio)
    assert (pulled.submitted, pulled.skipped, pulled.changed, pulled.known, pulled.foreign) == (1, 0, 0, 0, 0)
    assert pulled.verdicts == {"relabelled": 1, "resized": 1, "rejected": 1, "added": 3}
    assert decided(workspace) == [
        ("added", "loaded_label", "👩🏽‍🚀"),
        ("relabelled", "loaded_language", "puppet regime"),
        ("rejected", "loaded_language", "brutal"),
        ("resized", "unattributed_claim", "Sources"),
        ("added", "loaded_label", "العربية"),
        ("added", "loaded_label", "🚧 left"),
    ]
    with workspace.store() as store:
        [review] = store.reviews()
    assert review.seconds == 41.5
    assert review.tags_shown == tuple(each.id for each in TAGS)
    assert review.codebook_version == "2.1"
    assert review.labels_offered == tuple(f"{each.name}@{each.digest}" for each in CODEBOOK.labels)
    assert (review.sampled_by, review.inclusion_probability) == ("all", 1.0)


def test_skipped_is_not_reviewed_and_submitted_empty_is(workspace: Workspace, studio: Studio) -> None:
    one, two = article("One regime."), article("Two regimes.")
    tasks = sent(workspace, studio, {one: (), two: ()})
    studio.submit(tasks[one.id], [], skipped=True)
    studio.submit(tasks[two.id], [])
    pulled = pull(workspace, studio)
    assert (pulled.submitted, pulled.skipped) == (1, 1)
    with workspace.store() as store:
        assert {each.article_id: each.status for each in store.reviews()} == {
            one.id: "skipped",
            two.id: "submitted",
        }
    assert decided(workspace) == []


def test_decisions_of_what_nobody_can_have_read_are_counted_apart(
    workspace: Workspace, studio: Studio
) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    studio.submit(tasks[ARTICLE.id], back(*TAGS), seconds=0.01)
    pulled = pull(workspace, studio)
    assert [each.article_id for each in pulled.unread] == [ARTICLE.id]
    assert (pulled.submitted, pulled.verdicts, pulled.left_out) == (1, {}, {"accepted": 3})


def test_pulled_twice_counts_once_and_a_change_supersedes(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    annotation = studio.submit(tasks[ARTICLE.id], back(*TAGS))
    assert pull(workspace, studio).verdicts == {"accepted": 3}
    again = pull(workspace, studio)
    assert (again.submitted, again.known, again.changed) == (0, 1, 0)
    assert again.verdicts == {}

    studio._sdk.annotations.update(annotation, result=back(REGIME))
    changed = pull(workspace, studio)
    assert (changed.submitted, changed.changed, changed.known) == (1, 1, 0)
    assert changed.verdicts == {"accepted": 1, "rejected": 2}
    studio._sdk.annotations.update(annotation, result=back(*TAGS))
    assert pull(workspace, studio).verdicts == {"accepted": 3}
    with workspace.store() as store:
        assert len(store.reviews()) == 1
        assert len(store.reviews(history=True)) == 3
        assert len(store.decisions(store.reviews()[0].id)) == 3


def test_what_the_next_summary_needs_is_counted_at_once(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS, article("One regime."): ()})
    studio.submit(tasks[ARTICLE.id], back(*TAGS))
    pull(workspace, studio)
    with workspace.store() as store:
        counted = store.cached_summaries()
        assert set(counted) == {ARTICLE.id}
        [summary] = summaries(workspace, [ARTICLE.id])
        assert store.cached_summaries() == counted
    assert summary.corpus is not None
    assert summary.corpus.parts[ARTICLE.id].basis == "reviewed"


def test_reviews_are_kept_where_they_cannot_be_counted_yet(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    studio.submit(tasks[ARTICLE.id], back(*TAGS))
    (workspace.models / "current").write_text("gone\n")
    assert pull(workspace, studio).submitted == 1
    with workspace.store() as store:
        assert len(store.reviews()) == 1
        assert store.cached_summaries() == {}


def test_a_review_deleted_on_the_server_counts_no_longer(workspace: Workspace, studio: Studio) -> None:
    other = article("One regime.")
    tasks = sent(workspace, studio, {ARTICLE: TAGS, other: ()})
    annotation = studio.submit(tasks[ARTICLE.id], back(*TAGS))
    kept = studio.submit(tasks[other.id], [])
    pull(workspace, studio)
    studio._sdk.annotations.delete(annotation)
    pulled = pull(workspace, studio)
    assert [each.annotation_id for each in pulled.withdrawn] == [annotation]
    with workspace.store() as store:
        assert {each.annotation_id: each.status for each in store.reviews()} == {
            annotation: "withdrawn",
            kept: "submitted",
        }
        assert [each.status for each in store.reviews(ARTICLE.id, history=True)] == ["submitted", "withdrawn"]
    assert pull(workspace, studio).withdrawn == ()

    studio.submit(tasks[ARTICLE.id], back(REGIME))
    assert pull(workspace, studio).verdicts == {"accepted": 1, "rejected": 2}


def test_a_task_deleted_on_the_server_takes_no_review_back(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    studio.submit(tasks[ARTICLE.id], back(*TAGS))
    pull(workspace, studio)
    studio.remove_tasks([tasks[ARTICLE.id]])
    assert pull(workspace, studio).withdrawn == ()
    with workspace.store() as store:
        assert [each.status for each in store.reviews()] == ["submitted"]


def test_what_does_not_fit_is_reported_and_kept_aside(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    result = [
        region(REGIME.id, "slander", REGIME.start, REGIME.end),
        region("far", "loaded_label", 150, 5000),
        *back(BRUTAL),
    ]
    number = studio.submit(tasks[ARTICLE.id], result)
    pulled = pull(workspace, studio)
    assert pulled.verdicts == {"accepted": 1, "rejected": 1}
    assert len(pulled.set_aside) == 2
    where = f"article {ARTICLE.id}, annotation {number}"
    assert pulled.set_aside[0].startswith(f"{where}: the codebook has no label 'slander'")
    assert "the offsets 150–5000 are not inside the article (0–169)" in pulled.set_aside[1]
    with workspace.store() as store:
        assert len(store.set_aside()) == 2


def test_a_text_that_was_changed_on_the_server_moves_no_span(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    task = studio._sdk.tasks.get(id=str(tasks[ARTICLE.id]))
    studio._sdk.tasks.update(id=str(task.id), data={**task.data, "text": "🚧" + task.data["text"]})
    studio.submit(task.id, back(*TAGS))
    pulled = pull(workspace, studio)
    assert pulled.verdicts == {}
    assert len(pulled.set_aside) == 3
    assert "the text on the server differs from the article at" in pulled.set_aside[0]


def test_two_people_are_two_reviews_and_no_address_is_kept(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    studio.submit(tasks[ARTICLE.id], back(*TAGS))
    other = studio._sdk.users.create(
        email=f"second-{tasks[ARTICLE.id]}@example.org", username="second", first_name="S", last_name="R"
    )
    studio._sdk.annotations.create(id=tasks[ARTICLE.id], result=back(REGIME), completed_by=other.id)
    pulled = pull(workspace, studio)
    assert pulled.submitted == 2
    with workspace.store() as store:
        first, second = store.reviews()
    assert first.reviewer == reviewer_code(1, local_server.credentials.user)
    assert second.reviewer == reviewer_code(1, other.email)
    assert first.reviewer != second.reviewer
    whole = b"".join(path.read_bytes() for path in workspace.state.glob("store.sqlite3*"))
    assert b"@localhost" not in whole
    assert b"@example.org" not in whole


def test_tasks_of_another_workspace_are_left_alone(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    with workspace.store() as store, store.transaction():
        store.remove_article(ARTICLE.id)
    studio.submit(tasks[ARTICLE.id], back(*TAGS))
    pulled = pull(workspace, studio)
    assert (pulled.submitted, pulled.foreign) == (0, 1)


def test_without_a_push_there_is_nothing_to_pull(workspace: Workspace, studio: Studio) -> None:
    with pytest.raises(MissingError, match=r"there is no project '.*' on http.*: run `annotate push` first"):
        pull(workspace, studio)


def test_a_reviewers_code_is_stable_and_tells_nothing() -> None:
    assert reviewer_code(1, "Ada@Example.org ") == reviewer_code(1, "ada@example.org")
    assert reviewer_code(1, "ada@example.org") != reviewer_code(2, "ada@example.org")
    assert reviewer_code(1, "ada@example.org").startswith("r-")
    assert len(reviewer_code(1, "ada@example.org")) == 8
