"""What coders differ about in the workspace, what of it is settled, and by whom or what."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotate.coding.adjudication import Dispute, dispute
from annotate.coding.codebook import Codebook
from annotate.coding.consensus import consensus
from annotate.coding.policy import settle
from annotate.records import Article, Policy
from annotate.rulings import ruled
from annotate.steps.articles.find_articles import find_articles
from annotate.steps.reviews.coded import coded_reviews
from annotate.store import Store
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Disputed:
    """An article whose coders differ, now or when it was settled.

    `waiting` counts what nobody and nothing has settled: disputed spans, and answers about the whole article
    that only some gave. `changed` says that the coders' answers are not those that the adjudicator saw.
    """

    article: Article
    dispute: Dispute
    waiting: int
    adjudicator: str | None = None
    policy: Policy | None = None
    changed: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels of the disputed spans, by name."""
        return tuple(sorted({each.label for each in self.dispute.disputed}))


def disputed(store: Store, codebook: Codebook, seed: int) -> tuple[Disputed, ...]:
    """The articles whose coders differ or that were adjudicated, by id; superseded texts apart."""
    reviews, policies = coded_reviews(store, codebook), store.policies()
    found = []
    for article in store.articles():
        given = reviews.get(article.id, [])
        if len({each.reviewer for each in given}) < 2:
            continue
        about, policy = dispute(given, codebook, seed), policies.get(article.id)
        decided = settle(consensus(given), policy)
        last = decided.adjudication
        open_ = [each for each in decided.occurrences if not each.agreed and each.label in codebook.names]
        flags = about.flags if last is None and policy is None else ()
        if not (about.disputed or about.flags or last):
            continue
        found.append(
            Disputed(
                article=article,
                dispute=about,
                waiting=len(flags) + (0 if decided.flags and not flags else len(open_)),
                adjudicator=None if last is None else last.reviewer,
                policy=policy,
                changed=last is not None and set(last.review.tags_shown) != {each.id for each in about.shown},
            )
        )
    return tuple(found)


def waiting(store: Store, codebook: Codebook, seed: int) -> tuple[Disputed, ...]:
    """Those in which something is not settled."""
    return tuple(each for each in disputed(store, codebook, seed) if each.waiting)


def record_policy(
    workspace: Workspace, policy: Policy | None, wanted: Iterable[str] = (), *, command: str
) -> tuple[str, ...]:
    """Record by which policy what nobody adjudicates is settled, and return the ids of the articles.

    They are those `wanted` (see `find_articles`), else all in which something waits; without a `policy`, all
    that have one, and it is taken back. What holds already is not recorded again.
    """
    codebook, named = workspace.codebook(), tuple(wanted)
    with workspace.lock("adjudicate"), workspace.store() as store:
        known = store.policies()
        if named:
            chosen = find_articles(store, named)
        elif policy is None:
            chosen = tuple(known)
        else:
            chosen = tuple(each.article.id for each in waiting(store, codebook, workspace.config.seed))
        with store.transaction():
            for name in chosen:
                if known.get(name) != policy:
                    made = ruled("policy", value=policy or "none", about=name, reason=command)
                    store.add_ruling(made, article_id=name)
    return chosen
