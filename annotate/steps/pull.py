"""Fetch what reviewers decided from Label Studio."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from annotate.coding.annotations import Annotation, ReviewedTask
from annotate.coding.decisions import (
    BLANK,
    Page,
    Provenance,
    ReviewResult,
    decide,
    shown_regions,
    shown_tags,
)
from annotate.errors import AnnotateError
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Review, Showing, Task, Verdict, digest
from annotate.steps.adjudicated import Adjudications
from annotate.steps.assignments import due_again
from annotate.steps.known import History, history, is_new, renamed
from annotate.steps.missing import Missing, missing
from annotate.steps.owners import Owner, lost, without_account
from annotate.steps.people import People
from annotate.steps.project import projects
from annotate.steps.sending import codebook_version
from annotate.steps.summary import cache_summaries
from annotate.steps.unchanged import read_now, reviewed, unchanged, way_of_reading
from annotate.steps.unread import Unread, found_unread, record_limit
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.page import page
from annotate.workspace import Workspace

DELETED = "deleted account"  #: the reviewer where the server does not know any more who it was
#: what is counted of each annotation, as `Pulled` says
COUNTED = (
    "submitted",
    "skipped",
    "changed",
    "known",
    "foreign",
    "unknown",
    "deleted",
    "blank",
    "relations",
)


@dataclass(frozen=True, kw_only=True)
class Pulled:
    """What `pull` found. All but `known` and `foreign` count what is new since the last pull.

    `known` annotations were pulled before, `changed` ones supersede an earlier state, `foreign` tasks hold
    articles that the workspace lacks. Of `unknown` reviews nobody knows which tags were shown. `verdicts`
    counts decisions; `set_aside` says what could not be taken, beside `blank` spans of nothing but blanks
    and `relations`, which no codebook asks for. `withdrawn` are reviews that were deleted on the server,
    while their article still stands there; `kept` ones are missing there too, but `older` has the signs that
    the server was put back from an older copy. Of the new reviews `unread` are left out, since nobody can
    have read so fast. `told` are sentences about the projects of a team, and about the limit for that.
    """

    submitted: int
    skipped: int
    changed: int
    known: int
    foreign: int
    verdicts: Mapping[Verdict, int]
    set_aside: tuple[str, ...]
    unknown: int = 0
    deleted: int = 0
    blank: int = 0
    relations: int = 0
    withdrawn: tuple[Review, ...] = ()
    kept: tuple[Review, ...] = ()
    older: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    told: tuple[str, ...] = ()


def pull(
    workspace: Workspace,
    studio: Studio,
    *,
    confirm: Callable[[Missing], bool] = lambda _: False,
    everything: bool = False,
    progress: Progress = NO_PROGRESS,
) -> Pulled:
    """Turn annotations into reviews and decisions; safe to run again at any time.

    What stands as it was read is not read again (`annotate.steps.unchanged`), unless `everything` is.
    All projects of the workspace are read, nearly always one, each in a transaction. `confirm` is asked
    whether to take back what an older server lacks; without it nothing is. `progress` counts the reviewed
    tasks of each.
    """
    with workspace.lock("pull"), workspace.store() as store:
        with store.transaction():
            limit_told = record_limit(workspace, store)
        found = projects(workspace, store, studio)
        gone = (*lost(store, studio, found), *without_account(store, studio))
    pulled = total([_pull(workspace, studio, project, confirm, everything, progress) for project in found])
    again: tuple[str, ...] = ()
    if pulled.submitted or pulled.skipped:
        with workspace.store() as store:
            number = due_again(store, studio.name)
        again = (f"{number} to be coded again by now: `annotate push` sends them",) if number else ()
    return replace(pulled, told=(*limit_told, *gone, *pulled.told, *again))


def total(found: Sequence[Pulled]) -> Pulled:
    """What came from several projects together."""
    first, *others = found
    for each in others:
        sums = {name: getattr(first, name) + vars(each)[name] for name in vars(each) if name != "verdicts"}
        first = replace(first, **sums, verdicts=Counter(first.verdicts) + Counter(each.verdicts))
    return first


def _pull(
    workspace: Workspace,
    studio: Studio,
    project: int,
    confirm: Callable[[Missing], bool],
    everything: bool,
    progress: Progress,
) -> Pulled:
    with workspace.lock("pull"), workspace.store() as store:
        way = _way(workspace, studio)
        left = unchanged(studio, project, {} if everything else store.read_tasks(studio.name, project, way))
        if left.changed == ():
            there = len(left.annotations)
            return Pulled(
                submitted=0, skipped=0, changed=0, known=there, foreign=0, verdicts={}, set_aside=()
            )
        export = reviewed(studio, project, left, store)
        known = history(store.reviews(history=True), export, studio.name, project)
        lacking = missing(studio, project, known, export, left)
        follow = not lacking.older or not lacking.reviews or confirm(lacking)
        withdrawn = lacking.reviews if follow else ()
        reading = _Reading(workspace, store, studio, project, known)
        progress.begin(len(export.tasks))
        with store.transaction():
            store.name_annotations(known.named)
            for review in withdrawn:
                store.add_review(replace(review, id=digest("withdrawn", review.id), status="withdrawn"), ())
            for task in export.tasks:
                progress.advance(1)
                reading.take(task)
            # What an older server says is read again, until somebody says whether to follow it.
            read = () if lacking.older else read_now(export, left, reading.articles)
            store.put_read_tasks(studio.name, project, way, read)
        unread = found_unread(store, set(reading.new.values()))
    counts = reading.counts + Counter(known=len(left.annotations))
    if withdrawn or counts["submitted"] or counts["skipped"]:
        with suppress(AnnotateError):  # the reviews are kept; the next summary says what is wrong
            cache_summaries(workspace)
    return Pulled(
        verdicts=dict(reading.verdicts),
        set_aside=(*export.set_aside, *reading.aside),
        withdrawn=withdrawn,
        kept=() if follow else lacking.reviews,
        older=lacking.older,
        unread=tuple(each for each in unread if each.review_id in reading.new),
        told=reading.owner.told(),
        **{name: counts[name] for name in COUNTED},
    )


def _way(workspace: Workspace, studio: Studio) -> str:
    """How annotations are read today: what was read in another way is read again."""
    return way_of_reading(workspace.codebook(), {each.number: each.joined for each in studio.accounts()})


class _Reading:
    """Takes tasks into the store, one after the other, and counts what was new in them."""

    def __init__(
        self, workspace: Workspace, store: Store, studio: Studio, project: int, known: History
    ) -> None:
        self._store, self._studio, self._project, self._known = store, studio, project, known
        self._codebook = workspace.codebook()
        self._people = People(store, studio, workspace.config.seed)
        self.articles = {article.id: article for article in store.articles(superseded=True)}
        self._sent = {task.task_id: task for task in store.tasks(studio.name, project)}
        self._recorded = store.codebooks()
        runs = store.assignments(closed=True)
        there = studio.project(project)
        self._now = there.version or (runs[-1].codebook_version if runs else "")
        self.owner = Owner.of(store, studio, there, page(self._codebook))
        self._adjudications = Adjudications(store, studio, project)
        self.counts: Counter[str] = Counter()
        self.verdicts: Counter[Verdict] = Counter()
        self.aside: list[str] = []
        self.new: dict[str, str] = {}  #: article by review

    def take(self, task: ReviewedTask) -> None:
        article = self.articles.get(task.article_id)
        if article is None:
            self.counts["foreign"] += 1
            return
        for annotation in task.annotations:
            last = self._known.newest.get(annotation.key)
            outcome = self._decided(task, annotation, last)
            if not is_new(self._store, outcome, last, self._codebook):
                self.counts["known"] += 1
                continue
            if outcome.review.id in self._known.states:  # a state that comes back after another one
                outcome = renamed(outcome, digest("again", last.id if last else "", outcome.review.id))
            self._store.add_review(outcome.review, outcome.decisions, outcome.set_aside)
            self.new[outcome.review.id] = article.id
            self.owner.add(outcome.review)
            self._count(annotation, outcome, changed=last is not None)

    def _decided(self, task: ReviewedTask, annotation: Annotation, last: Review | None) -> ReviewResult:
        sent = self._sent.get(task.number)
        provenance = Provenance(
            reviewer=self._reviewer(annotation, last),
            server=self._studio.name,
            project=self._project,
            sampled_by=sent.sampled_by if sent else "unknown",
            inclusion_probability=sent.inclusion_probability if sent else None,
            purpose=self.owner.purpose,
        )
        page = self._page(task, annotation, sent)
        read = decide if self.owner.purpose != "adjudication" else self._adjudications.decide
        return read(annotation, page, self._codebook, provenance)

    def _reviewer(self, annotation: Annotation, last: Review | None) -> str:
        """The code of the person who made this state.

        Where the account was deleted it is the code that is known from an earlier state, or that of the coder
        whose project it is. Without one the reviewer is `DELETED`: people whose accounts were deleted before
        their first pull cannot be told apart, so of their reviews of one article only the newest counts. That
        can leave out a second person, and never counts one person twice.
        """
        if annotation.person is not None:
            return self._people.code(annotation.account, annotation.person)
        return last.reviewer if last is not None else self.owner.coder or DELETED

    def _page(self, task: ReviewedTask, annotation: Annotation, sent: Task | None) -> Page:
        """What is known of the page that the reviewer had.

        Label Studio keeps with an annotation the prediction that was current when it was submitted; the one
        it was opened with is its parent, and the two differ when new tags came in between. Our own memory of
        what was sent decides nothing: a push that failed half-way remembers what never arrived.
        """
        said = annotation.prediction
        if annotation.parent is not None and (said is None or said.number != annotation.parent):
            said = self._studio.prediction(annotation.parent)
        shown: Showing = "tags" if said is not None else "unknown"
        if said is None and annotation.parent is None and sent and sent.blind and task.predictions == 0:
            shown = "nothing"
        tags = shown_regions(said.regions) if said is not None else ()
        if shown == "unknown":
            tags = shown_tags(self._store.shown(task.article_id))
        version = codebook_version((said.version if said is not None else "") or self._now)
        offered = self._recorded.get(version, self._codebook.digests)
        return Page(
            article=self.articles[task.article_id],
            text=task.text,
            shown=shown,
            tags=tags,
            labels_offered=tuple(f"{name}@{each}" for name, each in offered.items()),
            codebook_version=version,
        )

    def _count(self, annotation: Annotation, outcome: ReviewResult, *, changed: bool) -> None:
        review = outcome.review
        blank = sum(each.reason == BLANK for each in outcome.set_aside)
        self.counts.update({review.status: 1, "changed": int(changed), "blank": blank})
        self.counts["unknown"] += review.shown == "unknown" and review.status == "submitted"
        self.counts["deleted"] += review.reviewer == DELETED
        self.counts["relations"] += annotation.relations
        self.verdicts.update(decision.verdict for decision in outcome.decisions)
        self.aside += [
            f"article {each.article_id}, annotation {annotation.number}: {each.reason} ({each.region})"
            for each in outcome.set_aside
            if each.reason != BLANK
        ]
