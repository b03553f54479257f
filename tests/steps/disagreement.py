"""A workspace in which two people coded articles and differ about one of them."""

from pathlib import Path

from annotate.coding.codebook import Codebook
from annotate.records import Article, Decision, Review, Tagged, sha256
from annotate.store import Store
from annotate.workspace import Workspace
from tests import records
from tests.studio.material import ARTICLE, BRUTAL, CODEBOOK, REGIME, SOURCES, TAGS, article

AGREED = article("The rain in Ostrel was brutal.")
OFFERED = tuple(f"{name}@{digest}" for name, digest in CODEBOOK.digests.items())


def workspace(folder: Path) -> Workspace:
    """The coders differ about "puppet regime" and "Sources suggest", and agree on "brutal"."""
    made = Workspace.create(folder / "desk", seed=1)
    (made.root / "guidelines.md").write_text(CODEBOOK.text, encoding="utf-8")
    with made.store() as store, store.transaction():
        for each, tags in ((ARTICLE, TAGS), (AGREED, ())):
            store.add_article(each)
            words: dict[str, int] = {"outlet": 25, "quoted": 0, "reported": 0}
            tagged = Tagged(article=each, tags=tags, attributions=(), words=words)  # type: ignore[arg-type]
            store.put_tagged(tagged, "rules 1")
        accepted = [records.decision("ada", each) for each in (REGIME, BRUTAL)]
        code(store, "ada", [*accepted, records.decision("ada", SOURCES, "rejected")], number=1)
        code(store, "bob", [records.decision("bob", each) for each in (BRUTAL, SOURCES)], number=2)
        code(store, "ada", [], number=3, of=AGREED)
        code(store, "bob", [], number=4, of=AGREED)
    return made


def code(
    store: Store,
    who: str,
    decisions: list[Decision],
    *,
    number: int,
    of: Article = ARTICLE,
    at: str = "2026-11-20T08:00:00Z",
    flags: tuple[str, ...] = (),
    book: Codebook = CODEBOOK,
) -> Review:
    """Submit a state of annotation `number`; call it inside a transaction."""
    name = sha256(f"{who} {of.id} {at}")[:16]
    given = records.review(
        name,
        of,
        reviewer=f"r-{who}",
        annotation_id=number,
        decided_at=at,
        labels_offered=OFFERED,
        flags=flags,
        tags_shown=tuple(each.id for each in TAGS),
        codebook_version=book.version,
    )
    store.add_review(given, decisions)
    return given
