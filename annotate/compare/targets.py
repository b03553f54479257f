"""Who is called what by whom: the targets of labels, outlet by outlet, in the outlets' own words.

A share is of the stories that name the target at all, so it has a denominator; its interval is the exact
binomial one, with stories as the units.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotate.coding.precision import Record
from annotate.records import SCHEMA
from annotate.report.names import names, spelling
from annotate.report.summary import Summary
from annotate.report.tables import targets
from annotate.report.wording import wording

COLUMNS = ("target", "outlet", "stories", "named_in", "low", "high", "label", "wording", "times")


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What one article says: where it appeared, its words in one line, and (label, words, target) by span."""

    story: str
    outlets: tuple[str, ...]
    line: str
    said: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Calling:
    """How an outlet calls a target, in how many of the `named` stories; `words` count (label, wording)."""

    outlet: str
    stories: int
    named: int
    words: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def interval(self) -> tuple[float, float]:
        """95 % exact interval of the share of stories."""
        return Record(right=self.stories, wrong=self.named - self.stories).interval or (0.0, 1.0)


@dataclass(frozen=True, kw_only=True)
class Target:
    """Somebody or something with the spellings that name it; `callings` by outlet, silent ones too.

    `stories` are those in which anybody calls it something: one that several outlets ran counts once.
    """

    name: str
    spellings: tuple[str, ...]
    callings: tuple[Calling, ...]
    stories: int


def telling(summary: Summary, story: str) -> Telling:
    """What is kept of a summarised article. What was quoted or reported is not the outlet's."""
    outlets = sorted({each.outlet for each in summary.publications if each.outlet})
    found = [
        (each.label, each.text, target.text)
        for target in targets(summary)
        for each in target.evidence
        if each.voice == "outlet"
    ]
    return Telling(
        story=story, outlets=tuple(outlets), line=_line(summary.article.text), said=tuple(sorted(found))
    )


def called(tellings: Iterable[Telling]) -> tuple[Target, ...]:
    """The targets, those called something in most stories first. Articles without an outlet take no part."""
    taken = [each for each in tellings if each.outlets]
    name_of = names([target for each in taken for *_, target in each.said])
    shown = {spelling(target): target for each in reversed(taken) for *_, target in each.said}
    spelled: dict[str, list[str]] = {}
    for short, name in name_of.items():
        spelled.setdefault(name, []).append(short)
    found = [
        Target(
            name=shown[name],
            spellings=tuple(sorted(group)),
            callings=_callings(taken, name, group, name_of),
            stories=len(
                {each.story for each in taken for *_, on in each.said if name_of[spelling(on)] == name}
            ),
        )
        for name, group in spelled.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.stories, each.name)))


def _callings(
    taken: Sequence[Telling], name: str, group: Sequence[str], name_of: Mapping[str, str]
) -> tuple[Calling, ...]:
    named: dict[str, set[str]] = {}
    stories: dict[str, set[str]] = {}
    words: dict[str, Counter[tuple[str, str]]] = {}
    for each in taken:
        said = [(label, wording(text)) for label, text, on in each.said if name_of[spelling(on)] == name]
        if not said and not any(_line(short) in each.line for short in group):
            continue
        for outlet in each.outlets:
            named.setdefault(outlet, set()).add(each.story)
            if said:
                stories.setdefault(outlet, set()).add(each.story)
                words.setdefault(outlet, Counter()).update(said)
    return tuple(
        Calling(
            outlet=outlet,
            stories=len(stories.get(outlet, ())),
            named=len(where),
            words=dict(words.get(outlet, Counter()).most_common()),
        )
        for outlet, where in sorted(named.items())
    )


def _line(text: str) -> str:
    """A text's words with one blank between and around them, without signs."""
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in wording(text)).split())} "


def rows(found: Iterable[Target]) -> Iterable[dict[str, Any]]:
    """A row for each wording, with `COLUMNS`; one without words for an outlet that has none."""
    for target in found:
        for each in target.callings:
            low, high = (round(end, 4) for end in each.interval)
            for (label, words), times in each.words.items() or [(("", ""), 0)]:
                values = (target.name, each.outlet, each.stories, each.named, low, high, label, words, times)
                yield dict(zip(COLUMNS, values, strict=True))


def document(found: Iterable[Target]) -> dict[str, Any]:
    """The targets as plain JSON values."""
    return {
        "schema": SCHEMA,
        "by": "target",
        "targets": [
            {
                "name": target.name,
                "spellings": list(target.spellings),
                "outlets": [
                    {
                        "name": each.outlet,
                        "stories": each.stories,
                        "named_in": each.named,
                        "interval": [round(end, 4) for end in each.interval],
                        "words": [
                            {"label": label, "wording": words, "times": times}
                            for (label, words), times in each.words.items()
                        ],
                    }
                    for each in target.callings
                ],
            }
            for target in found
        ],
    }
