import pytest

from annotate.intake.markdown import from_markdown


@pytest.mark.parametrize(
    ("page", "quoted"),
    [
        ("He wrote:\n\n> They are thugs.\n\nSo he did.", ["They are thugs."]),
        (
            "> They are\n> thugs who\nwill *certainly* lie.\n\nEnd.",
            ["They are thugs who will certainly lie."],
        ),
        ("> One.\n>\n> Two.\n\nEnd.\n\n> Three.", ["One.\n", "Two.", "Three."]),
        ("> They are thugs.\n> — Ida Lund\n\nEnd.", ["They are thugs."]),
        ("> - One.\n> - Two.\n", ["- One.\n- Two."]),
        ("```\n> code\n```\n", []),
        ("> [!NOTE]\n> Our own words.\n\nEnd.", []),
        ("Home > News > Local\n\nThree > two.", []),
        ("No quotation.", []),
    ],
)
def test_a_block_quotation_is_somebody_elses_words(page: str, quoted: list[str]) -> None:
    found = from_markdown(page)
    got = [found.text[start:end] for start, end in found.quoted]
    assert [each.strip() for each in got] == [each.strip() for each in quoted]
    assert "\x00" not in found.text
