"""What the open assignments say: who takes part, who has what on which server, and what is finished."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotate.coding.qualification import OVERRIDDEN, PASSED
from annotate.records import Purpose
from annotate.store import Store
from annotate.team import EVERYBODY, Assigned, Assignment, Coder, Proposals, StudyDesign

Key = tuple[str, str, Purpose]  #: of an `Assigned`


def taking_part(store: Store) -> tuple[str, ...]:
    """Codes of the people whom articles are assigned to, without those who left since, in order."""
    left = {(each.assignment, each.coder) for each in store.events() if each.what == "left"}
    codes: dict[str, None] = {}
    for run in store.assignments():
        codes |= dict.fromkeys(run.coders)
        for coder in run.coders + tuple(codes):
            if (run.id, coder) in left:
                codes.pop(coder, None)
    return tuple(codes)


def assigned_on(store: Store, server: str) -> tuple[Assigned, ...]:
    """What the open assignments give to people who work on this server, as it counts now."""
    runs = {each.id: each for each in store.assignments()}
    here = {each.code for each in store.coders() if each.server == server}
    return tuple(
        each
        for each in store.assigned()
        if (runs[each.assignment].server or server) == server and each.coder in here
    )


def servers(store: Store) -> frozenset[str]:
    """Names of the servers on which open assignments are worked on."""
    own = {each.code: each.server for each in store.coders() if each.account == EVERYBODY}
    named = {each.server for each in store.assignments()}
    if "" not in named:
        return frozenset(named)
    return frozenset(own[each] for each in taking_part(store) if each in own)


def called(store: Store, server: str) -> Mapping[str, Coder]:
    """The people on a server by code, the account with a name first."""
    found = [each for each in store.coders() if each.server == server]
    return {each.code: each for each in sorted(found, key=lambda each: bool(each.name))}


def finished(store: Store) -> frozenset[Key]:
    """What was submitted or skipped, as far as it was pulled."""
    return frozenset(
        (each.article_id, each.reviewer, each.purpose)
        for each in store.reviews()
        if each.status != "withdrawn"
    )


def being_coded(store: Store) -> frozenset[str]:
    """Articles that somebody has still to code by themselves."""
    if not store.assignments():
        return frozenset()
    done = finished(store)
    return frozenset(row.article_id for row in store.assigned() if row.key not in done)


def study(store: Store) -> StudyDesign | None:
    """What was assigned, in numbers, and who was let in how; None where nothing was."""
    made = store.study_design(finished(store))
    if made is None:
        return None
    among = {each.coder for each in store.assigned(closed=True)}
    said = [each for each in store.rulings("qualification") if each.about in among]
    return replace(
        made,
        passed=sum(each.value == PASSED for each in said),
        overridden=tuple((each.about, each.reason) for each in said if each.value == OVERRIDDEN),
    )


def due_again(store: Store, server: str) -> int:
    """How many articles are to be coded again by now on a server, and do not stand there yet."""
    done = finished(store)
    there = {(each.project, each.article_id) for each in store.tasks() if each.server == server}
    projects = {
        each.coder: each.project
        for each in store.team_projects()
        if (each.server, each.purpose) == (server, "again")
    }
    return sum(
        each.purpose == "again"
        and (each.article_id, each.coder, "coding") in done
        and each.key not in done
        and (projects.get(each.coder), each.article_id) not in there
        for each in assigned_on(store, server)
    )


def proposals_of(store: Store, runs: Sequence[Assignment]) -> dict[str, Proposals]:
    """The tags that coders are shown by these assignments, by article, those kept last at the end."""
    among = {each.id for each in runs}
    found: dict[str, Proposals] = {}
    for each in store.proposals():
        if each.assignment in among:
            found.pop(each.article_id, None)
            found[each.article_id] = each
    return found
