from hypothesis import given
from hypothesis import strategies as st

from tests.text.readings import reading_of


def test_an_attribution_has_its_source_and_its_content() -> None:
    text = "Critics say the plan failed, but the minister said it worked."
    first, second = reading_of(text).attributions
    assert first.source is not None
    assert first.content is not None
    assert second.content is not None
    assert (first.source.text, first.content.text) == ("Critics", "the plan failed")
    assert (second.rung, second.content.text) == ("role", "it worked")


PIECES = st.lists(
    st.sampled_from(
        [
            "sources",
            "say",
            "that",
            ";",
            "Orlic",
            "said",
            ",",
            "“",
            "”",
            '"',
            ":",
            "according",
            "to",
            "it",
            "is",
            "believed",
            "-",
            "reportedly",
            "by",
            ".",
            "\n",
            "who",
            "(",
            ")",
            "and",
            "claims",
            "the",
            "critics",
        ]
    ),
    max_size=30,
).map(" ".join)


@given(PIECES, st.sampled_from(["en", "fr"]))
def test_no_text_raises_and_every_span_slices(text: str, language: str) -> None:
    for each in reading_of(text, language).attributions:
        assert text[each.start : each.end] == each.text != ""
        assert each.content is None or text[each.content.start : each.content.end] == each.content.text
