"""How the proposals of each rule fared with the reviewers of this workspace."""

from annotate.report.evidence import Reviewed
from annotate.report.proposals import ReviewedArticle, RuleRecord, rule_records
from annotate.store import Store
from annotate.workspace import Workspace


def records_of_rules(workspace: Workspace) -> tuple[RuleRecord, ...]:
    """The record of every rule that runs in this workspace or was ever shown to a reviewer, by rule id."""
    from annotate.steps.tagging import tagger

    codebook = workspace.codebook()
    labels = tagger(codebook, lexicons=workspace.data / "lexicons").labels
    with workspace.store() as store:
        reviewed = reviewed_articles(store)
    return rule_records(reviewed, codebook, (rule.id for label in labels for rule in label.rules))


def reviewed_articles(store: Store) -> list[ReviewedArticle]:
    """Every article that somebody reviewed, with what was shown and decided."""
    by_article: dict[str, list[Reviewed]] = {}
    for review in store.reviews():
        each = Reviewed(review=review, decisions=store.decisions(review.id))
        by_article.setdefault(review.article_id, []).append(each)
    return [
        ReviewedArticle(shown=store.shown(article_id), reviews=reviews)
        for article_id, reviews in by_article.items()
    ]
