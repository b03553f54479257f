"""A coded corpus becomes articles with reviews by a named outside coder."""

import json
from pathlib import Path

import pytest

from annotate.coding.consensus import consensus
from annotate.errors import InputError, UsageError
from annotate.exchange.coded_article import CodedSpan, coded_article
from annotate.exchange.format import formats
from annotate.exchange.no_text import without_text
from annotate.steps.reviews.coded import coded_reviews
from annotate.steps.reviews.gold import gold
from annotate.steps.tags.import_ import Imported, Origin, import_corpus
from annotate.steps.training.learning import reviewed
from annotate.workspace import Workspace

TEXT = "Dam opens 🕯️\n\nThe puppet regime of the tyrants opened it."
ORIGIN = Origin(coder="ptc", guidelines="PTC 2019")
MAP = {"Name_Calling,Labeling": "loaded_label"}
SPANS = [[18, 31, "Name_Calling,Labeling"], [39, 46, "Name_Calling,Labeling"], [0, 3, "Slogans"]]


def corpus(path: Path, **more: object) -> Path:
    record = {"id": "one", "group": "The Lunn Courier", "text": TEXT, "spans": SPANS, "language": "en"}
    path.write_text(json.dumps({**record, **more}) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "desk", seed=1)


def test_it_becomes_a_review_by_the_named_coder_with_its_origin_on_record(
    desk: Workspace, tmp_path: Path
) -> None:
    path = corpus(tmp_path / "ptc.jsonl")
    done = import_corpus(desk, path, ORIGIN, rename=MAP)
    assert (done.articles, done.new, done.reviews, done.spans) == (1, 1, 1, 2)
    assert done.left_out["spans of labels that were not lined up"] == 1
    with desk.store() as store:
        (review,), (ruling,) = store.reviews(), store.rulings("import")
        found = [(each.text, each.label, each.verdict) for each in store.decisions(review.id)]
        (publication,) = store.publications()
    book = desk.codebook()
    assert found == [("puppet regime", "loaded_label", "added"), ("tyrants", "loaded_label", "added")]
    assert (review.reviewer, review.server, review.shown) == ("outside-ptc", "outside-ptc", "nothing")
    assert review.labels_offered == (f"loaded_label@{book.digests['loaded_label']}",)
    assert (review.seconds, review.inclusion_probability, review.codebook_version) == (
        None,
        None,
        book.version,
    )
    assert (ruling.about, review.decided_at) == ("outside-ptc", ruling.at)
    assert ruling.reason == (
        "ptc.jsonl, coded by ptc under PTC 2019; labels: Name_Calling,Labeling = loaded_label"
    )
    assert (publication.source, publication.outlet) == ("ptc.jsonl#one", None)


def test_it_goes_through_the_same_consensus(desk: Workspace, tmp_path: Path) -> None:
    import_corpus(desk, corpus(tmp_path / "a.jsonl"), ORIGIN, rename=MAP)
    import_corpus(desk, corpus(tmp_path / "b.jsonl", spans=SPANS[:1]), Origin(coder="ada"), rename=MAP)
    with desk.store() as store:
        ((article, reviews),) = coded_reviews(store, desk.codebook()).items()
    decided = consensus(reviews)
    assert [(each.agreed, each.extent, each.marked_by) for each in decided.occurrences] == [
        (True, (18, 31), ("outside-ada", "outside-ptc")),
        (False, (39, 46), ("outside-ptc",)),
    ]
    (learned,) = reviewed(desk).articles
    assert (learned.id, learned.spans, learned.masked) == (
        article,
        ((18, 31, "loaded_label"),),
        ((39, 46, "loaded_label"),),
    )
    assert learned.evidence


def test_the_same_corpus_again_changes_nothing_and_another_state_counts_instead(
    desk: Workspace, tmp_path: Path
) -> None:
    path = corpus(tmp_path / "ptc.jsonl")
    import_corpus(desk, path, ORIGIN, rename=MAP)
    assert import_corpus(desk, path, ORIGIN, rename=MAP).reviews == 0
    with desk.store() as store:
        assert (len(store.reviews(history=True)), len(store.rulings("import"))) == (1, 1)
    assert import_corpus(desk, corpus(path, spans=SPANS[1:2]), ORIGIN, rename=MAP).reviews == 1
    with desk.store() as store:
        (review,) = store.reviews()
        assert [each.text for each in store.decisions(review.id)] == ["tyrants"]
        assert len(store.reviews(history=True)) == 2


