"""Records for tests: a test says what it is about, the rest is filled in."""

from typing import Any

from annotate.records import Article, Decision, Publication, Review, Tag, Verdict, sha256, tag_id


def article(text: str, **fields: Any) -> Article:
    """An English article without a title, named by its text."""
    digest = sha256(text)
    filled = {"id": digest[:16], "title_end": 0, "language": "en", "text_sha256": digest}
    return Article(text=text, **(filled | fields))


def publication(of: Article, source: str, **fields: Any) -> Publication:
    """Where an article appeared: outlet and date unknown, the source's name in place of its bytes."""
    filled = {"outlet": None, "published": None, "raw_sha256": sha256(source), "cleaner_version": "1"}
    return Publication(article_id=of.id, source=source, **(filled | fields))


def tag(of: Article, start: int, end: int, label: str = "loaded_label", **fields: Any) -> Tag:
    """A span in the outlet's voice that a rule proposes; all its words are the cue."""
    words = of.text[start:end]
    filled = {
        "id": tag_id(of.id, label, start, end, fields.get("origin", "rule")),
        "rules": (f"{label}/word",),
        "cue": words,
        "reason": "A reason for a reader.",
        "voice": "outlet",
        "place": of.place(start),
    }
    return Tag(article_id=of.id, label=label, start=start, end=end, text=words, **(filled | fields))


def review(name: str, of: Article, **fields: Any) -> Review:
    """A review that was submitted, of annotation 1 in project 1."""
    filled = {
        "reviewer": "r-1",
        "server": "s",
        "project": 1,
        "annotation_id": 1,
        "status": "submitted",
        "decided_at": "2026-01-02T03:04:05Z",
        "seconds": None,
        "labels_offered": (),
        "tags_shown": (),
    }
    return Review(id=name, article_id=of.id, **(filled | fields))


def decision(review: str, about: Tag, verdict: Verdict = "accepted") -> Decision:
    """What a review says of a proposed span that keeps its ends and label."""
    return Decision(
        review_id=review,
        tag_id=about.id,
        label=about.label,
        start=about.start,
        end=about.end,
        text=about.text,
        verdict=verdict,
    )


def added(review: str, of: Article, start: int, end: int, label: str) -> Decision:
    """A span that a reviewer added."""
    return Decision(
        review_id=review,
        tag_id=None,
        label=label,
        start=start,
        end=end,
        text=of.text[start:end],
        verdict="added",
    )
