import dataclasses

import pytest

from annotate.records import Span, digest, sha256, tag_id
from tests.records import article


def test_records_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        article("A dam opened.").text = "The dam did not open."  # type: ignore[misc]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 14)])
def test_a_span_outside_the_text_or_without_length_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not inside article"):
        article("A dam opened.").span(start, end)


def test_a_span_counts_code_points() -> None:
    assert article("🙂 dam").span(2, 5) == Span(start=2, end=5, text="dam")


def test_a_span_may_be_the_whole_text() -> None:
    assert article("🙂 dam").span(0, 5) == Span(start=0, end=5, text="🙂 dam")


@pytest.mark.parametrize(
    ("at", "place"),
    [
        (0, "headline"),
        (4, "headline"),
        (5, "body"),
        (6, "body"),
        (7, "caption"),
        (9, "caption"),
        (11, "caption"),
        (12, "body"),
    ],
)
def test_every_character_has_a_place(at: int, place: str) -> None:
    assert article("Title\n\nA caption.", title_end=5, captions=((7, 12),)).place(at) == place


def test_parts_of_a_digest_do_not_run_together() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_a_tag_keeps_its_id_whatever_found_it_but_not_when_anything_of_its_span_changes() -> None:
    one = tag_id("a", "loaded_label", 3, 9, "rule")
    assert one == tag_id("a", "loaded_label", 3, 9, "rule")
    others = {
        tag_id("b", "loaded_label", 3, 9, "rule"),
        tag_id("a", "exaggeration", 3, 9, "rule"),
        tag_id("a", "loaded_label", 2, 9, "rule"),
        tag_id("a", "loaded_label", 3, 8, "rule"),
        tag_id("a", "loaded_label", 3, 9, "model"),
    }
    assert len({one, *others}) == 6


def test_names_that_stand_in_stores_and_on_servers_never_change() -> None:
    """What `printf 'tag\\037a\\037loaded_label\\0373\\0379\\037rule' | sha256sum` begins with."""
    assert tag_id("a", "loaded_label", 3, 9, "rule") == "777e8bcebd37c4da"
    assert digest("tag", "a", "loaded_label", 3, 9, "rule") == "777e8bcebd37c4da"


def test_lone_surrogates_have_a_digest_too() -> None:
    assert len(sha256("\ud800")) == 64
