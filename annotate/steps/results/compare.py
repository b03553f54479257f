"""Compare the outlets or months of the workspace, from stored tags and reviews."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from annotate.coding.agreement.measure import Measure
from annotate.coding.codebook import Codebook
from annotate.compare.comparison import Choices, Comparison, compare
from annotate.compare.entry import Entry, entry
from annotate.compare.gold import Offer
from annotate.compare.standing import By
from annotate.errors import MissingError
from annotate.learn.clusters import Sketches
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Review, Tag, Task
from annotate.report.summary import Summary
from annotate.rules.suggested import Suggested, suggested
from annotate.steps.coders.assignments import study
from annotate.steps.results.flow import flow
from annotate.steps.results.summary import summaries
from annotate.team import StudyDesign
from annotate.workspace import Workspace

LACKING: Mapping[By, str] = {
    "outlet": "no article has an outlet, so there is nothing to compare: `annotate outlet NAME FOLDER` sets "
    "it for articles that are there (or name outlets in annotate.toml, and run `annotate outlet`)",
    "month": "no article has a date, so there is nothing to compare: `annotate add FILE --published "
    "YYYY-MM-DD` sets it, also for a file that is there",
    "author": "no article names its author, so there is nothing to compare by: it is read from the byline",
}


@dataclass(frozen=True, kw_only=True)
class About:
    """What a comparison says besides its rates and the flow; as `Comparison` has it."""

    study: StudyDesign | None
    alphas: Mapping[str, Measure]
    scales: Mapping[str, float] = field(default_factory=dict)


class Gathered:
    """Articles on their way into a comparison, each with and without the reviews left out as not read."""

    def __init__(self, codebook: Codebook, learned: Suggested) -> None:
        self.codebook = codebook
        self.learned = learned
        self.entries: dict[str, Entry] = {}
        self.with_unread: dict[str, Entry] = {}

    def take(
        self,
        summary: Summary,
        *,
        tags: Iterable[Tag],
        reviews: Iterable[Review],
        tasks: Iterable[Task],
    ) -> None:
        """Take in an article; arguments as of `entry`. What it helped to suggest does not count in it."""
        name = summary.article.id
        counted = self.learned.out_of_fold(name, tags)
        entry_of = partial(entry, codebook=self.codebook, tags=counted, reviews=reviews, tasks=tasks)
        self.entries[name] = entry_of(summary)
        if summary.with_unread is not None:
            self.with_unread[name] = entry_of(summary.with_unread)

    def offer(self, offered: Callable[[Entry], Offer]) -> None:
        """Put right how each article came to be reviewed."""
        for entries in (self.entries, self.with_unread):
            for name, each in entries.items():
                entries[name] = replace(each, offer=offered(each))

    def compared(
        self,
        stories: Mapping[str, str],
        choices: Choices,
        about: About,
        lacking: Mapping[By, str] = LACKING,
    ) -> Comparison:
        """The comparison of all that was taken in. MissingError, as `lacking` says, where none has a side."""

        def made(entries: Iterable[Entry]) -> Comparison:
            found = compare(entries, stories, self.codebook, choices)
            return replace(found, study=about.study, alphas=about.alphas)

        found = replace(made(self.entries.values()), scales=about.scales)
        if not found.sides:
            raise MissingError(lacking[choices.by])
        if not any(each.unread for each in found.entries):
            return found
        return replace(found, with_unread=made((self.entries | self.with_unread).values()))


def comparison(
    workspace: Workspace,
    *,
    by: By = "outlet",
    labels: Sequence[str] = (),
    seed: int | None = None,
    progress: Progress = NO_PROGRESS,
    each: Callable[[Summary], None] = lambda _: None,
) -> Comparison:
    """All articles of the workspace side by side; nothing is tagged again.

    `seed` decides the draws (default: the workspace's). `progress` counts the articles, `each` gets the
    summary of every one on the way. UsageError for a label that the codebook lacks, MissingError for an
    article that was never tagged, and where no article has what it would be compared by. Where reviews are
    left out as not read, it is also made with them.
    """
    codebook = workspace.codebook()
    for label in labels:
        codebook[label]
    gathered = Gathered(codebook, suggested(workspace.data / "lexicons"))
    sketches = Sketches()
    alphas: Mapping[str, Measure] = {}
    with workspace.store() as store:
        progress.begin(len(store.article_ids()))
        tasks: dict[str, list[Task]] = {}
        for task in store.tasks():
            tasks.setdefault(task.article_id, []).append(task)
        for summary in summaries(workspace, (), everything=True):
            name = summary.article.id
            sketches.add(name, summary.article.text)
            gathered.take(
                summary, tags=store.tags(name), reviews=store.reviews(name), tasks=tasks.get(name, ())
            )
            alphas = summary.corpus.alphas if summary.corpus is not None else {}
            each(summary)
            progress.advance(1)
        about = About(study=study(store), alphas=alphas, scales=workspace.config.scales)
        choices = Choices(by=by, labels=labels, seed=workspace.config.seed if seed is None else seed)
        found = gathered.compared(sketches.clusters(), choices, about)
        return replace(found, flow=flow(store, codebook, found))
