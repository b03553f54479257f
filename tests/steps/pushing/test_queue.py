"""`push --limit`: how articles were chosen is recorded, and stays one random sample over many pushes."""

from collections.abc import Mapping

from annotate.learn.queue import number
from annotate.records import Article, Task
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.studio.client import Studio
from annotate.workspace import Workspace
from tests.steps.sent import fill, on_server
from tests.studio.material import article
from tests.studio_server import STUDIO

pytestmark = STUDIO

PLACES = (
    "harbour",
    "library",
    "station",
    "orchard",
    "quarry",
    "theatre",
    "museum",
    "chapel",
    "market",
    "mill",
)


def different(count: int) -> list[Article]:
    """Articles that are no copies of one another."""
    return [
        article(
            f"At the {place}\n\nThe puppet regime promised a brutal answer. " + f"{place} {place}ward " * 30
        )
        for place in PLACES[:count]
    ]


def recorded(workspace: Workspace) -> Mapping[str, Task]:
    with workspace.store() as store:
        return {task.article_id: task for task in store.tasks()}


def ways(workspace: Workspace) -> Mapping[str, tuple[str, float | None]]:
    found = recorded(workspace).items()
    return {name: (task.sampled_by, task.inclusion_probability) for name, task in found}


def test_draws_are_one_sample_whose_probability_grows(workspace: Workspace, studio: Studio) -> None:
    articles = different(10)
    fill(workspace, articles)
    seed = workspace.config.seed
    order = sorted((each.id for each in articles), key=lambda name: number(name, seed))
    first = push(workspace, studio, limit=3)
    assert (first.sent, first.drawn, first.waiting) == (3, 3, 7)
    cut = number(order[3], seed)
    assert {
        n: (t.sampled_by, t.inclusion_probability) for n, t in recorded(workspace).items()
    } == dict.fromkeys(order[:3], ("random", cut))
    task = studio._sdk.tasks.get(id=str(on_server(studio, workspace)[order[0]][0]))
    assert task.data["why_next"] == f"drawn at random (probability {cut:.3g})"
    assert (task.data["sampled_by"], task.data["inclusion_probability"]) == ("random", cut)

    second = push(workspace, studio, limit=4, order="random")
    assert (second.sent, second.current, second.waiting) == (4, 3, 3)
    cut = number(order[7], seed)
    assert {
        n: (t.sampled_by, t.inclusion_probability) for n, t in recorded(workspace).items()
    } == dict.fromkeys(order[:7], ("random", cut))

    # New tags change nothing about how an article was chosen, and a review carries what is known by then.
    fill(workspace, articles, "rules 2")
    assert push(workspace, studio, limit=1).renewed == 7
    studio.submit(on_server(studio, workspace)[order[0]][0], [])
    assert pull(workspace, studio).submitted == 1
    with workspace.store() as store:
        [review] = store.reviews()
    assert (review.sampled_by, review.inclusion_probability) == ("random", number(order[8], seed))


def test_picked_articles_have_no_probability_until_the_cut_passes_them(
    workspace: Workspace, studio: Studio
) -> None:
    articles = different(10)
    order = sorted((each.id for each in articles), key=lambda name: number(name, workspace.config.seed))
    by_id = {each.id: each for each in articles}
    fill(workspace, articles, score=0.9)
    fill(workspace, [by_id[order[1]]], score=0.5)
    made = push(workspace, studio, limit=2, order="uncertainty")
    assert (made.sent, made.drawn) == (2, 1)
    found = recorded(workspace)
    assert (found[order[0]].sampled_by, found[order[1]].sampled_by) == ("random", "uncertainty")
    assert found[order[1]].inclusion_probability is None
    task = studio._sdk.tasks.get(id=str(on_server(studio, workspace)[order[1]][0]))
    assert task.data["why_next"] == "the model expects 1.0 wrong answers on its 2 tags"
    assert push(workspace, studio, limit=3, order="random").sent == 2  # the third place was its own
    assert {task.inclusion_probability for task in recorded(workspace).values()} == {
        number(order[4], workspace.config.seed)
    }


def test_copies_are_offered_once_and_without_a_limit_everything_is(
    workspace: Workspace, studio: Studio
) -> None:
    [one] = different(1)
    fill(workspace, [article(f"{one.text} Copy {n}.") for n in range(4)])
    first = push(workspace, studio, limit=3)
    assert (first.sent, first.drawn, first.waiting) == (1, 1, 3)
    assert push(workspace, studio, limit=3).sent == 0
    assert push(workspace, studio).sent == 3
    assert sorted(ways(workspace).values()) == [("all", 1.0)] * 3 + [("random", 1.0)]
