import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.errors import InputError
from annotate.parse import ParseError, address, json_value, toml_table, web_address

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_json_comes_back(value: object) -> None:
    assert json_value(json.dumps(value)) == value
    assert json_value(json.dumps(value).encode()) == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ("1" * 5_000, "a number in it is too large"),
        ("-" + "1" * 5_000, "a number in it is too large"),
        ("1e400", "a number in it is too large"),
        ("NaN", "NaN is not JSON"),
        ("[-Infinity]", "-Infinity is not JSON"),
        ("{", "Expecting property name"),
        ("", "Expecting value"),
        (b"\xff", "not UTF-8: invalid start byte at byte 0"),
        (b'"\xed\xa0\x80"', "not UTF-8: invalid continuation byte at byte 1"),
    ],
)
def test_what_is_no_json_is_one_error(text: str | bytes, why: str) -> None:
    with pytest.raises(ParseError, match=why):
        json_value(text)


@pytest.mark.parametrize("keys", [1, 100_000])
def test_of_however_many_keys_the_first_that_comes_again_is_named(keys: int) -> None:
    many = ", ".join(f'"{key}": 0' for key in range(keys))
    with pytest.raises(ParseError, match=rf"^the key '{keys - 1}' occurs twice$"):
        json_value(f'{{{many}, "{keys - 1}": 1, "0": 2}}')


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("seed = " + "1" * 5_000, "a number in it is too large"),
        ("seed = " + "[" * 50_000, "nested too deeply"),
        ("seed = 0x" + "f" * 5_000, "a number in it is too large"),
        ("[rules]\na = [1, 0x8000000000000000]", "a number in it is too large"),
        ("seed = ]", "line 1"),
        (b"seed = '\xff'", "not UTF-8"),
    ],
)
def test_what_is_no_toml_is_one_error(text: str | bytes, why: str) -> None:
    with pytest.raises(ParseError, match=why):
        toml_table(text)


def test_toml_has_whole_numbers_of_64_bits() -> None:
    assert toml_table(f"a = [{-(2**63)}, 0x7fffffffffffffff]") == {"a": [-(2**63), 2**63 - 1]}


def test_toml_is_read() -> None:
    assert toml_table(b"seed = 3\n[outlets]\n'example.org' = 'The Example'") == {
        "seed": 3,
        "outlets": {"example.org": "The Example"},
    }


@pytest.mark.parametrize("text", ["http://[::1", "http://a:99999999/", "http://a:b/"])
def test_what_is_no_address_is_an_error_of_input(text: str) -> None:
    with pytest.raises(InputError, match="is not an address"):
        address(text)


def test_an_address_is_taken_apart() -> None:
    parts = address("https://studio.example.org:8080/a")
    assert (parts.scheme, parts.hostname, parts.port) == ("https", "studio.example.org", 8080)
    assert address("http://[::1]:8080").hostname == "::1"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("http://sarel.example/a?b#c", "http://sarel.example/a?b#c"),
        ("HTTPS://SAREL.EXAMPLE/A", "https://SAREL.EXAMPLE/A"),
        ("http://ida:secret@sarel.example:8080/a", "http://sarel.example:8080/a"),
        ("http://ida@sarel.example", "http://sarel.example"),
        ("http://ida:se@cret@sarel.example/", "http://sarel.example/"),
        ("http://ida:se/cret@sarel.example/", "http://sarel.example/"),
        ("http://ida:se#cret@sarel.example/", "http://sarel.example/"),
        (
            "https://sarel.example/@ida?to=ida@sarel.example",
            "https://sarel.example/@ida?to=ida@sarel.example",
        ),
        ("http://[::1]:80/@ida", "http://[::1]:80/@ida"),
        ("ftp://sarel.example", None),
        ("http:/sarel.example", None),
        ("articles/http://a", None),
    ],
)
def test_a_web_address_is_kept_without_name_and_password(text: str, plain: str | None) -> None:
    assert web_address(text) == plain