def test_what_its_coders_dispute_is_not_decided(desk: Workspace, tmp_path: Path) -> None:
    path = corpus(
        tmp_path / "g.jsonl",
        spans=[[18, 31, "loaded_label"], [39, 46, "loaded_language"]],
        disputed=[[39, 46, "loaded_label"]],
    )
    done = import_corpus(desk, path, ORIGIN)
    assert done.left_out["labels of an article that its coders dispute there: not offered"] == 1
    with desk.store() as store:
        (review,) = store.reviews()
        assert [each.label for each in store.decisions(review.id)] == ["loaded_language"]
    assert [each.partition("@")[0] for each in review.labels_offered] == ["loaded_language"]


def test_labels_that_the_codebook_lacks_are_named(desk: Workspace, tmp_path: Path) -> None:
    path = corpus(tmp_path / "ptc.jsonl")
    with pytest.raises(InputError, match=r"guidelines.md lacks: Name_Calling,Labeling, Slogans. Line up"):
        import_corpus(desk, path, ORIGIN)
    with pytest.raises(InputError, match=r"guidelines.md lacks: loaded_labels"):
        import_corpus(desk, path, ORIGIN, rename={"Slogans": "loaded_labels"})
    with pytest.raises(InputError, match="has no label 'Slogan'"):
        import_corpus(desk, path, ORIGIN, rename={"Slogan": "loaded_label"})
    with desk.store() as store:
        assert store.articles() == ()


@pytest.mark.parametrize("name", ["", "r 1", "Ada", "../x"])
def test_a_coder_has_a_plain_name(desk: Workspace, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot name an outside coder"):
        import_corpus(desk, corpus(tmp_path / "g.jsonl"), Origin(coder=name), rename=MAP)


def test_groups_are_outlets_where_that_is_said(desk: Workspace, tmp_path: Path) -> None:
    path = corpus(tmp_path / "g.jsonl")
    import_corpus(desk, path, Origin(coder="ptc", groups=True), rename=MAP)
    with desk.store() as store:
        assert [each.outlet for each in store.publications()] == ["The Lunn Courier"]


@pytest.mark.parametrize("name", ["brat", "conll", "datasets", "jsonl", "prodigy", "ptc", "spacy", "xmi"])
def test_gold_goes_from_desk_to_desk_in_every_format(desk: Workspace, tmp_path: Path, name: str) -> None:
    spans = [
        CodedSpan(start=18, end=31, label="loaded_label"),
        CodedSpan(start=39, end=46, label="loaded_label"),
    ]
    made = coded_article("here", "1", TEXT, spans, language="en")
    kind = formats()[name]
    place = tmp_path / ("out" if kind.folder else kind.files.replace("*", "out"))
    kind.write([made], place)
    import_corpus(desk, place, Origin(coder="ada"))
    (back,) = gold(desk)
    assert (back.article.id, back.article.text) == (made.article.id, TEXT)
    assert [(each.start, each.end, each.label) for each in back.spans] == [
        (18, 31, "loaded_label"),
        (39, 46, "loaded_label"),
    ]


def told(done: Imported) -> tuple[int, int, tuple[str, ...], tuple[str, ...]]:
    return done.reviews, done.spans, done.changed, done.missing


def test_without_text_is_joined_with_the_articles_and_says_which_changed(
    desk: Workspace, tmp_path: Path
) -> None:
    rename = {**MAP, "Slogans": "loaded_language"}
    import_corpus(desk, corpus(tmp_path / "ptc.jsonl"), ORIGIN, rename=rename)
    bare = tmp_path / "bare.jsonl"
    bare.write_text(without_text(gold(desk)), encoding="utf-8")
    written = bare.read_text(encoding="utf-8")
    assert not any(word in written for word in ("puppet", "regime", "tyrants", "opens"))
    again = Workspace.create(tmp_path / "again", seed=1)
    article = gold(desk)[0].article
    assert told(import_corpus(again, bare, ORIGIN)) == (0, 0, (), (article.id,))
    (tmp_path / "other.txt").write_text("Rain fell on the dam of Iven.\n", encoding="utf-8")
    with again.store() as store, store.transaction():
        store.add_article(article)
    assert told(import_corpus(again, bare, ORIGIN)) == (1, 3, (), ())
    assert [each.spans for each in reviewed(again).articles] == [
        each.spans for each in reviewed(desk).articles
    ]
    third = Workspace.create(tmp_path / "third", seed=1)
    edited = coded_article("here", "1", TEXT.replace("regime", "council"), (), language="en").article
    with desk.store() as store:
        (publication,) = store.publications()
    with third.store() as store, store.transaction():
        store.add_article(edited)
        store.add_publication(type(publication)(**{**vars(publication), "article_id": edited.id}))
    assert told(import_corpus(third, bare, ORIGIN)) == (
        0,
        0,
        (f"{article.id} (1 of 3 spans stand where they were)",),
        (),
    )
