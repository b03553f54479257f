"""Readings of a text as it stands, for tests: no cleaning, no parse."""

from annotate.text.pipeline import load
from annotate.text.reading import Reading
from tests.records import article


def reading_of(text: str, language: str = "en", title_end: int = 0) -> Reading:
    return Reading(article(text, title_end=title_end, language=language), load("und"))


def attributed(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each attribution phrase with its rung."""
    return [(each.text, each.rung) for each in reading_of(text, language).attributions]


def voiced(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each stretch that is not the outlet's, with its voice."""
    return [(span.voice, text[span.start : span.end]) for span in reading_of(text, language).voices]


def spoken(text: str, language: str = "en") -> list[tuple[str, str | None, str | None]]:
    """Each quotation with its speaker as the text has it and the name that stands for."""
    reading = reading_of(text, language)
    found = []
    for each in reading.quotations:
        speaker = reading.speaker(each.start, each.end)
        mention = speaker and (speaker.text, speaker.resolved)
        assert speaker is None or text[speaker.start : speaker.end] == speaker.text
        found.append((text[each.start : each.end], *(mention or (None, None))))
    return found
