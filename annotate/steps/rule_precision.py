"""How often the reviewers of this workspace kept what rules and model proposed."""

from annotate.coding.codebook import Codebook
from annotate.coding.consensus import consensus
from annotate.coding.policy import settle
from annotate.coding.precision import Records, is_label, records, together
from annotate.coding.reviews import renamed
from annotate.coding.wordings import Judgements, judgements
from annotate.steps.coded import coded_reviews
from annotate.steps.tagging import tagger as make_tagger
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
    policies = store.policies()
    return together(
        records(
            renamed(store.shown(article_id), codebook), settle(consensus(reviews), policies.get(article_id))
        )
        for article_id, reviews in coded_reviews(store, codebook).items()
    )


def wording_judgements(store: Store, codebook: Codebook) -> Judgements:
    """What reviewers made of each wording so far, and of whatever proposed it."""
    policies = store.policies()
    reviewed = (
        (renamed(store.shown(article_id), codebook), settle(consensus(reviews), policies.get(article_id)))
        for article_id, reviews in coded_reviews(store, codebook).items()
    )
    return judgements(reviewed, reviewed_precision(store, codebook))
