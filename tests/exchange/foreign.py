"""A text that other programs coded, and what we read of it."""

from annotate.exchange.coded_article import CodedArticle

TEXT = "Dam 🕯️ opens\n\nThe puppet regime fell."


def marked(article: CodedArticle) -> list[tuple[str, str]]:
    return [(article.article.text[each.start : each.end], each.label) for each in article.spans]
