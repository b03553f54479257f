"""The tags behind a number, in their context, across articles."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, fields
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from annotate.coding.consensus import consensus
from annotate.coding.precision import Record
from annotate.coding.wordings import named
from annotate.desk.articles import numbered, turning
from annotate.desk.pages import shown, spreadsheet
from annotate.desk.place import Place
from annotate.steps.reviews.coded import coded_reviews
from annotate.steps.reviews.rule_precision import wording_judgements
from annotate.store import Store
from annotate.store.concordance import Line, concordance

OPEN, SHOWN = "open", "shown"
COLUMNS = tuple(each.name for each in fields(Line))  #: of the file
FILTERS = ("words", "label", "voice", "rule", "outlet", "article")


def spans(request: Request) -> Response:
    """Key words in context: filtered, sorted, a page at a time."""
    place: Place = request.app.state.place
    given = request.query_params
    values = {name: given.get(name, "").strip() for name in FILTERS}
    order, whole = given.get("order") or "words", request.url.path.endswith(".csv")
    page = numbered(given)
    verdict = given.get("verdict", "")
    with place.workspace.store() as store:
        hidden = place.hidden(store)
        chosen = _decided(store, place, values["article"], verdict) if verdict else {}
        asked = concordance(values, order=order, page=None if whole else page, without=hidden, **chosen)
        lines, total = store.ask(asked)
        judged = given.get("kept") == SHOWN and not hidden and not whole
        kept = wording_judgements(store, place.codebook).wordings if judged else {}
    if whole:
        return spreadsheet(map(asdict, lines), COLUMNS, "tags")
    return shown(
        "spans.html.j2",
        place,
        judged=judged,
        kept={each: _kept(kept.get(named(each.label, each.voice, each.text))) for each in lines},
        values=values,
        order=order,
        verdict=verdict,
        lines=lines,
        total=total,
        hidden=len(hidden),
        turns=turning(given, page, total),
        download="?" + urlencode(given),
    )


def _kept(record: Record | None) -> str:
    """How often reviewers kept tags of a wording, in words; empty where nobody judged one."""
    if record is None or record.interval is None:
        return ""
    low, high = record.interval
    times = "time" if record.reviewed == 1 else "times"
    return f"kept {record.right} of {record.reviewed} {times} so far ({100 * low:.0f} to {100 * high:.0f} %)"


def _decided(store: Store, place: Place, article: str, verdict: str) -> Mapping[str, Collection[str]]:
    """Which tags people decided so, as `concordance` takes them; "open" are those without a verdict."""
    reviews = coded_reviews(store, place.codebook, article or None).values()
    decided: dict[str, set[str]] = {}
    for each in (one for given in reviews for one in consensus(given).answers):
        for name, verdicts in each.verdicts.items():
            decided.setdefault(name, set()).update(verdicts)
    if verdict == OPEN:
        return {"beside": decided}
    return {"among": [name for name, verdicts in decided.items() if verdict in verdicts]}
