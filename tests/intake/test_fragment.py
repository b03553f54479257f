import pytest

from annotate.errors import InputError
from annotate.intake.extract import Extract
from annotate.intake.fragment import from_fragment
from annotate.records import Removal


def test_a_line_for_each_block_and_what_stands_beside_is_listed() -> None:
    fragment = (
        "<p>Rain &amp; <b>snow</b>.</p><blockquote><p>Never.</p><p>No.</p></blockquote>"
        "<ul><li>One</li></ul><p>Rain<sup>1</sup> fell.<button>Share</button></p>"
    )
    assert from_fragment(fragment, "a") == Extract(
        text="Rain & snow.\nNever.\nNo.\n- One\nRain fell.",
        quoted=((13, 23),),
        removed=(
            Removal(reason="footnote mark", text="1"),
            Removal(reason="form", text="Share"),
        ),
        notes=("markup in the text was resolved",),
    )


@pytest.mark.parametrize("fragment", ["", "<p> </p>", "<script>var a</script>", "<button>Share</button>"])
def test_markup_without_words_is_refused(fragment: str) -> None:
    with pytest.raises(InputError) as caught:
        from_fragment(fragment, "a.csv:2")
    assert str(caught.value) == ("a.csv:2 is markup without words. Give the article's text, or leave it out")
