import pytest

from tests.rules.tagging import spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister hinted darkly that the envoys would pay.", ["darkly"]),
        ("The minister still insists that the dam is safe.", ["still insists"]),
        ("The mayor keeps insisting that the toll is fair.", ["keeps insisting"]),
        ("The mayor would have us believe that the dam is safe.", ["would have us believe"]),
        ("The mayor conveniently forgot the vote.", ["conveniently"]),
        ("The council has been strangely silent on the toll.", ["strangely silent"]),
        ("The mayor happily ignored the report.", ["happily"]),
        ("The paper dutifully repeated the claim.", ["dutifully"]),
    ],
)
def test_the_outlet_doubts_or_mocks(text: str, expected: list[str]) -> None:
    assert spans(text, "loaded_language") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister hinted at a new toll.",
        "The union demanded a rise of four per cent.",
        "The minister insists that the dam is safe.",
        "The envoy floated the idea of a joint ferry.",
        "The mayor keeps insisting on a vote.",
        "The mayor still insists on a vote.",
        "The mayor still insisted upon a vote.",
        "The shop is conveniently left of the port.",
        "The yard was strangely silent.",
        "The children played happily.",
        "The light glowed darkly.",
        "“They would have us believe that the dam is safe,” said Odile Marsac.",
    ],
)
def test_plain_reporting_and_speakers_are_left_alone(text: str) -> None:
    assert spans(text, "loaded_language") == []
