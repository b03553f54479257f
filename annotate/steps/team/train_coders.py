"""Give coders articles with known answers, round by round, and fetch what they did with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.coding.qualification import Trainee, rounds
from annotate.moments import now
from annotate.records import digest
from annotate.steps.coders.assignments import proposals_of
from annotate.steps.coders.people import People
from annotate.steps.projects.pushed import Pushed
from annotate.steps.projects.sending import codebook_version, ready
from annotate.steps.pulling.pull import pull
from annotate.steps.pulling.pulled import Pulled
from annotate.steps.pushing.push import push
from annotate.steps.tags.tag import tag
from annotate.steps.team.coder_training import answers, begin, begun, training
from annotate.steps.team.qualify import note_passed, trainees
from annotate.steps.team.reassign import renew
from annotate.studio.client import Studio
from annotate.team import Assigned, Assignment, Coder, Design
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class TrainingRound:
    """What `assign --training` came to: `articles` that each coder was given now, and what stands there.

    `spent` are coders who have had all rounds and reached the target in none.
    """

    articles: Mapping[Coder, int]
    pushed: Pushed
    spent: tuple[Coder, ...]


def train_coders(workspace: Workspace, studio: Studio, gold: str, names: Sequence[str]) -> TrainingRound:
    """Give each coder the first round, or the next one where the last was finished below the target.

    `gold` is a file or `coder_training.SAMPLES`; errors as `coder_training.begin` raises them, UsageError for
    somebody who has no account on the server. Safe to run again at any time.
    """
    with workspace.lock("assign"), workspace.store() as store:
        place = begin(workspace, gold)
        with store.transaction():
            coders = People(store, studio, workspace.config.seed).named(names)
        note_passed(workspace, store)
        before = {each.code: each for each in trainees(workspace, store)}
        everybody = store.coders()
    known = answers(place)
    with place.store() as store, store.transaction():
        have = set(store.article_ids())
        for article, _ in known.values():
            if article.id not in have:
                store.add_article(article)
        for person in everybody:
            store.put_coder(person)
    tag(place, model="none")
    _renewed(place)
    parts = rounds(known, workspace.config.seed)
    new = [before.get(each.code, Trainee(code=each.code, rounds=())) for each in coders]
    wanting = [each for each in new if each.ruling is None and not each.waiting]
    due = {each.code: parts[len(each.rounds)] for each in wanting if len(each.rounds) < len(parts)}
    if due:
        _give(place, studio, due)
    spent = {each.code for each in wanting} - due.keys()
    return TrainingRound(
        articles={each: len(due.get(each.code, ())) for each in coders},
        pushed=push(place, studio),
        spent=tuple(each for each in coders if each.code in spent),
    )


def _renewed(place: Workspace) -> None:
    """Show what is unfinished by today's codebook where its version changed since it was given out."""
    version = place.codebook().version
    with place.store() as store:
        shown = proposals_of(store, store.assignments()).values()
        behind = any(codebook_version(each.version) != version for each in shown)
    if behind:
        renew(place, f"the codebook has version {version} now")


def _give(place: Workspace, studio: Studio, due: Mapping[str, Sequence[str]]) -> None:
    """Keep who codes which training articles, and the tags that these show."""
    codebook = place.codebook()
    with place.lock("assign"), place.store() as store:
        outgoing, at = ready(place, store, codebook), now()
        given = [name for part in due.values() for name in part]
        run = Assignment(
            id=digest("training", at, *sorted(due), *sorted(given))[:12],
            made_at=at,
            seed=place.config.seed,
            coders=tuple(due),
            design=Design(),
            server=studio.name,
            codebook_version=codebook.version,
        )
        rows = [
            Assigned(assignment=run.id, article_id=name, coder=code, purpose="coding", position=position)
            for code, part in due.items()
            for position, name in enumerate(part)
        ]
        shown = {each.article_id for each in store.proposals()}
        new = [name for name in dict.fromkeys(given) if name not in shown]
        with store.transaction():
            store.add_assignment(run, rows, outgoing.proposals(run.id, at, new, outgoing.version))


def pull_training(workspace: Workspace, studio: Studio) -> Pulled | None:
    """Fetch what coders did with training articles, and note who passed; None where nobody trains there."""
    if not begun(workspace):
        return None
    place = training(workspace)
    with place.store() as store:
        if studio.name not in {each.server for each in store.assignments(closed=True)}:
            return None
    pulled = pull(place, studio)
    with workspace.lock("pull"), workspace.store() as store:
        note_passed(workspace, store)
    return pulled


def under_way(workspace: Workspace) -> bool:
    """Whether real articles were ever sent."""
    with workspace.store() as store:
        return bool(store.tasks() or store.team_projects())
