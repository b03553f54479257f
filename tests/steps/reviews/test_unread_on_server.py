"""On a real server: who submits in half a second is named, a colleague gets the article, and time adds up."""

from annotate.coding.reviews import counting
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.steps.reviews.coded import coded_reviews
from annotate.steps.reviews.progress import progress, recode
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.steps.team_of_coders import code_of, share_out, tasks_of
from tests.studio.accounts import Colleague
from tests.studio_server import STUDIO

pytestmark = STUDIO


def who_counts(workspace: Workspace, article_id: str) -> list[str]:
    with workspace.store() as store:
        reviews = coded_reviews(store, workspace.codebook(), article_id).get(article_id, [])
    return [each.reviewer for each in counting(reviews)]


def test_an_unread_article_is_coded_again_and_a_second_look_adds_up(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    key = local_server.credentials.key
    with Colleague(studio, key) as ada, Colleague(studio, key) as ben:
        share_out(workspace, studio, [ada, ben], 2)
        [task] = tasks_of(workspace, studio, ada)
        annotation = ada.submit(task.task_id, [])
        ada.update(annotation, result=[], lead_time=0.5)
        pulled = pull(workspace, studio)
        code = code_of(workspace, ada)
        with workspace.store() as store:
            assert [each.value for each in store.rulings("reading limit")] == ["700"]
        [unread] = pulled.unread
        assert (unread.article_id, unread.reviewer, unread.pace.seconds) == (task.article_id, code, 0.5)
        assert who_counts(workspace, task.article_id) == []
        assert (pull(workspace, studio).unread, pull(workspace, studio).remarks) == ((), ())  # named once

        given = recode(workspace, task.article_id, reason="half a second")
        assert (given.coder, given.unread_by) == (code_of(workspace, ben), (ada.email.partition("@")[0],))
        assert push(workspace, studio).sent == 1
        again = next(each for each in tasks_of(workspace, studio, ben) if each.article_id == task.article_id)
        ben.submit(again.task_id, [])  # a client that sends no time: unknown, and no reproach
        assert pull(workspace, studio).unread == ()
        assert who_counts(workspace, task.article_id) == [code_of(workspace, ben)]

        ada.update(annotation, result=[], lead_time=120.5)  # she came back and read, and changed nothing
        assert pull(workspace, studio).changed == 1
        assert who_counts(workspace, task.article_id) == sorted([code, code_of(workspace, ben)])
        [mine] = [each for each in progress(workspace).coders if each.code == code]
        assert (mine.done, mine.unread, mine.left, mine.seconds) == (1, 0, 0, 120.5)
