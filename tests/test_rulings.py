"""A ruling says when it was made, and by which account."""

import getpass
import re

import pytest

from annotate.rulings import ruled


def test_a_ruling_has_the_time_and_the_account() -> None:
    made = ruled("qualification", about="r-1", value="overridden", reason="she wrote the codebook")
    assert (made.about, made.value, made.reason) == ("r-1", "overridden", "she wrote the codebook")
    assert made.by == getpass.getuser()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", made.at)


def test_an_account_without_a_name_is_said_to_be_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert ruled("reading limit").by == "unknown"
