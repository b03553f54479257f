"""Articles: the list, and one article's summary page with its way into Label Studio."""

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from annotate.desk.pages import downloaded, framed, link, shown, spreadsheet
from annotate.desk.place import Place
from annotate.errors import MissingError
from annotate.harmless import json_line
from annotate.report import summary_words
from annotate.report.counts import Count
from annotate.report.document import document
from annotate.report.page import page
from annotate.report.summary import Summary
from annotate.report.wording import wording
from annotate.steps.adjudication.disputes import disputed
from annotate.steps.articles.find_articles import find_articles
from annotate.steps.results.summary import summaries
from annotate.steps.reviews.coded import unread_reviews
from annotate.steps.tags.tagging import Tagger
from annotate.steps.tags.thresholds import thresholds
from annotate.store.browse import ALL, ROWS, Listed, Wanted, listing
from annotate.studio.server import LocalServer

COLUMNS = ("id", "title", "language", "outlets", "published", "words", "reviewers")  #: of the file
FILTERS = ("search", "outlet", "language", "since", "until", "label")


def articles(request: Request) -> Response:
    """The list: searched, filtered, sorted, a page at a time."""
    place: Place = request.app.state.place
    given, whole = request.query_params, request.url.path.endswith(".csv")
    with place.workspace.store() as store:
        hidden, state = place.hidden(store), given.get("state", "")
        differ: list[str] = []
        if state == "disputed":
            differences = disputed(store, place.codebook, place.workspace.config.seed)
            differ = [each.article.id for each in differences if each.waiting]
        wanted = Wanted(
            values={name: given.get(name, "").strip() for name in FILTERS},
            state=state,
            order=given.get("order") or "date",
            page=1 if whole else numbered(given),
            rows=ALL if whole else ROWS,
            limits=thresholds(place.workspace),
            untold=hidden,
            disputed=differ,
            unread=unread_reviews(store).keys(),
        )
        rows, total = store.ask(listing(wanted))
    reader = place.tagger
    if whole:
        found = (_row(row, reader, told=row.id not in hidden) for row in rows)
        return spreadsheet(found, (*COLUMNS, *reader.codebook.names), "articles")
    return shown(
        "articles.html.j2",
        place,
        wanted=wanted,
        rows=rows,
        hidden=hidden,
        total=total,
        counts={row.id: _counts(reader, row) for row in rows},
        words=summary_words,
        turns=turning(given, wanted.page, total),
        download="?" + urlencode(given),
    )


def article(request: Request) -> Response:
    """An article's summary: its page, or what `annotate summary --format json` prints."""
    place: Place = request.app.state.place
    name, form = request.path_params["name"], request.path_params.get("form", "")
    found = _summary(place, name)
    if form == "json":
        return Response(json_line(document(found)) + "\n", media_type="application/json")
    if form == "html":
        return downloaded(page(found), found.article.id)
    at = f"/articles/{found.article.id}"
    bar = [
        link("/", "All articles"),
        link(f"{at}/studio", "Open in Label Studio"),
        link(f"{at}.html", "HTML"),
        link(f"{at}.json", "JSON"),
    ]
    bar.append(link(f"/spans?article={found.article.id}&kept=shown", "Its tags in context"))
    return framed(page(found), " · ".join(bar))


def studio(request: Request) -> Response:
    """On to the article's task in Label Studio: the workspace's own, or the one it was sent to last."""
    place: Place = request.app.state.place
    name = request.path_params["name"]
    own = LocalServer(place.workspace.state)
    running = own.running()
    with place.workspace.store() as store:
        tasks = [each for each in store.tasks() if each.article_id == name]
    addresses = {
        each.server: each.server for each in tasks if each.server.startswith(("http://", "https://"))
    }
    if running is not None:
        addresses[own.name] = running
    found = [each for each in tasks if each.server in addresses]
    if not found:
        raise MissingError(
            "Label Studio is not running here, or does not have this article: `annotate review` starts it "
            "and sends what is tagged. Then follow the link again"
        )
    task = found[-1]
    at = f"{addresses[task.server]}/projects/{task.project}/data?task={task.task_id}"
    return RedirectResponse(at, 303)


def numbered(given: Mapping[str, str]) -> int:
    """The page that is asked for; the first where it is none."""
    page = given.get("page", "1")
    return max(1, int(page)) if page.isdecimal() and len(page) < 7 else 1


def turning(given: Mapping[str, str], page: int, total: int) -> Mapping[str, str]:
    """Addresses of the pages before and after, empty where there is none."""
    plain = {name: value for name, value in given.items() if name != "page" and value}
    last = -(-total // ROWS)
    return {
        "before": "?" + urlencode({**plain, "page": page - 1}) if page > 1 else "",
        "after": "?" + urlencode({**plain, "page": page + 1}) if page < last else "",
    }


def _row(row: Listed, tagger: Tagger, *, told: bool) -> Mapping[str, object]:
    """An article for a spreadsheet, with the number of proposals by label where they may be told."""
    counts = {name: len(row.proposed.get(name, ())) if told else None for name in tagger.codebook.names}
    seen = {"outlets": ", ".join(row.outlets), "reviewers": row.reviewers if told else None}
    return {name: getattr(row, name) for name in COLUMNS} | seen | counts


def _counts(tagger: Tagger, row: Listed) -> Mapping[str, Count]:
    """What is proposed in the outlet's own voice, by label, as a summary would count it."""
    searched = tagger.searches(row.language)
    proposed = {name: row.proposed.get(name, ()) for name in tagger.codebook.names}
    return {
        name: Count(
            proposed=len(words),
            approved=None,
            approved_max=None,
            disputed=None,
            headline=0,
            headline_max=0,
            wordings=len(set(map(wording, words))),
            wordings_max=len(set(map(wording, words))),
            words=row.words,
            basis="proposed",
            searched=name in searched,
        )
        for name, words in proposed.items()
    }


def _summary(place: Place, name: str) -> Summary:
    with place.workspace.store() as store:
        found = find_articles(store, [name])[0]
    place.confirm_shown(found)
    return next(summaries(place.workspace, [found]))
