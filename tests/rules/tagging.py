"""What the tests of rules share: an article out of a text, and what the labels find in it."""

from annotate.labels import labels
from annotate.records import Article, Tag, Tagged, digest, sha256
from annotate.rules.tagger import tag
from annotate.text.pipeline import load
from annotate.text.reading import Reading


def reading(text: str, language: str = "en", title_end: int = 0) -> Reading:
    article = Article(
        id=digest(text), text=text, title_end=title_end, language=language, text_sha256=sha256(text)
    )
    return Reading(article, load(language))


def tagged(text: str, language: str = "en", *, names: tuple[str, ...] | None = None) -> Tagged:
    """The article with the tags of the labels in `names`, by default of all."""
    known = labels() if names is None else labels(names)
    return tag([reading(text, language)], known, codebook_version="1.0", rules_version="r")[0]


def tags(text: str, label: str, language: str = "en") -> tuple[Tag, ...]:
    return tagged(text, language, names=(label,)).tags


def spans(text: str, label: str, language: str = "en") -> list[str]:
    """The words that `label` tags, in order."""
    return [each.text for each in tags(text, label, language)]
