"""How often the reviewers of this workspace kept what rules and model proposed."""

from collections.abc import Iterator

from annotate.coding.codebook import Codebook
from annotate.coding.consensus import Consensus, consensus
from annotate.coding.policy import settle
from annotate.coding.precision import Records, is_label, records, together
from annotate.coding.reviews import renamed
from annotate.coding.wordings import Judgements, judgements
from annotate.records import Tag
from annotate.steps.reviews.coded import coded_reviews
from annotate.steps.tags.tagging import tagger as make_tagger
from annotate.store import Store
from annotate.workspace import Workspace


def rule_precision(workspace: Workspace) -> Records:
    """The record of every rule that runs in this workspace, and of every one that reviewers ever saw."""
    tagger = make_tagger(workspace)
    with workspace.store() as store:
        found = reviewed_precision(store, tagger.codebook)
    running = (rule.id for label in tagger.labels for rule in label.rules if rule.on)
    return {name: each for name, each in together([found], running).items() if not is_label(name)}


def reviewed_precision(store: Store, codebook: Codebook) -> Records:
    """The records of labels, rules and model over every article that somebody reviewed."""
    return together(records(shown, decided) for shown, decided in _reviewed(store, codebook))


def wording_judgements(store: Store, codebook: Codebook) -> Judgements:
    """What reviewers made of each wording so far, and of whatever proposed it."""
    return judgements(_reviewed(store, codebook), reviewed_precision(store, codebook))


def _reviewed(store: Store, codebook: Codebook) -> Iterator[tuple[tuple[Tag, ...], Consensus]]:
    """The tags that the reviewers of each article were shown, and what they decided together."""
    policies = store.policies()
    for article_id, reviews in coded_reviews(store, codebook).items():
        shown = renamed(store.shown(article_id), codebook)
        yield shown, settle(consensus(reviews), policies.get(article_id))
