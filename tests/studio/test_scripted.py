from annotate.studio.scripted import answer, flipped
from tests.studio.material import ARTICLE, BRUTAL, REGIME, SOURCES

LABELS = ("a", "b", "c", "d")


def test_the_answer_keeps_the_region_of_a_tag_it_accepts_or_moves_and_drops_the_rest() -> None:
    accepted = (REGIME.start, REGIME.end, REGIME.label)
    moved = (BRUTAL.start - 2, BRUTAL.end, BRUTAL.label)
    new = (0, 7, "loaded_label")
    items = answer(ARTICLE, (REGIME, BRUTAL, SOURCES), [accepted, moved, new])
    assert [each["id"] for each in items][:2] == [REGIME.id, BRUTAL.id]
    assert items[2]["id"] not in {REGIME.id, BRUTAL.id, SOURCES.id}
    assert [(each["value"]["start"], each["value"]["end"], each["value"]["labels"]) for each in items] == [
        (start, end, [label]) for start, end, label in (accepted, moved, new)
    ]
    assert [each["value"]["text"] for each in items] == [
        ARTICLE.text[s:e] for s, e, _ in (accepted, moved, new)
    ]


def test_flipped_labels_are_half_a_codebook_away() -> None:
    assert flipped([(0, 1, "a"), (1, 2, "d")], LABELS) == [(0, 1, "c"), (1, 2, "b")]
