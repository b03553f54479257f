"""The whole loop on the sample articles, with a real Label Studio and a scripted reviewer.

Round one: the reviewer answers articles drawn at random by the gold that comes with the samples, and the
gate decides on the first model. Round two: on those held back until then the reviewer puts every span under
a wrong label, and the gate decides again; then these answers are taken back. Nothing is arranged: the gate is
the one that `annotate train` uses. Last, in a workspace of their own, two coders and an adjudicator
(`annotate.steps.upkeep.demo_team`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.errors import AnnotateError
from annotate.files import write
from annotate.records import Article
from annotate.report.index import index, row
from annotate.report.page import page
from annotate.samples import gold_for, samples
from annotate.steps.articles.add import Given, add
from annotate.steps.projects.pushed import Pushed
from annotate.steps.pulling.pull import pull
from annotate.steps.pulling.pulled import Pulled
from annotate.steps.pushing.push import push
from annotate.steps.results.summary import summaries
from annotate.steps.tags.tag import tag
from annotate.steps.training.train import Trained, train
from annotate.steps.upkeep.demo_team import Say, demo_team
from annotate.studio.client import Studio
from annotate.studio.scripted import answer, flipped
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace

SEED = 1
HELD_BACK = 12  #: articles for the round with wrong labels
TEAM = "team"  #: the folder of the team's workspace
OF_TEAM = 12  #: articles that the team codes


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """What came out. `first` and `second` are the two trainings, None where a person reviewed too little."""

    workspace: Path
    first: Trained | None
    second: Trained | None
    page: Path


def demo(
    folder: Path,
    *,
    person: Callable[[str, LocalServer], None] | None = None,
    say: Say = lambda _: None,
    waiting: Callable[[float], None] = lambda _: None,
) -> Demonstration:
    """Run the loop in a new workspace in `folder`; `say` gets a line for each thing that was done.

    With `person` nobody is scripted: it is called with the project's address and the server, and returns
    when the person has reviewed.
    """
    workspace = Workspace.create(folder, seed=SEED)
    say(f"init     a new workspace in {workspace.root}")
    for sample in samples():
        add(workspace, [str(sample.path)], given=Given(outlet=sample.outlet, published=sample.published))
    with workspace.store() as store:
        articles = store.articles()
    outlets = {sample.outlet for sample in samples()}
    say(f"add      {len(articles)} articles by {len(outlets)} invented outlets")
    _tag(workspace, say)
    server = LocalServer(workspace.state)
    try:
        address = server.start(waiting=waiting)
        say(f"studio   a Label Studio of the workspace's own runs at {address}")
        with Studio(address, server.credentials.key, name=server.name) as studio:
            pushed = _push(workspace, studio, say, len(articles) - HELD_BACK if person is None else None)
            if person is None:
                first, second = _scripted(workspace, studio, pushed.project, articles, say)
                demo_team(folder / TEAM, studio, samples()[:OF_TEAM], say, seed=SEED + 1)
            else:
                person(pushed.url, server)
                _pull(workspace, studio, say)
                first, second = _train(workspace, say), None
    finally:
        server.stop()
    page = _summaries(workspace, articles)
    say(f"summary  {len(articles)} pages, one for each article")
    return Demonstration(workspace=workspace.root, first=first, second=second, page=page)


def _scripted(
    workspace: Workspace, studio: Studio, project: int, articles: Sequence[Article], say: Say
) -> tuple[Trained | None, Trained | None]:
    with workspace.store() as store:
        drawn = {task.article_id for task in store.tasks(studio.name, project)}
    good = [article for article in articles if article.id in drawn]
    bad = [article for article in articles if article.id not in drawn]
    say(f"review   a scripted reviewer, not a person, answers {len(good)} articles by their gold")
    _answer(workspace, studio, project, good, wrong=False)
    _pull(workspace, studio, say)
    first = _train(workspace, say)
    _tag(workspace, say)
    _push(workspace, studio, say)
    say(f"review   the scripted reviewer puts wrong labels on every span of {len(bad)} more articles")
    wrong = _answer(workspace, studio, project, bad, wrong=True)
    _pull(workspace, studio, say)
    second = _train(workspace, say)
    for annotation in wrong:
        studio.withdraw(annotation)
    taken_back = pull(workspace, studio).withdrawn
    say(f"pull     the {len(taken_back)} wrong answers were deleted on the server, and count no longer")
    return first, second


def _tag(workspace: Workspace, say: Say) -> None:
    done = tag(workspace)
    by = f"rules and model {done.model}" if done.model else "rules"
    say(f"tag      {done.tags} tags in {done.tagged} articles by {by}")


def _push(workspace: Workspace, studio: Studio, say: Say, limit: int | None = None) -> Pushed:
    done = push(workspace, studio, limit=limit)
    say(
        f"push     {done.sent} articles sent, {done.renewed} given the new tags, {done.kept} kept as "
        f"reviewed; {done.withheld} tags below their threshold stay here"
    )
    return done


def _answer(
    workspace: Workspace, studio: Studio, project: int, articles: Sequence[Article], *, wrong: bool
) -> list[int]:
    labels = workspace.codebook().names
    version = studio.shown(project)
    made = []
    with workspace.store() as store:
        tasks = {task.article_id: task.task_id for task in store.tasks(studio.name, project)}
        for article in articles:
            wanted = gold_for(article)
            shown = store.snapshot(studio.name, project, tasks[article.id], version) or ()
            result = answer(article, shown, flipped(wanted, labels) if wrong else wanted)
            made.append(studio.submit(tasks[article.id], result))
    return made


def _pull(workspace: Workspace, studio: Studio, say: Say) -> Pulled:
    done = pull(workspace, studio)
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(done.verdicts.items()))
    say(f"pull     {done.submitted} reviews: {verdicts or 'nothing tagged'}")
    return done


def _train(workspace: Workspace, say: Say) -> Trained | None:
    try:
        done = train(workspace)
    except AnnotateError as error:
        say(f"train    {error}")
        return None
    verdict = done.verdict
    against = f"{done.manifest.gate['against']} {verdict.before:.3f}"
    say(f"train    model {done.manifest.id} from {len(done.data.articles)} articles")
    say(f"         micro span F1 {verdict.after:.3f}, {against}; better with P = {verdict.probability:.2f}")
    say("gate     promoted" if done.promoted else f"gate     refused: {'; '.join(verdict.reasons)}")
    return done


def _summaries(workspace: Workspace, articles: Sequence[Article]) -> Path:
    """Write a page for each article and one that leads to them; returns the page with the most to see."""
    folder = workspace.root / "summaries"
    folder.mkdir()
    found = list(summaries(workspace, [article.id for article in articles]))
    files = {each.article.id: f"{each.article.id}.html" for each in found}
    for each in found:
        write(folder / files[each.article.id], page(each))
    rows = [row(each, files[each.article.id]) for each in found]
    write(folder / "index.html", index(rows))
    richest = max(found, key=lambda each: (len(each.evidence), each.article.id))
    return folder / files[richest.article.id]
