"""Who may code real articles: whoever reached the target on known answers, or was let through by the lead.

Both are on record in the study itself, with the time and the figures or the reason.
"""

from collections.abc import Iterable, Mapping, Sequence

from annotate.coding.agreement.codings import codings
from annotate.coding.qualification import OVERRIDDEN, PASSED, Target, Trainee, first_submitted, rounds, score
from annotate.coding.reviews import CodedReview, coded
from annotate.config import Config
from annotate.errors import RefusedError
from annotate.report.coders.lesson import figures, wanted
from annotate.rulings import ruled
from annotate.steps.reviews.coded import unread_reviews
from annotate.steps.team.coder_training import answers, begun, training
from annotate.store import Store
from annotate.team import Coder
from annotate.workspace import Workspace


def trainees(workspace: Workspace, store: Store) -> tuple[Trainee, ...]:
    """Everybody who was given training articles, by code; `store` is the study's. MissingError before."""
    place = training(workspace)
    known, seed = answers(place), workspace.config.seed
    lengths = {name: len(article.text) for name, (article, _) in known.items()}
    gold = {name: coding for name, (_, coding) in known.items()}
    given: dict[str, set[str]] = {}
    with place.store() as of_training:
        for each in of_training.assigned(closed=True):
            given.setdefault(each.coder, set()).add(each.article_id)
        said = _first(of_training, place)
    on_record = {each.about: each for each in store.rulings("qualification")}
    found = []
    for code, mine in sorted(given.items()):
        own = {each.article_id: each for each in codings(said.get(code, ()), lengths)}
        taken = [
            score(code, number, part, own, gold, seed=seed)
            for number, part in enumerate(rounds(known, seed), start=1)
            if mine.issuperset(part)
        ]
        found.append(Trainee(code=code, rounds=tuple(taken), ruling=on_record.get(code)))
    return tuple(found)


def _first(store: Store, place: Workspace) -> Mapping[str, Iterable[CodedReview]]:
    """What each person submitted first of each article, by code."""
    unread, codebook = unread_reviews(store), place.codebook()
    states: dict[str, list[CodedReview]] = {}
    for review in store.reviews(history=True):
        each = coded(review, store.decisions(review.id), codebook, unread.get(review.id))
        states.setdefault(review.reviewer, []).append(each)
    return {code: first_submitted(mine).values() for code, mine in states.items()}


def target(config: Config) -> Target:
    """What the settings ask for."""
    return Target(f1=config.training_f1, alpha=config.training_alpha)


def note_passed(workspace: Workspace, store: Store) -> None:
    """Put on record who has reached the target, with the figures. Call it outside a transaction."""
    asked = target(workspace.config)
    for each in trainees(workspace, store):
        passed = [one for one in each.rounds if one.reaches(asked)]
        if passed and each.ruling is None:
            reason = f"{figures(passed[0])}. {wanted(asked)}"
            with store.transaction():
                store.add_ruling(ruled("qualification", about=each.code, value=PASSED, reason=reason))


def confirm_qualified(
    workspace: Workspace, store: Store, coders: Sequence[Coder], override: str = ""
) -> tuple[Coder, ...]:
    """RefusedError where coders are trained at all and one of these has not reached the target.

    With a reason to `override` it, they are let through, on record: those are returned. Call it outside a
    transaction.
    """
    if not begun(workspace):
        return ()
    note_passed(workspace, store)
    allowed = {each.about for each in store.rulings("qualification")}
    short = tuple(each for each in coders if each.code not in allowed)
    if short and not override:
        taken = {each.code: each.rounds for each in trainees(workspace, store)}
        said = [
            f"{each.name or each.code} ({figures(taken[each.code][-1])})"
            if taken.get(each.code)
            else f"{each.name or each.code} (no training articles yet)"
            for each in short
        ]
        raise RefusedError(
            f"not qualified yet: {'; '.join(said)}. {wanted(target(workspace.config))} Go on with `annotate "
            'assign --training`, or let them through on record with --override "WHY"'
        )
    with store.transaction():
        for each in short:
            store.add_ruling(ruled("qualification", about=each.code, value=OVERRIDDEN, reason=override))
    return short
