"""What is asked of the server's listings, and how their rows are read.

The counters that the server keeps beside its rows lag behind when it is busy: they are believed where they
add up to the rows, which the server lists among its columns where that is asked for.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotate.batches import batches
from annotate.moments import exact, to_second
from annotate.studio.answers import text
from annotate.studio.projects import Project
from annotate.studio.task_states import TaskState, names

CHUNK = 100  #: tasks named in one address, which some servers cut at 8,000 characters; projects in one page

#: Entries of a project and of a task; without a list the server counts everything that hangs on them.
PROJECT = "id,title,description,label_config,task_number"
TASK = (
    "id,meta,annotations_ids,total_annotations,cancelled_annotations,draft_exists,"
    "total_predictions,predictions_model_versions"
)

#: Columns that take long to work out. The server works out every column that is not hidden, and no other.
_HIDDEN = [
    f"tasks:{name}"
    for name in (
        *("completed_at", "annotators", "annotations_results", "predictions_score", "predictions_results"),
        *("file_upload", "storage_filename", "updated_by", "avg_lead_time"),
    )
]
#: Columns that tell people nothing: they see title, words, why an article is next, and its annotations.
_FOR_US = [
    f"tasks:{name}"
    for name in (
        *("data.text", "data.about", "data.article_id", "data.text_sha256"),
        *("data.sampled_by", "data.inclusion_probability"),
        *("id", "inner_id", "total_predictions", "annotations_ids", "predictions_model_versions"),
        *("draft_exists", "created_at", "updated_at", "state"),
    )
]
_QUICK = ("annotations_ids", "predictions_model_versions", "draft_exists")  #: worked out for a `task_state`


@dataclass(frozen=True, kw_only=True)
class Account:
    """An account on a server: its e-mail address, and when it was made (UTC, RFC 3339)."""

    number: int
    address: str
    joined: str


def account_of(row: Any) -> Account:
    """An account as the server gives it."""
    joined = to_second(exact(row.date_joined)) if row.date_joined else ""
    return Account(number=int(row.id), address=str(row.email), joined=joined)


def queries(only: Sequence[int] | None = None) -> Iterator[str]:
    """What to ask for the tasks of a project: all of them, or some by id, a chunk in each query."""
    columns = {"hiddenColumns": {"explore": _HIDDEN, "labeling": _HIDDEN}}
    if only is None:
        yield json.dumps(columns)
        return
    for some in batches(only, CHUNK):
        chosen = {"all": False, "included": list(some)}
        yield json.dumps(columns | {"selectedItems": chosen})


def annotated(*, since: str = "", before: str = "") -> str:
    """What to ask for the tasks that have annotations, and were last changed in a span of time.

    Nothing is worked out for them, so such a list is quick; yet a list of 10,000 takes half a minute, since
    the server reads all annotations and predictions of what it lists.
    """
    bounds = {"greater_or_equal": since, "less": before}
    items = [{"filter": "filter:tasks:annotations_ids", "operator": "greater", "type": "Number", "value": 0}]
    items += [
        {"filter": "filter:tasks:updated_at", "operator": operator, "type": "Datetime", "value": moment}
        for operator, moment in bounds.items()
        if moment
    ]
    hidden = [*_HIDDEN, *(f"tasks:{name}" for name in _QUICK)]
    columns = {"hiddenColumns": {"explore": hidden, "labeling": hidden}}
    return json.dumps(columns | {"filters": {"conjunction": "and", "items": items}})


def holding(articles: Sequence[str]) -> Iterator[str]:
    """What to ask for the tasks whose data name one of these articles, a chunk in each query."""
    asked = {"filter": "filter:tasks:data.article_id", "operator": "in_list", "type": "String"}
    for some in batches(articles, CHUNK):
        items = [{**asked, "value": list(some)}]
        yield json.dumps({"filters": {"conjunction": "and", "items": items}})


def view() -> dict[str, Any]:
    """How a project's list of tasks is laid out for people."""
    hidden = [*_HIDDEN, *_FOR_US]
    beside = ("tasks:data.why_next", "tasks:data.words", "tasks:cancelled_annotations")
    columns = {"explore": hidden, "labeling": [*hidden, *beside]}
    return {"title": "Articles", "type": "list", "target": "tasks", "hiddenColumns": columns}


def project_of(row: Any) -> Project:
    """A project as the server gives it; what was not asked for is None."""
    return Project(
        number=int(row.id),
        title=str(row.title or ""),
        description=str(row.description or ""),
        page=str(row.label_config or ""),
        tasks=int(row.task_number or 0),
        version=str(row.model_version or ""),
        shows_predictions=bool(row.show_collab_predictions),
        takes_empty=bool(row.enable_empty_annotation),
        instruction=str(row.expert_instruction or ""),
    )


def submitted(row: Any) -> int | None:
    """How many annotations of a task were submitted and not skipped; None where the counters lag behind."""
    total, skipped = int(row.total_annotations or 0), int(row.cancelled_annotations or 0)
    return total if total + skipped == len(names(str(row.annotations_ids or ""))) else None


def noted(data: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a task's data that its `meta` repeats, so that tasks can be listed without their texts."""
    return {name: data[name] for name in ("article_id", *_SAMPLING) if name in data}


def note_of(row: Any) -> Mapping[str, Any] | None:
    """What was `noted` of a task, None where an earlier release or somebody else made it."""
    note = getattr(row, "meta", None)
    return note if isinstance(note, Mapping) and text(note.get("article_id")) else None


def task_state(row: Any, said: Mapping[str, Any], reviews: int) -> TaskState:
    """A task as the server lists it, what is `noted` of it, and how many annotations were submitted.

    One that is not of ours has no article.
    """
    return TaskState(
        task_id=int(row.id),
        article_id=str(said.get("article_id") or ""),
        reviewed=reviews > 0,
        skipped=bool(row.cancelled_annotations),
        draft=bool(row.draft_exists),
        predictions=int(row.total_predictions or 0),
        versions=names(str(row.predictions_model_versions or "")),
        sampling={name: read(said[name]) for name, read in _SAMPLING.items() if name in said},
    )


def _probability(value: Any) -> float | None:
    known = type(value) in (int, float) and 0 < value <= 1
    return float(value) if known else None


#: Entries of a task's data, which anybody can change who has an account, and what each is taken for.
_SAMPLING: Mapping[str, Callable[[Any], Any]] = {
    "sampled_by": lambda value: text(value) or "unknown",
    "inclusion_probability": _probability,
    "why_next": text,
}
