"""Articles that were drawn from a large corpus, in a workspace that has copies of them."""

import json

import pytest

from annotate.rulings import ruled
from annotate.steps.pushing.push import push
from annotate.steps.pushing.queue import Limit, chosen
from annotate.studio.client import Studio
from annotate.workspace import Workspace
from tests.steps.pushing.test_queue import different
from tests.steps.sent import fill, on_server
from tests.studio.material import article

LIMIT = Limit(articles=9, seed=1)


def draw(workspace: Workspace, *drawn: str) -> None:
    with workspace.store() as store, store.transaction():
        store.add_ruling(ruled("sample", value=json.dumps({"drawn": drawn}), about="corpus"))


def test_a_drawn_article_is_offered_though_a_copy_of_it_was(workspace: Workspace) -> None:
    one, other = different(2)
    copies = sorted((article(f"{one.text} Copy {n}.") for n in range(4)), key=lambda each: each.id)
    names = [each.id for each in copies]
    fill(workspace, [*copies, other])
    ready = {each.id for each in (*copies, other)}

    def offers(offered: dict[str, str]) -> set[str]:
        with workspace.store() as store:
            made = chosen(store, dict.fromkeys(ready - offered.keys(), ()), offered, LIMIT)
        return {each.article_id for each in made.batch}

    assert offers({names[1]: "uncertainty"}) == {other.id}
    draw(workspace, names[2])
    assert offers({names[1]: "uncertainty"}) == {other.id, names[2]}
    draw(workspace, names[0])  # whose id had named the story of all four
    assert offers({names[1]: "uncertainty"}) == {other.id, names[0], names[2]}
    assert offers({names[1]: "all"}) == {other.id, names[0], names[2]}
    assert offers({names[0]: "random"}) == {other.id, names[1], names[2]}
    assert offers({names[0]: "random", names[2]: "random", names[3]: "all"}) == {other.id}


@pytest.mark.studio
@pytest.mark.xdist_group("studio")
def test_what_was_drawn_is_offered_first_in_the_order_of_the_draw(
    workspace: Workspace, studio: Studio
) -> None:
    names = [each.id for each in different(5)]
    fill(workspace, different(5))
    draw(workspace, names[3], names[0])
    draw(workspace, names[3], names[0], names[4])
    push(workspace, studio)
    tasks = on_server(studio, workspace)
    assert sorted(tasks, key=lambda name: tasks[name]) == [
        *(names[3], names[0], names[4]),
        *sorted((names[1], names[2])),
    ]
