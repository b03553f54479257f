"""The flow of the workspace's articles, from what was found to what is in the rates."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from annotate.coding.codebook import Codebook
from annotate.coding.consensus import consensus
from annotate.coding.policy import settle
from annotate.coding.reviews import CodedReview
from annotate.compare.comparison import Comparison
from annotate.records import Policy, Refusal
from annotate.report.flow import Box, Flow
from annotate.steps.reviews.coded import coded_reviews
from annotate.store import Store


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found: articles, by id, what was refused, and how often a text was the `same` as another.

    `words` of the outlet's own are known of the articles that are tagged.
    """

    articles: Collection[str]
    words: Mapping[str, int]
    refusals: Collection[Refusal]
    same: int


def flow(store: Store, codebook: Codebook, compared: Comparison | None = None) -> Flow:
    """Every article of the workspace in one box, by its reviews as they count today."""
    known = store.article_ids()
    words = {name: count for name, (*_, count) in store.outlet_words().items()}
    places = Counter(each.article_id for each in store.publications())
    same = sum(places[name] - 1 for name in known if places[name])
    found = Found(articles=known, words=words, refusals=store.refusals(), same=same)
    return flow_of(store, codebook, found, compared)


def flow_of(store: Store, codebook: Codebook, found: Found, compared: Comparison | None = None) -> Flow:
    """Each article that was found in one box.

    As the flow of a comparison it has those `compared` in their boxes, and the others on no side.
    """
    words = found.words
    reviews, policies = coded_reviews(store, codebook), store.policies()
    sent = {task.article_id for task in store.tasks()}
    box = {
        name: _box(reviews.get(name, []), policies.get(name), tagged=name in words, sent=name in sent)
        for name in found.articles
    }
    if compared is None:
        rates = sum(count > 0 and box.get(name) != "no article" for name, count in words.items())
    else:
        rates = len(compared.representatives)
        sides = {each.article_id for each in compared.entries}
        box = {
            name: each if name in sides or each == "no article" else "on no side"
            for name, each in box.items()
        }
    return Flow(
        refused=dict(sorted(Counter(map(_reason, found.refusals)).items())),
        same=found.same,
        boxes=dict(Counter(box.values())),
        rates=rates,
    )


def _box(reviews: list[CodedReview], policy: Policy | None, *, tagged: bool, sent: bool) -> Box:
    decided = settle(consensus(reviews), policy)
    if decided.flags:
        return "no article"
    if not tagged:
        return "not tagged"
    if not decided.answers:
        return "not coded" if sent or reviews else "never drawn"
    if any(not each.agreed for each in decided.occurrences):
        return "disputed"
    if decided.adjudication is not None or decided.settled_by_policy:
        return "adjudicated"
    return "coded once" if len(decided.reviews) == 1 else "coded by several"


def _reason(refused: Refusal) -> str:
    """Why something was refused, without the name of what was."""
    said = refused.error.replace(refused.source, "").strip(" :,")
    return said.partition(". ")[0].rstrip(".").removeprefix("is ")
