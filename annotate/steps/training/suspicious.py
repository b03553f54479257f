"""Reviews that contradict what a model and the other reviewers say, for a second look."""

from collections.abc import Iterator, Sequence

from annotate.coding.consensus import Consensus, consensus
from annotate.coding.reviews import CodedReview
from annotate.learn.experiment import check_enough
from annotate.learn.suspicious import SuspiciousReview, answers, ranked, suspicions
from annotate.progress import NO_PROGRESS, Progress
from annotate.steps.reviews.coded import coded_reviews
from annotate.steps.tags.tagging import tagger
from annotate.steps.training.learning import encoder_of, featurise_all, reviewed
from annotate.workspace import Workspace


def suspicious_reviews(
    workspace: Workspace, progress: Progress = NO_PROGRESS
) -> tuple[SuspiciousReview, ...]:
    """The reviews with suspicious answers, the most suspicious first.

    Models learn from what reviewers agree on, each from other articles than it judges. MissingError says how
    many reviewed articles are missing for that.
    """
    data, codebook = reviewed(workspace), workspace.codebook()
    check_enough(data)
    rules, encoder = tagger(workspace), encoder_of(workspace)
    inputs = featurise_all(data, rules, workspace.cache, encoder, progress)
    with workspace.store() as store:
        given = [
            each
            for article, reviews in sorted(coded_reviews(store, codebook).items())
            if article in inputs
            for review, labels in _last_words(consensus(reviews), data.labels)
            for each in answers(review, labels, inputs[article].tags)
        ]
    return tuple(ranked(suspicions(given, data, inputs, workspace.config.seed), given))


def _last_words(found: Consensus, labels: Sequence[str]) -> Iterator[tuple[CodedReview, Sequence[str]]]:
    """The reviews that count, each with the labels that its author did not settle in an adjudication."""
    last = found.adjudication
    for each in found.answers:
        again = last is not None and each is not last and each.reviewer == last.reviewer
        settled = last.offered if last is not None and again else frozenset[str]()
        yield each, [label for label in labels if label not in settled]
