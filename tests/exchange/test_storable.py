"""What no database keeps is found wherever it stands, and what looks like it is left alone."""

import pytest

from annotate.errors import InputError
from annotate.exchange.storable import named, storable


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Dam\0", r"here: 'Dam\x00' has a NUL in it: save it anew"),
        (["a", {"b": ["\ud83d"]}], r"here: '\ud83d' has half a character in it: save it anew"),
        ({"\udc00": 1}, r"here: '\udc00' has half a character in it: save it anew"),
    ],
)
def test_it_is_named_at_any_depth(value: object, said: str) -> None:
    with pytest.raises(InputError) as error:
        storable("here", value)
    assert str(error.value) == said


def test_a_long_text_is_called_what_it_is() -> None:
    with pytest.raises(InputError, match=r"^here: the text has a NUL at 4: save it anew$"):
        storable("here", "Dam \0", "the text")


def test_whole_characters_and_other_values_are_kept() -> None:
    storable("here", ["\U0001f56f\ufe0f", r"\0 \ud83d", "\x01", "\ufffd", None, 1.5, True, {"a": ()}])


@pytest.mark.parametrize(("given", "text"), [("", ""), ("7", "7"), (0, "0"), (-7, "-7")])
def test_a_text_or_a_number_is_a_name(given: object, text: str) -> None:
    assert named("here", "id", given) == text


@pytest.mark.parametrize("given", [None, True, 1.5, ["7"], {"a": 1}])
def test_nothing_else_is_one(given: object) -> None:
    with pytest.raises(InputError, match=r"^here: the id is .*, and neither a text nor a number$"):
        named("here", "id", given)
