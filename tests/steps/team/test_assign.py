"""`assign`, `push` and `pull` of a team of three, against a real Label Studio."""

from collections import Counter

from annotate.learn.queue import number
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.steps.team.assign import Wish, assign
from annotate.steps.team.reassign import close, renew
from annotate.studio.client import Studio
from annotate.workspace import Workspace
from tests.steps.pushing.test_queue import different
from tests.steps.sent import fill, tagged
from tests.steps.team_of_coders import Team, code_of, numbered, project_of, reviews, share_out, tasks_of
from tests.studio.material import region
from tests.studio_server import STUDIO

pytestmark = STUDIO


def test_each_coder_has_a_project_with_what_is_theirs_in_their_order(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    made, pushed = share_out(workspace, studio, team, 12, double=0.5, blind=0.25, hide=0.5)
    coding = [each for each in made.rows if each.purpose == "coding"]
    assert sorted(Counter(each.article_id for each in coding).values()) == [1] * 6 + [2] * 6
    assert [(each.purpose, each.assigned, each.finished) for each in pushed.shares] == [("coding", 6, 0)] * 3
    assert (pushed.sent, pushed.remarks) == (18, ())
    for coder in team:
        mine = sorted(
            (each for each in coding if each.coder == code_of(workspace, coder)), key=lambda row: row.position
        )
        tasks = tasks_of(workspace, studio, coder)
        assert [each.article_id for each in tasks] == [each.article_id for each in mine]
        for row, task in zip(mine, tasks, strict=True):
            there = studio._sdk.tasks.get(id=str(task.task_id))
            assert set(there.data) == {
                *("title", "words", "text", "about", "article_id", "text_sha256"),
                *("sampled_by", "inclusion_probability", "why_next"),
            }
            assert there.data["why_next"] == ""
            regions = studio.regions(project_of(workspace, coder), [task.task_id])[task.task_id]
            shown = [each["id"] for each in regions]
            with workspace.store() as store:
                tags = [each.id for each in store.tags(row.article_id)]
            assert task.predictions == (0 if row.blind else 1)
            assert shown == ([] if row.blind else [each for each in tags if each not in row.hidden])
            assert [each for each in tags if each in there.data["about"]] == shown
    assert studio.find(workspace.config.studio_project) is None
    titles = {each.number: each.title for each in studio.projects()}
    for coder in team:
        title = titles[project_of(workspace, coder)]
        assert title == f"{workspace.config.studio_project} · {coder.email.partition('@')[0]}"
        assert len(title) <= 50
    again = push(workspace, studio)
    assert (again.sent, again.renewed, again.current, again.removed) == (0, 0, 18, 0)


def test_what_coders_submit_is_pulled_from_all_projects_and_is_theirs(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    share_out(workspace, studio, team, 6, double=1, blind=0.5)
    expected = []
    for coder in team:
        for task in tasks_of(workspace, studio, coder):
            coder.submit(task.task_id, [])
            expected.append((task.article_id, code_of(workspace, coder)))
    pulled = pull(workspace, studio)
    assert (pulled.submitted, pulled.remarks) == (12, ())
    assert reviews(workspace) == sorted(expected)
    with workspace.store() as store:
        found = store.reviews()
        blind = {each.article_id for each in store.assigned() if each.blind}
    for review in found:
        assert review.shown == ("nothing" if review.article_id in blind else "tags")
        assert len(review.tags_shown) == (0 if review.article_id in blind else 2)
        assert (review.purpose, review.codebook_version) == ("coding", "2.1")
    assert pull(workspace, studio).known == 12
    again = push(workspace, studio)
    assert (again.sent, again.kept) == (0, 12)
    assert [each.finished for each in again.shares] == [4, 4, 4]


def test_newer_tags_wait_until_the_lead_renews_them_on_record(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    ada, *_ = team
    share_out(workspace, studio, [ada], 3)
    with workspace.store() as store, store.transaction():
        for each in numbered(3):
            store.put_tagged(tagged(each, labels=("loaded_label",)), "rules 2")
    pushed = push(workspace, studio)
    assert (pushed.renewed, pushed.current, pushed.tags) == (0, 3, 6)
    done = tasks_of(workspace, studio, ada)[0]
    ada.submit(done.task_id, [])
    pull(workspace, studio)
    assert renew(workspace, "a rule was wrong") == 2
    pushed = push(workspace, studio)
    assert (pushed.renewed, pushed.kept) == (2, 1)
    regions = studio.regions(
        project_of(workspace, ada), [each.task_id for each in tasks_of(workspace, studio, ada)]
    )
    assert sorted(len(each) for each in regions.values()) == [1, 1, 2]
    with workspace.store() as store:
        assert [(each.what, each.reason) for each in store.events()] == [("renewed", "a rule was wrong")]
        shown = [each for each in store.proposals() if each.article_id == done.article_id]
        assert [len(each.tags) for each in shown] == [2]


def test_articles_to_be_coded_again_follow_when_the_first_coding_was_pulled(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    ada, *_ = team
    share_out(workspace, studio, [ada], 4, again=0.5, blind=0.5)
    for task in tasks_of(workspace, studio, ada):
        ada.submit(task.task_id, [])
    assert pull(workspace, studio).remarks == ("2 to be coded again by now: `annotate push` sends them",)
    pushed = push(workspace, studio)
    assert [(each.purpose, each.assigned) for each in pushed.shares] == [("coding", 4), ("again", 2)]
    for task in tasks_of(workspace, studio, ada, "again"):
        ada.submit(task.task_id, [])
    assert pull(workspace, studio).submitted == 2
    with workspace.store() as store:
        twice = [each for each in store.reviews() if each.purpose == "again"]
        assert {each.article_id for each in twice} == {
            each.article_id for each in store.assigned() if each.purpose == "again"
        }
    assert {each.reviewer for each in twice} == {code_of(workspace, ada)}


def test_untouched_tasks_of_everybodys_project_go_and_begun_ones_stay_there(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    fill(workspace, numbered(4))
    pool = push(workspace, studio).project
    one, *_ = studio.task_states(pool)
    studio.submit(one.task_id, [])
    made, pushed = share_out(workspace, studio, team)
    assert one.article_id not in {each.article_id for each in made.rows}
    assert (pushed.sent, pushed.removed) == (3, 3)
    assert [each.article_id for each in studio.task_states(pool)] == [one.article_id]


def test_articles_drawn_by_a_limit_are_one_random_sample_whatever_the_design(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    fill(workspace, different(10))
    seed = workspace.config.seed
    with workspace.store() as store:
        order = sorted(store.article_ids(), key=lambda name: number(name, seed))
    pool = push(workspace, studio, limit=2)  # drawn, and not begun by anybody
    assert pool.drawn == 2
    names = [each.email for each in team]
    wish = Wish(coders=names, changes={"double": 0.5, "blind": 0.5}, seed=7, limit=4)
    made = assign(workspace, studio, wish)
    assert {each.article_id for each in made.rows} == set(order[:4])
    assert (made.waiting, {each.sampled_by for each in made.rows}) == (6, {"random"})
    pushed = push(workspace, studio)
    assert (pushed.drawn, pushed.removed) == (6, 2)
    assert drawn(workspace) == dict.fromkeys(order[:4], number(order[4], seed))
    more = assign(workspace, studio, Wish(limit=3))
    assert {each.article_id for each in more.rows} == set(order[4:7])
    push(workspace, studio)
    assert drawn(workspace) == dict.fromkeys(order[:7], number(order[7], seed))
    ada, *_ = team
    for task in tasks_of(workspace, studio, ada):
        ada.submit(task.task_id, [])
    pull(workspace, studio)
    with workspace.store() as store:
        assert {(each.sampled_by, each.inclusion_probability) for each in store.reviews()} == {
            ("random", number(order[7], seed))
        }
    close(workspace, studio, "done")
    assert len(drawn(workspace)) == len(reviews(workspace))
    after = push(workspace, studio, limit=1)  # in everybody's project again, and the same sample goes on
    assert (after.sent, after.drawn) == (1, 1)
    assert set(drawn(workspace)) - {name for name, _ in reviews(workspace)} <= set(order[:8])


def drawn(workspace: Workspace) -> dict[str, float | None]:
    """The probability of each article that stands somewhere, which all its tasks share."""
    with workspace.store() as store:
        found = {(each.article_id, each.inclusion_probability) for each in store.tasks()}
    assert len(found) == len({name for name, _ in found})
    return dict(found)


def test_a_project_without_any_tags_shows_none_and_knows_its_codebook(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    ada, *_ = team
    share_out(workspace, studio, [ada], 2, blind=1)
    project = project_of(workspace, ada)
    assert studio.counts(project) == (2, 0)
    assert push(workspace, studio).current == 2
    for task in tasks_of(workspace, studio, ada):
        ada.submit(task.task_id, [region("x", "loaded_label", 0, 6)])
    assert pull(workspace, studio).verdicts == {"added": 2}
    with workspace.store() as store:
        assert {(each.shown, each.codebook_version) for each in store.reviews()} == {("nothing", "2.1")}


def test_articles_and_coders_that_come_later_keep_what_exists(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    ada, ben, cy = team
    first, _ = share_out(workspace, studio, [ada, ben], 4, double=0.5, blind=0.5)
    before = {coder.id: tasks_of(workspace, studio, coder) for coder in (ada, ben)}
    second, pushed = share_out(workspace, studio, team, 4, first=4)
    assert second.design == first.design
    assert (pushed.sent, pushed.current) == (6, 6)
    for coder in (ada, ben):
        assert tasks_of(workspace, studio, coder)[: len(before[coder.id])] == before[coder.id]
    assert sum(each.coder == code_of(workspace, cy) for each in second.rows) == 2
    none, pushed = share_out(workspace, studio, None)
    assert (none.rows, none.plan, pushed.sent, pushed.current) == ((), None, 0, 12)
