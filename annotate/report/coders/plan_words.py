"""How wide intervals will be, in words, for whoever is about to assign articles."""

from collections.abc import Iterator

from annotate.coding.agreement.measure import FEWEST
from annotate.coding.agreement.planning import BLIND, Plan


def sentences(found: Plan) -> Iterator[str]:
    """The plan in words, for whoever is about to assign articles."""
    yield _said("alpha", found.alpha, f"{found.double} doubly coded articles")
    if found.blind:
        yield _said("recall", found.recall, f"{found.blind} articles shown without tags")
        yield _said("the suggestion effect", found.effect, f"{found.blind} articles shown without tags")
    elif found.hidden:
        yield _said("the suggestion effect", found.effect, f"about {found.hidden:.0f} hidden tags")
    else:
        yield "no article is shown without tags: what proposals miss, and how they pull coders, stays unknown"
    if not found.enough:
        yield (
            f"{found.blind} articles shown without tags are too few to say what proposals miss: plan at "
            f"least {BLIND}, by a larger share or more articles"
        )


def _said(what: str, width: float | None, by: str) -> str:
    if width is None:
        return f"{by} give {what} no interval: that takes at least {FEWEST} articles with tags"
    if width >= 1:
        return f"{by} say next to nothing of {what}: its interval is over 1 wide"
    return f"{by} give {what} an interval about {width:.2f} wide"
