"""Every item comes once, in order, and no batch is larger than it may be."""

from annotate.batches import batches


def test_the_last_batch_has_what_is_left() -> None:
    assert list(batches([1, 2, 3, 4, 5], 2)) == [[1, 2], [3, 4], [5]]


def test_what_fits_is_one_batch() -> None:
    assert list(batches("abc", 3)) == ["abc"]


def test_of_nothing_there_is_no_batch() -> None:
    assert list(batches([], 2)) == []
