from dataclasses import replace

from annotate.report.index import index, row
from tests.report.parsed import Page
from tests.report.summaries import SCRIPT, hostile, plain


def test_the_index_lists_articles_by_date_and_escapes_them() -> None:
    published = replace(hostile().publications[0], published="2025-03-01")
    dated = replace(plain(), publications=(published,))
    text = index([row(plain(), "a.html"), row(dated, "b.html"), row(hostile(), "c.html")])
    parsed = Page(text)
    assert [attributes["href"] for name, attributes in parsed.elements if name == "a"] == [
        "b.html",
        "a.html",
        "c.html",
    ]
    assert "script" not in {name for name, _ in parsed.elements}
    assert SCRIPT in parsed.text
