import html as escape

import pytest

from annotate.report.markdown import markdown
from tests.report.examples import CODEBOOK, article, bare, summarise
from tests.report.summaries import hostile, own


def test_markdown_of_an_article() -> None:
    text = markdown(own())
    assert "# Puppet regime of Varenia reopens the Orlo dam\n" in text
    assert "> ### \\[Puppet regime\\]<sup>1</sup> of Varenia" in text
    assert "| Loaded label | 2 (low) | 0 to 7 | 5.0 (0.6–18.1) | 1 | 1 | 0 |" in text
    assert "- 3: “war criminals” **Loaded label**" in text


def test_hostile_markdown_stays_text() -> None:
    text = markdown(hostile())
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "\\`x\\` \\*y\\*" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    "text", ["# x", "- x", "+ x", "1. x", "12) x", "> x", "=== x", "a | b", "[x](y)", "&amp;"]
)
def test_markdown_takes_no_line_of_an_article_for_its_own(text: str) -> None:
    from markdown_it import MarkdownIt

    made = markdown(summarise(bare(article(text, title="")), CODEBOOK, source=""))
    (line,) = (line for line in made.splitlines() if line.startswith(">"))
    parsed = MarkdownIt().enable("table").render(line)
    assert parsed == f"<blockquote>\n<p>{escape.escape(text)}</p>\n</blockquote>\n"
