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


def test_html_in_a_page_is_resolved_and_what_it_quotes_is_quoted() -> None:
    found = from_markdown(
        "# Vote\n\nThe mayor spoke.\n\n<blockquote><p>The thugs lied.</p></blockquote>\n\na &amp; b met.\n\n"
        "<div>\nIn a box.\n\nAfter an empty line.\n</div>\n\n"
        "<blockquote>\n\nThey are *puppets*.\n\n</blockquote>\n"
    )
    lines = [line for line in found.text.split("\n") if line]
    assert lines == [
        "The mayor spoke.",
        "The thugs lied.",
        "a & b met.",
        "In a box. After an empty line.",
        "They are puppets.",
    ]
    assert [found.text[start:end] for start, end in found.quoted] == ["The thugs lied.", "They are puppets."]


def test_a_line_that_only_defines_a_link_goes_and_no_other() -> None:
    found = from_markdown(
        "The [clerk][1] spoke.[^1]\n\n[1]: https://sarel.example\n[2]: <https://tolme.example> 'A town'\n"
        "[^1]: The thugs lied.\n[Editor]: The thugs lied again.\n"
    )
    assert [line for line in found.text.split("\n") if line] == [
        "The [clerk][1] spoke.[^1]",
        "[^1]: The thugs lied.",
        "[Editor]: The thugs lied again.",
    ]


def test_no_word_in_html_is_lost() -> None:
    found = from_markdown(
        "The mayor spoke.\n\n<aside>More on the dam</aside>\n\n"
        "<nav>Home News</nav>\n\n<div>In a <wbr>box.</div>\n"
    )
    everything = found.text + " ".join(each.text for each in found.removed)
    for words in ("The mayor spoke.", "More on the dam", "Home News", "In a box."):
        assert words in everything


def test_a_page_about_html_keeps_what_it_shows() -> None:
    page = "Write the HTML element <b>bold</b> like this: &lt;b&gt;.\n"
    assert from_markdown(page).text.strip() == page.strip()


def test_elements_within_a_line_are_resolved_and_addresses_stay() -> None:
    page = "<https://example.org/x> has it: <q>They are thugs</q>, said <b>Ida</b> Lund.<br>So it was.\n"
    text = from_markdown(page).text
    assert text.split("\n")[0] == "https://example.org/x has it: “They are thugs”, said Ida Lund."
    assert "So it was." in text
    assert "<" not in text


def test_what_only_looks_like_html_and_code_stay() -> None:
    page = "A < b and AT&T; <https://example.org/x>\n\n```\n<div>a &amp; b</div>\n```\n\n"
    page += "<div>\nNever closed.\n\nThe end."
    found = from_markdown(page)
    assert found.text.startswith("A < b and AT&T; https://example.org/x\n\n```\n<div>a &amp; b</div>\n```\n")
    assert [line for line in found.text.split("\n") if line][-2:] == ["Never closed.", "The end."]
