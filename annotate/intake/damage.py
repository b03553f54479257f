"""Signs that a text was damaged before we got it. They are noted, never corrected."""

import re

from annotate.languages import language_of

_MOJIBAKE = re.compile("\ufffd|Ã[\u0080-\u00bf©¨ªª´®§]|â€[™œ\u009d“”¦]|Â[«»\u00a0°]")


def damage(text: str, language: str) -> tuple[str, ...]:
    """A note for each kind of damage seen, with up to five of the words that show it."""
    notes = []
    if broken := _MOJIBAKE.findall(text):
        notes.append(f"{len(broken)} characters look as if the encoding was mistaken: {_examples(broken)}")
    misread = language_of(language).misread
    if misread is not None:
        words = [hit.group() for hit in misread.finditer(text)]
        if len(words) >= 2:
            notes.append(f"{len(words)} words look damaged by character recognition: {_examples(words)}")
    return tuple(notes)


def _examples(words: list[str]) -> str:
    return ", ".join(list(dict.fromkeys(words))[:5])
