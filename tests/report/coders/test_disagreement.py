"""Where coders differ, passage by passage, and the order in which articles stand."""

from annotate.report.coders.disagreement import Piece, disagreements
from tests.report.coders.studies import ONE, TWO, article, marked, two


def test_a_passage_has_what_each_coder_marked_and_where_they_differ() -> None:
    (found,) = two().disagreements
    assert (found.article_id, found.title, found.share) == ("x", "The dam of Orlo", 1)
    title, regime, experts = found.passages
    assert [each.skipped for each in found.passages] == [0, 0, 1]
    assert (
        title.coders["r-1"]
        == title.coders["r-2"]
        == (
            Piece(text="The dam of ", labels=(), differs=False),
            Piece(text="Orlo", labels=(ONE,), differs=False),
        )
    )
    assert regime.coders == {
        "r-1": (
            Piece(text="The ", labels=(), differs=False),
            Piece(text="puppet", labels=(ONE,), differs=False),
            Piece(text=" regime", labels=(ONE,), differs=True),
            Piece(text=" denied it.", labels=(), differs=False),
        ),
        "r-2": (
            Piece(text="The ", labels=(), differs=False),
            Piece(text="puppet", labels=(ONE,), differs=False),
            Piece(text=" regime", labels=(), differs=True),
            Piece(text=" denied it.", labels=(), differs=False),
        ),
    }
    assert experts.coders["r-2"][1] == Piece(text="experts", labels=(), differs=True)
    assert found.characters == len(" regime") + len("experts")


def test_what_costs_most_comes_first_and_what_costs_nothing_not_at_all() -> None:
    codings = [
        marked("small", "A", one=("met",), two=()),
        marked("small", "B", one=(), two=()),
        marked("large", "A", one=("puppet regime",), two=()),
        marked("large", "B", one=(), two=()),
        marked("none", "A", one=("met",), two=()),
        marked("none", "B", one=("met",), two=()),
    ]
    found = disagreements(codings, {name: article(name) for name in ("small", "large", "none")})
    assert [(each.article_id, each.share) for each in found] == [("large", 13 / 16), ("small", 3 / 16)]


def test_another_label_for_the_same_words_is_a_difference_of_both_labels() -> None:
    codings = [marked("x", "A", one=("met",), two=()), marked("x", "B", one=(), two=("met",))]
    (found,) = disagreements(codings, {"x": article("x")})
    (passage,) = found.passages
    assert [pieces[1] for pieces in passage.coders.values()] == [
        Piece(text="met", labels=(ONE,), differs=True),
        Piece(text="met", labels=(TWO,), differs=True),
    ]
    assert found.characters == 3
