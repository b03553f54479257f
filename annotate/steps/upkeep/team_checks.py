"""What `doctor` looks at where a team codes: who has what to do, what was not read, what is not settled."""

from contextlib import suppress

from annotate.errors import AnnotateError
from annotate.report.vocabulary import plural
from annotate.steps.adjudication.disputes import Disputed, disputed
from annotate.steps.coders.assignments import finished, taking_part
from annotate.steps.reviews.unread import found_unread
from annotate.steps.upkeep.check import Check
from annotate.workspace import Workspace


def assignment_check(workspace: Workspace) -> Check | None:
    """The open assignment, where there is one: who takes part, and how much each has to do still."""
    with workspace.store() as store:
        if not store.assignments():
            return None
        names = store.coder_names()
        codes, rows, done = taking_part(store), store.assigned(), finished(store)
    left = {code: sum(row.coder == code and row.key not in done for row in rows) for code in codes}
    each_one = ", ".join(f"{names.get(code, code)} {number}" for code, number in left.items())
    found = (
        f"open, {plural(sum(left.values()), 'coding')} unfinished by what was pulled: {each_one or 'nobody'}"
    )
    return Check(name="assignment", state="ok", found=found)


def reading_check(workspace: Workspace) -> Check:
    """Reviews that were submitted faster than anybody reads, and whether the limit is on record."""
    with workspace.store() as store:
        limits, reviews, unread = store.rulings("reading limit"), store.reviews(), found_unread(store)
    if not limits and reviews:
        found = "no limit is on record, so no review counts as unread"
        return Check(name="reading", state="worse", found=found, fix="annotate pull lays it down")
    if not unread:
        found = f"no review above {limits[-1].value} words a minute" if limits else "nothing reviewed yet"
        return Check(name="reading", state="ok", found=found)
    named = "; ".join(f"{each.article_id[:8]} by {each.reviewer}, {each.pace}" for each in unread[:5])
    more = f"; and {len(unread) - 5} more" if len(unread) > 5 else ""
    found = f"{plural(len(unread), 'review')} left out as not read: {named}{more}"
    fix = "annotate progress --recode ARTICLE --because WHY asks for another coding"
    return Check(name="reading", state="worse", found=found, fix=fix)


def disputes_check(workspace: Workspace) -> Check | None:
    """What coders differ about and nobody settled; None where nothing was ever disputed."""
    found: tuple[Disputed, ...] = ()
    with suppress(AnnotateError), workspace.store() as store:  # codebook and store have checks of their own
        found = disputed(store, workspace.codebook(), workspace.config.seed)
    if not found:
        return None
    open_, changed = [each for each in found if each.waiting], [each for each in found if each.changed]
    said = f"{plural(len(open_), 'article')} with {plural(sum(e.waiting for e in open_), 'difference')} not "
    said += f"settled; {sum(not each.waiting for each in found)} settled"
    if changed:
        names = ", ".join(each.article.id[:8] for each in changed)
        said += f"; the coders' answers changed after it was adjudicated: {names}"
    if not (open_ or changed):
        return Check(name="disputes", state="ok", found=said)
    fix = "annotate adjudicate --list, then annotate adjudicate, or with --resolve ARTICLE"
    return Check(name="disputes", state="worse", found=said, fix=fix)
