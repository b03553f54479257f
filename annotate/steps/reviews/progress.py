"""How far each coder is, from stored reviews and assignments; and having an article coded again."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from annotate.coding.reviews import last_words
from annotate.errors import UsageError
from annotate.moments import earlier
from annotate.records import Purpose
from annotate.report.coders.progress import Progress
from annotate.report.coders.progress import progress as progress_of
from annotate.report.coders.work import Work
from annotate.rulings import Ruling, ruled
from annotate.steps.articles.find_articles import find_articles
from annotate.steps.coders.assignments import taking_part
from annotate.steps.reviews.coded import coded_reviews, reading_paces
from annotate.store import Store
from annotate.team import Assigned
from annotate.workspace import Workspace

PURPOSES: tuple[Purpose, ...] = ("coding", "again")


def progress(workspace: Workspace) -> Progress:
    """What every coder did and has still to do. Nothing is fetched: `annotate pull` does that."""
    codebook = workspace.codebook()
    with workspace.store() as store:
        current = set(store.article_ids())
        paces = reading_paces(store)
        works = [
            Work(coded=each, pace=paces[article_id][each.reviewer, each.review.purpose])
            for article_id, reviews in coded_reviews(store, codebook).items()
            if article_id in current
            for purpose in PURPOSES
            for each in last_words(reviews, purpose)
        ]
        given = [each for each in store.assigned() if each.article_id in current]
        limits = store.rulings("reading limit")
        return progress_of(
            works,
            {each.key for each in given} if store.assignments(closed=True) else None,
            limit=float(limits[-1].value) if limits else None,
            names=store.coder_names(),
        )


@dataclass(frozen=True, kw_only=True)
class Recoding:
    """An article that is to be coded again: `coder` has it now, None where nobody could be given it.

    `name` is what the lead calls the coder, empty where it is not known. The article was left unread by
    people called as in `unread_by`, who can read it still, and in `left`, who take part no longer. `since` is
    the ruling that asked for this before, in vain so far; `assigned`: by an open assignment.
    """

    article_id: str
    coder: str | None
    name: str = ""
    unread_by: tuple[str, ...]
    left: tuple[str, ...] = ()
    since: Ruling | None = None
    assigned: bool = False


def recode(workspace: Workspace, wanted: str, *, reason: str) -> Recoding:
    """Ask for another coding of an article, on record; where a team codes, a coder who lacks it gets it.

    Of those who take part it is who has least to do, and the next `push` sends it. Where there is nobody, it
    is on record once, until somebody codes the article. UsageError where somebody has yet to code it.
    """
    with workspace.lock("progress"), workspace.store() as store:
        [article_id] = find_articles(store, [wanted])
        reviews = coded_reviews(store, workspace.codebook(), article_id).get(article_id, [])
        rows = store.assigned()
        has = {each.coder for each in rows if (each.article_id, each.purpose) == (article_id, "coding")}
        if waiting := sorted(has - {each.reviewer for each in reviews}):
            raise UsageError(f"article {article_id} is still to be coded by {', '.join(waiting)}")
        given = _given(store, rows, article_id, has | {each.reviewer for each in reviews})
        before = [each for each in store.rulings("second coding") if each.about == article_id][-1:]
        last = max((each.review.decided_at for each in reviews), default="")
        since = next((each for each in before if not (given or each.value or earlier(each.at, last))), None)
        if since is None:
            value = given.coder if given else ""
            with store.transaction():
                store.add_ruling(
                    ruled("second coding", about=article_id, value=value, reason=reason),
                    article_id=article_id,
                )
                store.add_assigned([given] if given else [])
        unread = sorted({each.reviewer for each in reviews if each.unread is not None})
        gone = {each.coder for each in store.events() if each.what == "left"} - {*taking_part(store)}
        names = store.coder_names()
    return Recoding(
        article_id=article_id,
        coder=given.coder if given else None,
        name=names.get(given.coder, "") if given else "",
        unread_by=tuple(names.get(code, code) for code in unread if code not in gone),
        left=tuple(names.get(code, code) for code in unread if code in gone),
        since=since,
        assigned=bool(has),
    )


def _given(store: Store, rows: Sequence[Assigned], article_id: str, has: Collection[str]) -> Assigned | None:
    """The same work for a coder who takes part and does not have it; None where there is nobody."""
    mine = [each for each in rows if (each.article_id, each.purpose) == (article_id, "coding")]
    free = sorted({*taking_part(store)} - set(has))
    if not mine or not free:
        return None
    load = Counter(each.coder for each in rows)
    coder = min(free, key=lambda code: (load[code], code))
    places = [each.position for each in rows if (each.coder, each.purpose) == (coder, "coding")]
    return replace(mine[-1], coder=coder, position=max(places, default=-1) + 1)
