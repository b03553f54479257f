from itertools import islice

import pytest

from annotate.coding.markdown import Line, MalformedError, Section
from annotate.coding.settings import Settings, colours, settings


def section(*lines: str) -> Section:
    return Section(1, "`a` A", [Line(number, text) for number, text in enumerate(lines, start=2)])


def test_settings_stand_on_lines_of_their_own_in_any_order() -> None:
    stated = section("A word.", "Colour: #336699, key: 3", "was: b c", "threshold: 0.25")
    assert settings(stated) == Settings(5, "3", "#336699", 0.25, ("b", "c"))
    assert settings(section("A word for a key: the kind that opens doors.")) == Settings()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("key: 12", "the key is '12'; it must be one digit"),
        ("threshold: 1.5", "the threshold is '1.5'; it must be a number from 0 to 1"),
        (
            "key: 3, hue: 4",
            "unknown setting 'hue'; allowed: key, colour, color, threshold, was",
        ),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(line: str, message: str) -> None:
    with pytest.raises(MalformedError) as caught:
        settings(section("A word.", line))
    assert (caught.value.line, str(caught.value)) == (3, message)


def test_colours_for_labels_that_state_none_differ() -> None:
    first = list(islice(colours(), 20))
    assert first[:3] == ["#993333", "#335199", "#6F9933"]
    assert len(set(first)) == 20
