"""What an adjudicator is shown, and what is made of what was submitted."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotate.coding.adjudication import Dispute, adjudicate, dispute
from annotate.coding.annotations import Annotation, Region
from annotate.coding.consensus import consensus
from annotate.coding.decisions import Page, Provenance
from annotate.coding.reviews import CodedReview, coded
from annotate.coding.verdicts import Shown
from annotate.records import Article, Decision
from tests import records
from tests.coding.answers import ARTICLE, BOOK, NOW, answer
from tests.coding.test_consensus import READERS, Spans, covered, people

SOLID = replace(ARTICLE, text="x" * len(ARTICLE.text))  #: no blanks, which no span begins or ends with
TAG = records.tag(ARTICLE, 4, 10, "sneer")


def decided(reviewer: str, *decisions: Decision, **fields: Any) -> CodedReview:
    found = answer(reviewer, **fields)
    return replace(found, decisions=decisions)


def submitted(about: Dispute, *spans: Shown, of: Article = ARTICLE) -> CodedReview:
    """An adjudication that leaves these spans standing."""
    annotation = Annotation(
        number=1,
        key="last",
        made_at="2026-11-22T08:00:00Z",
        decided_at="2026-11-22T08:00:00Z",
        person=None,
        skipped=False,
        seconds=None,
        prediction=None,
        parent=None,
        regions=tuple(Region(id=each.id, label=each.label, start=each.start, end=each.end) for each in spans),
        comments={},
        choices=frozenset(),
    )
    page = Page(article=of, text=of.text, shown="tags", tags=about.shown, labels_offered=NOW)
    who = Provenance(reviewer="Z", server="s", project=9, purpose="adjudication")
    made = adjudicate(annotation, page, BOOK, who, about.coders)
    assert made.set_aside == ()
    return coded(made.review, made.decisions, BOOK)


def said(found: CodedReview) -> list[tuple[str, tuple[int, int], str | None]]:
    return [(each.verdict, (each.start, each.end), each.tag_id) for each in found.decisions]


def test_versions_have_letters_in_an_order_of_each_articles_own() -> None:
    coders = [answer(name, (at, at + 3)) for at, name in enumerate(READERS)]
    first = dispute(coders, BOOK, 1)
    assert [each.letter for each in first.versions] == list("ABCD")
    assert first == dispute(reversed(coders), BOOK, 1)
    orders = {
        tuple(each.spans[0].start for each in dispute(coders, BOOK, seed).versions) for seed in range(40)
    }
    assert len(orders) > 10


def test_an_accepted_tag_keeps_its_id_and_every_other_span_is_named_by_its_place() -> None:
    resized = replace(records.decision("r", TAG, "resized"), end=8, text="pupp")
    about = dispute([decided("A", records.decision("r", TAG)), decided("B", resized)], BOOK, 1)
    assert about.agreed[0][1:] == ("sneer", 4, 8)
    ids = {(each.start, each.end): each.id for each in about.shown}
    assert ids[4, 10] == TAG.id
    assert ids[4, 8] != TAG.id
    (kept,) = submitted(about, about.agreed[0]).decisions
    assert (kept.verdict, kept.tag_id, kept.end) == ("resized", TAG.id, 8)


def test_what_coders_marked_keeps_what_they_did_and_the_rest_is_the_adjudicators_own() -> None:
    mine = records.added("a", ARTICLE, 32, 39, "sneer")
    about = dispute([decided("A", records.decision("r", TAG), mine), decided("B")], BOOK, 1)
    by_place = {(each.start, each.end): each for each in about.shown}
    own = Shown("new", "taunt", 14, 19)
    assert said(submitted(about, by_place[4, 10], own)) == [
        ("accepted", (4, 10), TAG.id),
        ("added", (14, 19), None),
        ("rejected", (32, 39), None),
    ]
    moved = replace_end(by_place[4, 10], 9)
    assert said(submitted(about, moved, by_place[32, 39])) == [
        ("resized", (4, 9), TAG.id),
        ("added", (32, 39), None),
    ]


def replace_end(each: Shown, end: int) -> Shown:
    return each._replace(end=end)


def test_answers_about_the_whole_article_are_disputed_where_only_some_gave_them() -> None:
    damaged = answer("A", flags=("text is damaged",))
    about = dispute([damaged, answer("B")], BOOK, 1)
    assert (about.flags, about.disputed) == (("text is damaged",), ())
    assert dispute([damaged, answer("B", flags=("text is damaged",))], BOOK, 1).flags == ()


def test_an_adjudication_or_a_second_coding_is_no_version() -> None:
    given = [
        answer("A", (0, 4)),
        answer("A", at=2, purpose="again"),
        answer("C", at=3, purpose="adjudication"),
    ]
    assert len(dispute(given, BOOK, 1).versions) == 1


@given(people, st.data())
def test_a_submission_stands_as_it_is_and_everything_else_was_rejected(
    marked: list[Spans], data: st.DataObject
) -> None:
    coders = [answer(name, *spans) for name, spans in zip(READERS, marked, strict=False)]
    about = dispute(coders, BOOK, 1)
    anything = [*about.shown, *(Shown(f"own{n}", "sneer", n, n + 2) for n in (26, 30))]
    chosen = data.draw(st.lists(st.sampled_from(anything), unique=True))
    last = submitted(about, *chosen, of=SOLID)
    found = consensus([*coders, last])
    label = found.labels["sneer"]
    stands = sorted((each.start, each.end) for each in chosen)
    assert sorted(each.extent for each in label.occurrences) == stands
    assert (label.positive, label.masked, label.adjudicated) == (tuple(stands), (), True)
    # Nothing that a coder marked is lost: it stands, in part at least, or it is listed as overruled.
    for name, spans in zip(READERS, marked, strict=False):
        left_out = {mark[:3] for each in label.overruled for mark in each.marks}
        for start, end in spans:
            touched = bool(covered(stands) & set(range(start, end)))
            assert touched != ((start, end, name) in left_out)
