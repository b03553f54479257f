"""Dates as newspapers print them, in English and French."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb février fevrier févr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug août aout",
            "september sep sept septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec décembre decembre déc",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SEPARATOR = r"\s?[-/.]\s?"
_FORMS = (
    re.compile(rf"(?P<year>\d{{4}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\.?\s(?:of\s)?(?P<name>{_MONTH})\.?,?\s(?P<year>\d{{4}})(?!\d)"
    ),
    re.compile(rf"\b(?P<name>{_MONTH})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}(?P<year>\d{{4}})(?!\d)"
    ),
)
_WORD = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"published|posted|updated|last|created|first|on|at|date|issued|and|"
    r"publiée?|mise?|parue?|modifiée?|actualisée?|le|la|à|jour|et|dernière|"
    r"gmt|utc|cet|est|edt|bst|pm|am|[ap]\.m\.|h|min"
)
_TIME = r"\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?|[+-]\d{2}:?\d{2}|\d{1,2}(?=\s?(?:am|pm))"
#: what may stand around the date on a line that only says when
_AROUND = re.compile(rf"(?:\b(?:{_WORD})\b\.?|{_TIME}|[\s,:;|()–—-])*")


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first date in `text` and where it stands; of all-number dates the day comes first.

    A number that cannot be a month is a day: 02/13/2025 is 13 February.
    """
    low = text.lower()
    hits = [hit for form in _FORMS if (hit := form.search(low))]
    for hit in sorted(hits, key=lambda hit: hit.start()):
        parts = hit.groupdict()
        month = _MONTHS[parts["name"]] if parts.get("name") else int(parts["month"])
        day, year = int(parts["day"]), int(parts["year"])
        numbers_only = hit.re is _FORMS[-1]
        if numbers_only and month > 12:
            month, day = day, month
        try:
            return date(year, month, day), hit.start(), hit.end()
        except ValueError:
            continue
    return None


def parse_date(text: str) -> str | None:
    """`text` as YYYY-MM-DD if it states a date, else None."""
    found = find_date(text.replace("T", " ", 1) if text[:4].isdigit() else text)
    return found[0].isoformat() if found else None


def is_date_line(line: str) -> bool:
    """Whether a line says when the article was published or changed, and nothing else."""
    found = find_date(line)
    if not found or len(line) > 100:
        return False
    before, after = line[: found[1]].lower(), line[found[2] :].lower()
    if find_date(after):
        return is_date_line(line[: found[2]]) and is_date_line(line[found[2] :])
    return bool(_AROUND.fullmatch(before) and _AROUND.fullmatch(after))
