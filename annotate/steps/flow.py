"""The flow of the workspace's articles, from what was found to what is in the rates."""

from collections import Counter
from collections.abc import Collection

from annotate.coding.codebook import Codebook
from annotate.coding.consensus import consensus
from annotate.coding.policy import settle
from annotate.coding.reviews import CodedReview
from annotate.records import Policy, Refusal
from annotate.report.flow import Box, Flow
from annotate.steps.coded import coded_reviews
from annotate.store import Store


def flow(store: Store, codebook: Codebook, sides: Collection[str] | None = None) -> Flow:
    """Every article of the workspace in one box, by its reviews as they count today.

    `sides` are the articles that stand on a side of a comparison, where it is the flow of one.
    """
    reviews, policies = coded_reviews(store, codebook), store.policies()
    tagged = store.outlet_words()
    sent = {task.article_id for task in store.tasks()}
    known = store.article_ids()
    boxes = Counter[Box]()
    flagged = set()
    for name in known:
        box = _box(reviews.get(name, []), policies.get(name), tagged=name in tagged, sent=name in sent)
        flagged |= {name} if box == "no article" else set()
        left_out = sides is not None and name not in sides and box != "no article"
        boxes["on no side" if left_out else box] += 1
    places = Counter(each.article_id for each in store.publications())
    return Flow(
        refused=dict(sorted(Counter(_reason(each) for each in store.refusals()).items())),
        same=sum(places[name] - 1 for name in known if places[name]),
        boxes=dict(boxes),
        rates=sum(words > 0 and name not in flagged for name, (*_, words) in tagged.items()),
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
    if decided.adjudication is not None or any(each.policy for each in decided.occurrences):
        return "adjudicated"
    return "coded once" if len(decided.reviews) == 1 else "coded by several"


def _reason(refused: Refusal) -> str:
    """Why something was refused, without the name of what was."""
    said = refused.error.replace(refused.source, "").strip(" :,")
    return said.partition(". ")[0].rstrip(".").removeprefix("is ")
