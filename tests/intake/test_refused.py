from annotate.errors import InputError
from annotate.intake.raw import Raw
from annotate.intake.refused import attempt, refused
from annotate.records import Refusal


def test_a_refusal_names_what_it_is_about() -> None:
    assert refused("a.csv:3", "is empty") == Refusal(source="a.csv:3", error="a.csv:3 is empty")


def test_what_cannot_be_read_becomes_a_refusal_and_all_else_passes() -> None:
    def broken() -> Raw:
        raise InputError("a.txt is binary")

    raw = Raw(source="a.txt", text="The dam", raw_sha256="0")
    assert attempt("a.txt", lambda: raw) is raw
    assert attempt("a.txt", broken) == Refusal(source="a.txt", error="a.txt is binary")
