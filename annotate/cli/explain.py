"""`annotate explain`."""

from typing import Annotated

import typer

from annotate.cli.console import FORMAT, Format, emit, emit_json, results
from annotate.cli.labels import print_records, section
from annotate.json_records import to_dict
from annotate.records import Decision, Review
from annotate.report.document import record_json
from annotate.report.evidence_words import speaker
from annotate.steps.reviews.explain import Explanation, explain
from annotate.steps.tags.labels import to_json
from annotate.workspace import Workspace


def explain_command(
    tag: Annotated[str, typer.Argument(metavar="TAG", help="A tag's id, or at least six characters of it.")],
    format: Annotated[Format, FORMAT] = "text",
) -> None:
    """Say everything that stands behind one tag.

    Its rules and the words that made them fire, its sentence, whose voice it is in, what reviewers decided
    about it, the section of the codebook, the versions, and how often they kept what its rules propose.
    `annotate export tags` lists the ids.

    Example: annotate explain 3f2a9c
    """
    found = explain(Workspace.find(), tag)
    if format == "json":
        emit_json(_json(found))
    else:
        _print(found)


def _print(found: Explanation) -> None:
    tag, sentence = found.tag, found.sentence
    emit(f"{tag.label}  “{tag.text}”" + ("" if found.current else "   (no longer proposed)"))
    before = sentence.text[: max(0, tag.start - sentence.start)]
    after = sentence.text[tag.end - sentence.start :]
    where = found.publications[0] if found.publications else None
    for name, value in (
        ("tag", tag.id),
        ("article", " · ".join(filter(None, (tag.article_id, found.article.title)))),
        ("published", " · ".join(filter(None, (where.outlet, where.published))) if where else ""),
        ("sentence", f"{before}[[{tag.text}]]{after}"),
        ("offsets", f"{tag.start}–{tag.end}"),
        ("rules", ", ".join(tag.rules) or "none: a model found it"),
        ("cue", tag.cue),
        ("reason", tag.reason),
        ("voice", {"outlet": "the outlet's own"}.get(tag.voice, tag.voice)),
        ("place", tag.place),
        ("speaker", speaker(tag.speaker) if tag.speaker else ""),
        ("target", tag.target.text if tag.target else ""),
        ("score", "" if tag.score is None else f"{tag.score:.2f}"),
        ("codebook", tag.codebook_version),
        ("rules version", tag.rules_version),
        ("model", tag.model_version or ""),
        *(("decided", _decided(*each)) for each in found.decided),
    ):
        if value:
            emit(f"  {name:<14}{' '.join(value.split())}")
    emit("")
    if found.definition is None:
        emit(f"The codebook has no label {tag.label} any more.")
    else:
        for line in section(found.definition, examples=False):
            results().print(line)
    if any(each.reviewed or each.disputed or each.stale for each in found.rules.values()):
        emit("")
        print_records(found.rules)


def _decided(review: Review, decision: Decision) -> str:
    """What became of it in a review: "accepted by r-3f9a2c, 2026-11-21, codebook 1.1 (adjudication)"."""
    said = f"{decision.verdict} by {review.reviewer}, {review.decided_at[:10]}"
    said += f", codebook {review.codebook_version}"
    return said if review.purpose == "coding" else f"{said} ({review.purpose})"


def _json(found: Explanation) -> dict[str, object]:
    return {
        "schema": 1,
        "tag": to_dict(found.tag),
        "current": found.current,
        "title": found.article.title,
        "publications": [to_dict(each) for each in found.publications],
        "sentence": to_dict(found.sentence),
        "decided": [
            {
                "reviewer": review.reviewer,
                "purpose": review.purpose,
                "decided_at": review.decided_at,
                "codebook_version": review.codebook_version,
            }
            | to_dict(decision)
            for review, decision in found.decided
        ],
        "definition": None if found.definition is None else to_json(found.definition),
        "rules": [{"rule": name} | record_json(each) for name, each in found.rules.items()],
    }
