from dataclasses import replace
from pathlib import Path

import pytest

from annotate.coding.codebook import Codebook, parse
from annotate.coding.pace import UNREAD, Pace
from annotate.coding.reviews import coded
from annotate.learn.dataset import TrainingSet
from annotate.learn.from_reviews import from_reviews
from annotate.records import Article, Decision, Review, ReviewStatus, Verdict, sha256

CODEBOOK = parse(
    """\
# Codebook
Version: 1.0

## `loaded_label` Loaded label
was: name_calling

A noun that puts the verdict on somebody.

### Questions
1. Does the noun judge?

### Boundary
Not an adjective.

### Examples
- en: The [[puppet]] spoke.

### Counter-examples
- en: The minister spoke.

## `scare_quotes` Scare quotes

Quotation marks that cast doubt.

### Questions
1. Is nobody quoted?

### Boundary
Not speech.

### Examples
- en: The [["experts"]] met.

### Counter-examples
- en: "We met," she said.
""",
    "test",
)
TEXT = "The puppet and the so-called experts met in Tolme."
ARTICLE = Article(id=sha256(TEXT)[:16], text=TEXT, title_end=0, language="en", text_sha256=sha256(TEXT))
PUPPET, EXPERTS = (4, 10), (19, 36)


def offered(*names: str, codebook: Codebook = CODEBOOK) -> tuple[str, ...]:
    return tuple(f"{name}@{codebook.digests[name]}" for name in names or codebook.names)


def review(
    reviewer: str,
    *,
    status: ReviewStatus = "submitted",
    labels: tuple[str, ...] = (),
    flags: tuple[str, ...] = (),
    number: int = 1,
) -> Review:
    return Review(
        id=f"review {reviewer} {number}",
        article_id=ARTICLE.id,
        reviewer=reviewer,
        server="s",
        project=1,
        annotation_id=number,
        status=status,
        decided_at="2026-11-21T08:00:00Z",
        seconds=60.0,
        labels_offered=labels or offered(),
        tags_shown=(),
        flags=flags,
    )


def decision(
    of: Review, span: tuple[int, int], verdict: Verdict = "accepted", label: str = "loaded_label"
) -> Decision:
    return Decision(
        review_id=of.id,
        tag_id=None,
        label=label,
        start=span[0],
        end=span[1],
        text=TEXT[slice(*span)],
        verdict=verdict,
    )


def build(*answers: tuple[Review, list[Decision]], codebook: Codebook = CODEBOOK) -> TrainingSet:
    return from_reviews([ARTICLE], [coded(*each, codebook) for each in answers], codebook)


def test_approved_spans_are_positives_and_the_rest_negatives_for_the_labels_offered() -> None:
    one = review("A", labels=offered("loaded_label"))
    data = build((one, [decision(one, PUPPET), decision(one, EXPERTS, "rejected")]))
    assert data.labels == ("loaded_label",)
    assert [article.spans for article in data.articles] == [((4, 10, "loaded_label"),)]
    assert data.articles[0].offered == {"loaded_label"}


@pytest.mark.parametrize("verdict", ["accepted", "relabelled", "resized", "added"])
def test_every_verdict_but_rejected_approves(verdict: Verdict) -> None:
    one = review("A")
    assert build((one, [decision(one, PUPPET, verdict)])).articles[0].spans == ((4, 10, "loaded_label"),)


def test_an_empty_review_is_a_negative_for_everything() -> None:
    data = build((review("A"), []))
    assert data.articles[0].spans == ()
    assert data.articles[0].offered == {"loaded_label", "scare_quotes"}


def test_a_page_that_nobody_knows_is_learned_from_and_no_evidence(tmp_path: Path) -> None:
    unknown = replace(review("A"), shown="unknown")
    data = build((unknown, [decision(unknown, PUPPET, "added")]))
    [article] = data.articles
    assert (article.spans, article.evidence) == (((4, 10, "loaded_label"),), False)
    assert TrainingSet.load(data.save(tmp_path)) == data
    known = build((review("A"), [decision(review("A"), PUPPET, "added")]))
    assert known.articles[0].evidence
    assert known.fingerprint != data.fingerprint
    blind = replace(review("A"), shown="nothing")
    assert build((blind, [])).articles[0].evidence
    both = build((unknown, []), (review("B"), []))
    assert not both.articles[0].evidence


