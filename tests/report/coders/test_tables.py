"""Agreement as tables: which there are, and what stands in a row."""

from annotate.report.coders.study import Study
from annotate.report.coders.tables import tables
from tests.report.coders.studies import ONE, alone, blind, many, silent, two


def names(study: Study) -> list[str]:
    return [each.columns[0] for each in tables(study)]


def test_there_is_a_table_for_each_thing_that_was_asked_and_known() -> None:
    assert names(two()) == ["label", "alpha of"]
    assert names(many()) == ["label", "alpha of", "by sentence", "pair of coders", "again"]
    assert names(blind()) == ["label", "alpha of", "what proposals find", "how they pull"]


def test_a_row_has_every_figure_of_its_label() -> None:
    labels, targets = tables(two())
    assert labels.columns == ("label", "alpha (95 % interval)", "F1 exact", "F1 overlap", "articles")
    assert [row[0] for row in labels.rows][:2] == ["all labels", ONE]
    assert labels.rows[0][2:] == ("0.57", "0.86", 2)
    assert targets.columns == ("alpha of", "below 0.667", "to settle that", "below 0.8", "to settle that")


def test_right_and_wrong_tags_stand_beside_all_where_somebody_adjudicated() -> None:
    *_, find, pull = tables(blind())
    assert [row[0] for row in pull.rows] == ["all tags", "right tags", "wrong tags"]
    assert find.note.startswith("Recall, adjudicated: 1.00 (no interval: fewer than 6 articles with marks")


def test_where_nothing_is_defined_every_row_still_stands() -> None:
    labels, *_ = tables(silent())
    assert len(labels.rows) == 3
    assert all("not defined: " in str(row[1]) for row in labels.rows)


def test_where_nobody_coded_what_somebody_else_did_there_is_no_table() -> None:
    assert names(alone()) == []
