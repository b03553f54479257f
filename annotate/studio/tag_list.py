"""The list of tags beside the text: numbers as in the text, words, label, whose voice, and the reason.

It is HTML in a task's data with a style of its own, since Label Studio lets a page run no program: by the
style the text shows the same numbers, a number is struck out when its tag is taken out, the selected tag's
entry is marked and stays in view, and pointing at an entry shows all its places.
"""

from collections.abc import Mapping, Sequence
from html import escape

from annotate.records import Article, Tag, Voice

VOICES: Mapping[Voice, str] = {
    "outlet": "the outlet's own words",
    "quoted": "quoted speech",
    "reported": "reported speech",
}


def in_reading_order(tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """The tags as a reader comes to them: in this order the next-tag key goes through them."""
    return tuple(sorted(tags, key=lambda tag: (tag.start, tag.end, tag.label, tag.id)))


def whose(tag: Tag) -> str:
    """Whose voice a tag's words are in, with the speaker where one is known."""
    if tag.voice == "outlet" or tag.speaker is None:
        return VOICES[tag.voice]
    return f"{VOICES[tag.voice]} of {tag.speaker.resolved or tag.speaker.text}"


def tag_list(tags: Sequence[Tag]) -> str:
    """The list as HTML, with its style; empty where there are no tags.

    One entry for each wording and label, in the order in which they first occur.
    """
    if not tags:
        return ""
    numbered = tuple(enumerate(in_reading_order(tags), 1))
    groups: dict[tuple[str, str], list[tuple[int, Tag]]] = {}
    for number, tag in numbered:
        groups.setdefault((" ".join(tag.text.casefold().split()), tag.label), []).append((number, tag))
    entries = "".join(_entry(place, group) for place, group in enumerate(groups.values(), 1))
    style = "".join(_number(number, tag) for number, tag in numbered) + "".join(
        _places(place, group) for place, group in enumerate(groups.values(), 1)
    )
    return f'<style>{style}</style><ul class="annotate-tags">{entries}</ul>'


def lines(article: Article) -> str:
    """A style by which headline and block quotations look like that; the text itself stays as it is."""
    style, start = [], 0
    for number, line in enumerate(article.text.split("\n"), 1):
        end = start + len(line)
        chosen = f".annotate-article .lsf-htx-richtext>span:nth-of-type({number})"
        if line and end <= article.title_end:
            style.append(f"{chosen}{{font-size:1.3em;font-weight:700;line-height:1.3}}")
        elif line and any(first <= start and end <= last for first, last in article.quoted):
            style.append(f"{chosen}{{border-left:3px solid #8884}}")
        start = end + 1
    return f"<style>{''.join(style)}</style>" if style else ""


def _entry(place: int, group: Sequence[tuple[int, Tag]]) -> str:
    """One wording under one label: its numbers, then each reason once, the rarer ones with their numbers."""
    numbers = " ".join(f'<b class="annotate-{number}">{number}</b>' for number, _ in group)
    first = group[0][1]
    reasons: dict[str, tuple[str, list[str]]] = {}
    for number, tag in group:
        reason = f"{tag.reason} ({whose(tag)})"
        reasons.setdefault(reason.casefold(), (reason, []))[1].append(str(number))
    usual, *others = sorted(reasons.values(), key=lambda each: -len(each[1]))
    said = [usual[0], *(f"{', '.join(about)}: {reason}" for reason, about in others)]
    return (
        f'<li class="annotate-entry-{place}">{numbers} <q>{escape(first.text)}</q> '
        f"<i>{escape(first.label)}</i>{''.join(f'<p>{escape(each)}</p>' for each in said)}</li>"
    )


def _number(number: int, tag: Tag) -> str:
    """The tag's number after its words, in the list struck out once it is gone; not its own words dotted."""
    span = _span(tag)
    dotted = "" if tag.voice == "outlet" else f"{span}{{border-bottom:2px dotted #888!important}}"
    return (
        f'{span}[data-label]::after{{content:"{number}"!important}}{dotted}'
        f".annotate-page:not(:has({span})) .annotate-{number}{{text-decoration:line-through;opacity:.5}}"
    )


def _places(place: int, group: Sequence[tuple[int, Tag]]) -> str:
    spans = [_span(tag) for _, tag in group]
    selected = ",".join(f"{span}.__active" for span in spans)
    entry = f".annotate-entry-{place}"
    return (
        f".annotate-page:has({selected}) {entry}{{position:sticky;top:0;bottom:0;z-index:1;"
        "outline:2px solid var(--color-primary-border,#617ada)}"
        f".annotate-page:has({entry}:hover) :is({','.join(spans)}){{outline:2px solid #617ada}}"
    )


def _span(tag: Tag) -> str:
    """What Label Studio makes of the tag in the text; its class begins with the region's id."""
    return f'.annotate-article [class*="htx-highlight-{tag.id}-"]'
