"""What the tests of rules share: an article out of a text, and what the labels find in it."""

from annotate.labels import labels
from annotate.records import Tag, Tagged
from annotate.rules.tagger import tag
from annotate.text.pipeline import load
from annotate.text.reading import Reading
from tests.records import article


def reading(text: str, language: str = "en", title_end: int = 0) -> Reading:
    return Reading(article(text, title_end=title_end, language=language), load(language))


def tagged(text: str, language: str = "en", *, names: tuple[str, ...] | None = None) -> Tagged:
    """The article with the tags of the labels in `names`, by default of all."""
    known = labels() if names is None else labels(names)
    return tag([reading(text, language)], known, codebook_version="1.0", rules_version="r")[0]


def tags(text: str, label: str, language: str = "en") -> tuple[Tag, ...]:
    return tagged(text, language, names=(label,)).tags


def spans(text: str, label: str, language: str = "en") -> list[str]:
    """The words that `label` tags, in order."""
    return [each.text for each in tags(text, label, language)]
