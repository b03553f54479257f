"""The work of a team in small, in a workspace of its own: two coders, a blind share, one dispute settled.

Both coders are programs, and so is the adjudicator. One knows the answers; the other overlooks the first span
of every second article, so that there is something to settle.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from annotate.config import SETTINGS
from annotate.files import write
from annotate.records import Article
from annotate.report.coders.words import whole
from annotate.samples import Sample, gold_for
from annotate.steps.adjudication.adjudicate import adjudicate
from annotate.steps.adjudication.disputes import disputed
from annotate.steps.articles.add import Given, add
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.steps.reviews.agreement import agreement
from annotate.steps.tags.tag import tag
from annotate.steps.team.assign import Wish, assign
from annotate.studio.client import Studio
from annotate.studio.scripted import LabelSpan, answer
from annotate.studio.task_states import TaskState
from annotate.team import Coder
from annotate.workspace import Workspace

Say = Callable[[str], None]

CODERS = ("ada", "ben")
DESIGN = {"double": 1.0, "blind": 0.25}


def demo_team(folder: Path, studio: Studio, given: Sequence[Sample], say: Say, *, seed: int) -> Workspace:
    """Have `given` samples coded twice on the server, compare the coders, and settle one dispute.

    `say` gets a line for each thing that was done.
    """
    workspace = Workspace.create(folder, seed=seed)
    settings = workspace.root / SETTINGS
    # Projects are known by seed and title: those of the desk's own workspace are left alone.
    write(settings, settings.read_text("utf-8").replace('"News articles"', '"Team"'))
    workspace = Workspace.at(folder)
    for sample in given:
        add(workspace, [str(sample.path)], given=Given(outlet=sample.outlet, published=sample.published))
    tag(workspace)
    accounts = {name: studio.make_account(f"{name}@example.org") for name in CODERS}
    made = assign(workspace, studio, Wish(coders=CODERS, changes=DESIGN))
    push(workspace, studio)
    blind = {each.article_id for each in made.rows if each.blind}
    say(
        f"assign   {len(given)} articles to two scripted coders each, {len(blind)} of them without tags "
        "(a study needs 20)"
    )
    for coder in made.coders:
        _code(workspace, studio, coder, accounts[coder.name])
    pull(workspace, studio)
    for line in _table(workspace):
        say(line)
    adjudicate(workspace, studio)
    state, article = _tasks(workspace, studio, "")[0]
    _submit(workspace, studio, state, article, gold_for(article), None)
    pull(workspace, studio)
    with workspace.store() as store:
        found = disputed(store, workspace.codebook(), seed)
    settled = [each for each in found if not each.waiting]
    of = f"{len(settled)} of {len(found)} disputed articles"
    say(f"settle   a scripted adjudicator settled {of}; the others stay ranges")
    return workspace


def _code(workspace: Workspace, studio: Studio, coder: Coder, account: int) -> None:
    """Answer a coder's articles by their gold, as that account; ben overlooks something now and then."""
    for number, (state, article) in enumerate(_tasks(workspace, studio, coder.code)):
        wanted = gold_for(article)
        if coder.name == CODERS[1] and number % 2:
            wanted = wanted[1:]
        _submit(workspace, studio, state, article, wanted, account)


def _submit(
    workspace: Workspace,
    studio: Studio,
    state: TaskState,
    article: Article,
    wanted: Sequence[LabelSpan],
    account: int | None,
) -> None:
    with workspace.store() as store:
        shown = store.shown(article.id) if state.predictions else ()
    seconds = len(article.text.split()) / 4  # as long as it takes to read: 240 words a minute
    studio.submit(state.task_id, answer(article, shown, wanted), seconds=seconds, account=account)


def _tasks(workspace: Workspace, studio: Studio, code: str) -> list[tuple[TaskState, Article]]:
    """What stands in the project of a coder, or of the adjudicators, by article."""
    with workspace.store() as store:
        wanted = code, "coding" if code else "adjudication"
        project = next(each for each in store.team_projects() if (each.coder, each.purpose) == wanted)
        found = [(each, store.article(each.article_id)) for each in studio.task_states(project.project)]
    return sorted(found, key=lambda each: each[1].id)


def _table(workspace: Workspace) -> list[str]:
    """Agreement by label, those that somebody marked."""
    found = agreement(workspace).agreement
    rows = [("all labels", found.overall), *found.labels.items()]
    lines = [f"agree    {found.articles} articles coded twice; unitizing alpha with its 95 % interval:"]
    return lines + [
        f"         {name:<22} {whole(figures.alpha)}"
        for name, figures in rows
        if figures.alpha.value is not None
    ]
