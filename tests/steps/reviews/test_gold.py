"""What people approved leaves the workspace, and what others approved comes in."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.coding.decisions import FLAGS
from annotate.errors import MissingError, RefusedError, UsageError
from annotate.exchange.coded_article import CodedArticle, CodedSpan
from annotate.exchange.format import formats, read_any
from annotate.exchange.jsonl import as_text
from annotate.learn.gold import read as read_gold
from annotate.records import Tagged, digest, sha256
from annotate.steps.reviews.gold import export_gold, gold, loss_report
from annotate.steps.training.learning import reviewed
from annotate.workspace import Workspace
from tests.records import added, article, decision, publication, review, tag

TEXT = "The dam opens 🕯️\n\nThe puppet regime opened a dam, the tyrants said. افتتح السد."
ID = digest("article", TEXT)
DAM = article(TEXT, id=ID, title_end=TEXT.index("\n"))
FLAGGED = article("Cookies\n\nAccept them.", id=digest("article", "Cookies\n\nAccept them."), title_end=7)


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


REGIME, TYRANTS = tag(DAM, *span("puppet regime")), tag(DAM, *span("tyrants"), voice="reported")
DAMTAG = tag(DAM, *span("dam,"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """Two coders: one span agreed but for its beginning, one that one of them added, one both rejected."""
    here = Workspace.create(tmp_path / "desk", seed=1)
    offered = (f"loaded_label@{here.codebook().digests['loaded_label']}",)
    with here.store() as store, store.transaction():
        store.add_article(DAM)
        store.add_article(FLAGGED)
        store.add_publication(publication(DAM, "https://example.org/dam", outlet="The Lunn Courier"))
        words = {"outlet": 9, "quoted": 0, "reported": 2}
        voices = ((TYRANTS.start, TYRANTS.end, "reported"),)
        tags = (REGIME, TYRANTS, DAMTAG)
        store.put_tagged(Tagged(article=DAM, tags=tags, attributions=(), words=words, voices=voices), "v")
        shown = {"labels_offered": offered, "tags_shown": tuple(each.id for each in tags)}
        store.add_review(
            review("one", DAM, **shown),
            [decision("one", REGIME), decision("one", TYRANTS), decision("one", DAMTAG, "rejected")],
        )
        store.add_review(
            review("two", DAM, reviewer="r-2", annotation_id=2, **shown),
            [
                added("two", DAM, *span("The puppet regime"), "loaded_label"),
                decision("two", DAMTAG, "rejected"),
                decision("two", TYRANTS, "rejected"),
            ],
        )
        store.add_review(review("three", FLAGGED, annotation_id=3, flags=FLAGS[:1], **shown), [])
    return here


def told(coded: CodedArticle) -> list[tuple[str, str, str | None]]:
    return [(TEXT[each.start : each.end], each.state, each.voice) for each in coded.spans]


def test_gold_is_what_all_marked_and_says_what_only_some_did(desk: Workspace) -> None:
    flagged, dam = sorted(gold(desk), key=lambda each: each.name == ID)
    assert (flagged.flags, dam.flags) == (FLAGS[:1], ())
    assert told(dam) == [
        ("The", "disputed", "outlet"),
        ("puppet regime", "approved", "outlet"),
        ("dam,", "rejected", "outlet"),
        ("tyrants", "disputed", "reported"),
    ]
    assert [each.reason for each in dam.spans] == ["A reason for a reader."] * 4
    assert (dam.group, dam.labels) == ("The Lunn Courier", {"loaded_label"})
    assert [each.review.reviewer for each in dam.reviews] == ["r-1", "r-2"]
    (_, without) = sorted(gold(desk, disputed=False), key=lambda each: each.name == ID)
    assert [state for _, state, _ in told(without)] == ["approved", "rejected"]


def test_a_later_source_without_an_outlet_does_not_take_the_outlet_away(desk: Workspace) -> None:
    with desk.store() as store, store.transaction():
        store.add_publication(publication(DAM, "z.jsonl#7", outlet=None))
    assert {each.group for each in gold(desk) if each.name == ID} == {"The Lunn Courier"}
    assert [each.group for each in reviewed(desk).articles] == ["The Lunn Courier"]


def test_what_is_exported_is_what_training_learns_from(desk: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "gold.jsonl"
    export_gold(gold(desk), formats()["jsonl"], out)
    (ours,), (theirs,) = reviewed(desk).articles, read_gold(out).articles
    assert theirs.spans == ours.spans == ((*span("puppet regime"), "loaded_label"),)
    assert theirs.masked == ((18, 21, "loaded_label"), (*span("tyrants"), "loaded_label"))
    assert [TEXT[start:end] for start, end, _ in ours.masked] == ["The ", "tyrants"]
    assert (theirs.offered, theirs.group) == (ours.offered, ours.group)
    assert read_gold(out).left_out == {FLAGS[0]: 1}


def test_nothing_is_lost_in_our_own_lines(desk: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "gold.jsonl"
    assert export_gold(gold(desk), formats()["jsonl"], out, strict=True).lost == {}
    assert read_any(out) == gold(desk)


def test_losses_are_counted_by_kind_and_written_beside_the_export(desk: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "ptc"
    done = export_gold(gold(desk), formats()["ptc"], out)
    assert (done.articles, done.spans) == (1, 1)
    assert done.lost == {
        "voice": 3,
        "reason": 3,
        "disputed": 2,
        "rejected": 1,
        "article flags": 1,
        "labels offered": 1,
        "language": 1,
        "layout": 1,
        "publications": 1,
        "voices": 1,
        "proposals": 3,
        "answers": 2,
    }
    report = json.loads(loss_report(out).read_text(encoding="utf-8"))
    assert report["lost"]["disputed"] == {"count": 2, "what": "spans that only some coders marked"}
    assert (report["format"], report["articles"], report["spans"]) == ("ptc", 1, 1)


def test_strict_refuses_to_lose_and_writes_nothing(desk: Workspace, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"brat standoff cannot hold all of it .1 × proposals that coders"):
        export_gold(gold(desk), formats()["brat"], tmp_path / "brat", strict=True)
    assert list(tmp_path.glob("brat*")) == []


def test_a_folder_goes_over_no_other(desk: Workspace, tmp_path: Path) -> None:
    (tmp_path / "brat").mkdir()
    with pytest.raises(UsageError, match="exists already: name a new folder for brat standoff"):
        export_gold(gold(desk), formats()["brat"], tmp_path / "brat")


def test_without_a_review_there_is_no_gold(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="no article was reviewed yet"):
        gold(Workspace.create(tmp_path / "w", seed=1))


def test_overlapping_spans_are_counted_where_a_format_holds_none(tmp_path: Path) -> None:
    spans = (CodedSpan(start=4, end=17, label="a"), CodedSpan(start=11, end=17, label="b"))
    text = "The puppet regime fell."
    made = CodedArticle(name="1", article=article(text, text_sha256=sha256(text)), spans=spans)
    done = export_gold([made], formats()["conll"], tmp_path / "g.conll")
    assert (done.spans, done.lost) == (1, {"overlaps": 1, "language": 1})
    assert "puppet\t_\tB-a\nregime\t_\tI-a\n" in (tmp_path / "g.conll").read_text(encoding="utf-8")
    assert as_text([made]).count("\n") == 1