def test_a_skipped_article_is_not_reviewed() -> None:
    data = build((review("A", status="skipped"), []))
    assert data.articles == ()
    assert data.left_out == {"skipped": 1}


@pytest.mark.parametrize("flag", ["text is damaged", "not an article"])
def test_flagged_articles_stay_out_even_if_only_one_reviewer_says_so(flag: str) -> None:
    data = build((review("A", flags=(flag,)), []), (review("B", number=2), []))
    assert data.articles == ()
    assert data.left_out == {flag: 2}


def test_where_reviewers_differ_nobody_knows() -> None:
    one, two = review("A"), review("B", number=2)
    data = build(
        (one, [decision(one, (0, 10)), decision(one, EXPERTS, label="scare_quotes")]),
        (two, [decision(two, PUPPET)]),
    )
    assert data.articles[0].spans == ((4, 10, "loaded_label"),)
    assert data.articles[0].masked == ((0, 4, "loaded_label"), (19, 36, "scare_quotes"))
    assert (data.contested, data.masked) == (1, 21)


def test_what_was_adjudicated_is_learned_as_it_was_settled() -> None:
    one, other = review("A"), review("B")
    last = replace(review("C"), purpose="adjudication")
    people = (one, [decision(one, PUPPET)]), (other, [decision(other, EXPERTS)])
    assert build(*people, (last, [decision(last, EXPERTS)])).articles[0].spans == ((19, 36, "loaded_label"),)
    assert build(*people, (last, [])).articles[0].masked == ()
    assert build((last, [])).left_out == {}


def test_a_label_that_only_one_reviewer_was_offered_is_not_contested() -> None:
    one, two = review("A"), review("B", number=2, labels=offered("scare_quotes"))
    data = build((one, [decision(one, PUPPET)]), (two, []))
    assert data.articles[0].spans == ((4, 10, "loaded_label"),)
    assert data.articles[0].masked == ()


def test_of_two_reviews_by_one_person_the_last_counts() -> None:
    first, last = review("A"), review("A", number=2)
    data = build((first, [decision(first, PUPPET)]), (last, []))
    assert data.articles[0].spans == ()
    assert data.contested == 0


def test_answers_to_another_definition_are_left_out() -> None:
    changed = replace(CODEBOOK.labels[0], definition="A noun or an adjective that judges.")
    codebook = replace(CODEBOOK, labels=(changed, CODEBOOK.labels[1]))
    one = review("A", labels=offered())
    data = build(
        (one, [decision(one, PUPPET), decision(one, EXPERTS, label="scare_quotes")]), codebook=codebook
    )
    assert data.labels == ("scare_quotes",)
    assert data.articles[0].spans == ((19, 36, "scare_quotes"),)
    assert data.left_out == {"for loaded_label only: its definition changed since": 1}
    only = review("A", labels=offered("loaded_label"))
    assert build((only, []), codebook=codebook).left_out == {"definitions changed since": 1}


def test_a_renamed_label_keeps_its_decisions() -> None:
    one = review("A", labels=(f"name_calling@{CODEBOOK.digests['loaded_label']}",))
    assert build((one, [decision(one, PUPPET, label="name_calling")])).articles[0].spans == (
        (4, 10, "loaded_label"),
    )


def test_reviews_of_articles_that_are_gone_are_counted() -> None:
    data = from_reviews([], [coded(review("A"), (), CODEBOOK)], CODEBOOK)
    assert data.articles == ()
    assert data.left_out == {"article superseded or gone": 1}


def test_a_review_that_nobody_can_have_read_teaches_nothing_and_is_counted() -> None:
    one, two = review("A"), review("B", number=2)
    fast = coded(one, [decision(one, PUPPET)], CODEBOOK, Pace(words=12, seconds=0.3))
    data = from_reviews([ARTICLE], [fast], CODEBOOK)
    assert (data.articles, dict(data.left_out)) == ((), {UNREAD: 1})
    data = from_reviews([ARTICLE], [fast, coded(two, [decision(two, EXPERTS)], CODEBOOK)], CODEBOOK)
    assert (data.articles[0].spans, data.articles[0].masked) == (((*EXPERTS, "loaded_label"),), ())
    assert data.reviewers == ("B",)
