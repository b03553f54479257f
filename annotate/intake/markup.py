"""Articles in markup: HTML and Markdown."""

from annotate.intake.extract import Extract
from annotate.intake.html import from_html
from annotate.intake.markdown import from_markdown

__all__ = ["Extract", "from_html", "from_markdown"]
