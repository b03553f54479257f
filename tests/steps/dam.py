"""Two small articles, where they appeared, and a review of the first."""

from pathlib import Path

from annotate.records import Article, Publication
from annotate.workspace import Workspace
from tests import records

TITLE = "Varenia reopens the Orlo dam"
TEXT = f"{TITLE}\n\nThe regime denied it. Sources suggest the ministry hid the cracks."
DAM = records.article(TEXT, title_end=len(TITLE))
RAIN = records.article("Rain fell.")


def publication(of: Article, source: str) -> Publication:
    return records.publication(of, source, outlet="The Sarel Beacon", published="2025-03-01")


def both_read(folder: Path) -> Workspace:
    """A workspace with both articles; the dam's was read from two places."""
    workspace = Workspace.create(folder / "desk", seed=1)
    with workspace.store() as store, store.transaction():
        store.add_article(DAM)
        store.add_article(RAIN)
        store.add_publication(publication(DAM, str(folder / "dam.txt")))
        store.add_publication(publication(DAM, "https://beacon.example/dam"))
        store.add_publication(publication(RAIN, str(folder / "rain.txt")))
    return workspace


def approve(desk: Workspace) -> None:
    """Submit a review that accepts the tag on "Sources suggest" and no other."""
    with desk.store() as store, store.transaction():
        shown = store.tags(DAM.id)
        (claim,) = (each for each in shown if each.text == "Sources suggest")
        review = records.review(
            "r",
            DAM,
            reviewer="R1",
            decided_at="2025-05-01T10:00:00Z",
            labels_offered=tuple(f"{label.name}@{label.digest}" for label in desk.codebook().labels),
            tags_shown=tuple(each.id for each in shown),
            codebook_version=desk.codebook().version,
        )
        verdicts = ("accepted" if each == claim else "rejected" for each in shown)
        store.add_review(review, map(records.decision, ["r"] * len(shown), shown, verdicts))
