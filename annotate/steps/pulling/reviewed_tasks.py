"""Reviewed tasks become reviews in the store, one after the other."""

from collections import Counter
from collections.abc import Sequence

from annotate.coding.annotations import Annotation, ReviewedTask
from annotate.coding.decisions import BLANK, Page, Provenance, ReviewResult, as_shown, decide
from annotate.coding.staleness import offered
from annotate.progress import Progress
from annotate.records import Review, Showing, Task, Verdict, digest
from annotate.steps.adjudication.adjudicated import Adjudications
from annotate.steps.coders.owners import Owner
from annotate.steps.coders.people import People
from annotate.steps.projects.sending import codebook_version
from annotate.steps.pulling.new_state import is_new, renamed
from annotate.steps.pulling.pulled_before import PulledBefore
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.page import page
from annotate.workspace import Workspace

DELETED = "deleted account"  #: the reviewer where the server does not know any more who it was


class ReviewedTasks:
    """Takes tasks into the store, and counts what was new in them."""

    def __init__(
        self, workspace: Workspace, store: Store, studio: Studio, project: int, known: PulledBefore
    ) -> None:
        """`known` is what was pulled from this project before."""
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
        self.verdicts: dict[str, Counter[Verdict]] = {}  #: by review
        self.aside: list[str] = []
        self.new: dict[str, str] = {}  #: article by review

    def take(self, tasks: Sequence[ReviewedTask], progress: Progress) -> None:
        """Keep what is new in the tasks, which `progress` counts; call it inside a transaction."""
        progress.begin(len(tasks))
        for task in tasks:
            progress.advance(1)
            self._take(task)

    def _take(self, task: ReviewedTask) -> None:
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
        tags = as_shown(said.regions) if said is not None else ()
        if shown == "unknown":
            tags = as_shown(self._store.shown(task.article_id))
        version = codebook_version((said.version if said is not None else "") or self._now)
        return Page(
            article=self.articles[task.article_id],
            text=task.text,
            shown=shown,
            tags=tags,
            labels_offered=offered(self._recorded.get(version, self._codebook.digests)),
            codebook_version=version,
        )

    def _count(self, annotation: Annotation, outcome: ReviewResult, *, changed: bool) -> None:
        review = outcome.review
        blank = sum(each.reason == BLANK for each in outcome.set_aside)
        self.counts.update({review.status: 1, "changed": int(changed), "blank": blank})
        self.counts["unknown"] += review.shown == "unknown" and review.status == "submitted"
        self.counts["deleted"] += review.reviewer == DELETED
        self.counts["relations"] += annotation.relations
        self.verdicts[review.id] = Counter(decision.verdict for decision in outcome.decisions)
        self.aside += [
            f"article {each.article_id}, annotation {annotation.number}: {each.reason} ({each.region})"
            for each in outcome.set_aside
            if each.reason != BLANK
        ]
