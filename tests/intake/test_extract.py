import pytest

from annotate.intake.extract import stretches


@pytest.mark.parametrize(
    ("parts", "quoted"),
    [
        ([("ab", False), ("cd", True), ("e", True), ("f", False), ("gh", True)], ["cd\ne", "gh"]),
        ([("ab", True)], ["ab"]),
        ([("ab", False)], []),
        ([], []),
    ],
)
def test_quoted_neighbours_are_one_stretch(parts: list[tuple[str, bool]], quoted: list[str]) -> None:
    text = "\n".join(part for part, _ in parts)
    assert [text[start:end] for start, end in stretches(parts)] == quoted
