"""All that is in a package beside its workspace, file by file: made to write it, and again to check it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotate.archive.about import about
from annotate.compare import targets
from annotate.compare.comparison import Comparison
from annotate.compare.document import document as comparison_document
from annotate.compare.methods import comparison_methods
from annotate.compare.page import page as comparison_page
from annotate.compare.standing import By
from annotate.exchange.jsonl import as_text
from annotate.exchange.no_text import without_text
from annotate.harmless import json_line
from annotate.json_records import to_dict
from annotate.learn.manifest import MANIFEST
from annotate.learn.registry import CARD
from annotate.report.coders.document import document as agreement_document
from annotate.report.coders.page import page as agreement_page
from annotate.report.datasheet import Datasheet, as_document, html, markdown
from annotate.report.flow import as_json as flow_json
from annotate.report.index import index, row
from annotate.report.page import page
from annotate.report.summary import Summary
from annotate.rulings import Matter
from annotate.steps.results.compare import comparison
from annotate.steps.results.datasheet import datasheet
from annotate.steps.results.summary import summaries
from annotate.steps.results.targets import called_what
from annotate.steps.reviews.agreement import Question, agreement
from annotate.steps.reviews.export import Table, rows
from annotate.steps.reviews.gold import gold
from annotate.store import Store
from annotate.workspace import CODEBOOK, Workspace

File = tuple[str, bytes]
#: what can only be made where the texts are: all that depends on words, not on where they stand
OF_WORDS = ("comparison/", "methods.txt", "datacite.json", "pages/", "gold.jsonl")
_WORDS = ("text", "cue", "reason", "denied", "byline", "notes", "removed", "comment", "title", "region")
_MATTERS: tuple[Matter, ...] = ("reading limit", "second coding", "qualification", "policy", "import")


def contents(workspace: Workspace, *, text: bool, words: bool = True) -> Iterator[File]:
    """The files by name, in a fixed order.

    Without `text` no word of an article is in them. Without `words` (in a snapshot that has none) `OF_WORDS`
    is left out. MissingError for articles that were never tagged.
    """
    codebook = workspace.codebook()
    yield f"codebook/{CODEBOOK}", codebook.text.encode()
    sheet = datasheet(workspace)
    with workspace.store() as store:
        for version in sorted(store.codebooks()):
            yield f"codebook/{version}.md", (store.codebook_text(version) or "").encode()
        tables: tuple[Table, ...] = ("articles", "tags", "attributions", "reviews", "decisions")
        for table in tables:
            yield f"{table}.jsonl", _lines(rows(store, table, codebook), text=text)
        yield "decisions-of-every-state.jsonl", _lines(_states(store), text=text)
        yield "assignment.jsonl", _lines(_assigned(store), text=text)
        yield (
            "rulings.jsonl",
            _lines((to_dict(each) for matter in _MATTERS for each in store.rulings(matter)), text=True),
        )
        newest = max((each.decided_at for each in store.reviews()), default="")
        sides: list[By] = ["outlet"] * any(each.outlet for each in store.publications())
        sides += ["month"] * any(each.published for each in store.publications())
        reviewed = bool(store.reviews())
    year = (newest or (sheet.dates or ("", ""))[1])[:4]
    yield "flow.json", _json(flow_json(sheet.flow))
    yield "datasheet.json", _json(as_document(sheet))
    yield "datasheet.md", markdown(sheet).encode()
    yield "datasheet.html", html(sheet).encode()
    study = agreement(workspace, Question(full=text))
    yield "agreement.json", _json(agreement_document(study))
    for file in sorted(workspace.models.glob("[!.]*/*")):
        if file.name == MANIFEST or file.name in CARD:
            yield f"models/{file.parent.name}/{file.name}", file.read_bytes()
    if not words:
        yield from _cited(workspace, sheet, "", year, only="CITATION.cff")
        return
    if text:
        yield "agreement.html", agreement_page(study).encode()
    if reviewed:
        coded = gold(workspace)
        yield "gold.jsonl", (as_text(coded) if text else without_text(coded)).encode()
    found: dict[str, Summary] = {}
    methods = ""
    for by in sides:
        compared = comparison(workspace, by=by, each=lambda each: found.update({each.article.id: each}))
        methods = methods or comparison_methods(compared)
        yield from _compared(compared, by, found, text=text)
    if not sides:
        found = {each.article.id: each for each in summaries(workspace, (), everything=True)}
    if "outlet" in sides and text:
        yield "comparison/target.json", _json(targets.document(called_what(workspace)))
    yield "methods.txt", methods.encode()
    yield from _cited(workspace, sheet, methods, year)
    if text:
        for name, each in found.items():
            yield f"pages/{name}.html", page(each).encode()
        listed = [row(each, f"{name}.html") for name, each in found.items()]
        yield "pages/index.html", index(listed).encode()


def _cited(workspace: Workspace, sheet: Datasheet, methods: str, year: str, only: str = "") -> Iterator[File]:
    for name, said in about(workspace, sheet, methods, year).items():
        if only in ("", name):
            yield name, said.encode()


def _compared(found: Comparison, by: By, pages: Mapping[str, Summary], *, text: bool) -> Iterator[File]:
    values = comparison_document(found)
    yield f"comparison/{by}.json", _json(values if text else _wordless(values))
    if text:
        files = {name: f"../pages/{name}.html" for name in pages}
        yield f"comparison/{by}.html", comparison_page(found, files).encode()


def _states(store: Store) -> Iterator[dict[str, Any]]:
    """What every review decided in every state it ever had, and the regions of it that could not be taken."""
    for review in store.reviews(history=True):
        for decision in store.decisions(review.id):
            yield to_dict(decision)
        for aside in store.set_aside(review.id):
            yield {"set_aside": to_dict(aside)}


def _assigned(store: Store) -> Iterator[dict[str, Any]]:
    """The runs of `assign` with their seeds, what each gave to whom, and what was decided about them."""
    kinds: Mapping[str, Iterable[Any]] = {
        "assignment": store.assignments(closed=True),
        "assigned": store.assigned(closed=True),
        "event": store.events(),
        "task": store.tasks(),
    }
    for kind, records in kinds.items():
        for each in records:
            yield {"kind": kind, **to_dict(each)}


def _lines(found: Iterable[Mapping[str, Any]], *, text: bool) -> bytes:
    return "".join(f"{json_line(each if text else _wordless(each))}\n" for each in found).encode()


def _wordless(value: Any) -> Any:
    """A value without the fields that hold an article's words."""
    if isinstance(value, list):
        return [_wordless(each) for each in value]
    if isinstance(value, dict):
        return {name: _wordless(each) for name, each in value.items() if name not in _WORDS}
    return value


def _json(value: Any) -> bytes:
    """A value a line, so that a difference has a line of its own."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
