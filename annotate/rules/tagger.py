"""Rules over readings: a pure function from a batch of articles to what is tagged in them.

What decides between matches, in one place. Matches of one label that overlap are one tag: the longest
wins (of equals the earlier, then the rule named first), and the rules of the others are listed with it,
since each of them is a ground for tagging those words. Matches of different labels never compete, nor does
whoever an idiom is said of with the idiom ("threw the tyrant to the wolves").
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter

from annotate.languages import language_of
from annotate.records import VOICES, Tag, Tagged
from annotate.rules.rule import Label, Match, Rule
from annotate.text.reading import Reading, parse

_WORD = re.compile(r"[^\W_]+")


def tag(
    readings: Sequence[Reading], labels: Sequence[Label], *, codebook_version: str, rules_version: str
) -> list[Tagged]:
    """What those rules of `labels` that are on find in each reading, in the order given.

    Tags are in the order of start, end and label.

    An article gets the same tags whatever else is in the batch.
    """
    rules = tuple(rule for label in labels for rule in label.rules if rule.on)
    due = [_due(reading, _index(rules, reading.article.language)) for reading in readings]
    parse(
        (reading, [number for number, rule in each if rule.needs == "parse"])
        for reading, each in zip(readings, due, strict=True)
    )
    return [
        _tagged(reading, each, codebook_version, rules_version)
        for reading, each in zip(readings, due, strict=True)
    ]


@dataclass(frozen=True, kw_only=True)
class _Index:
    """Rules by the words that trigger them: one look at a sentence's words finds all that may fire.

    Rules for articles come with their triggers.
    """

    always: tuple[Rule, ...]
    article: tuple[tuple[Rule, frozenset[str] | None], ...]
    by_word: Mapping[str, tuple[Rule, ...]]


@lru_cache(maxsize=16)
def _index(rules: tuple[Rule, ...], language: str) -> _Index:
    always: list[Rule] = []
    article: list[tuple[Rule, frozenset[str] | None]] = []
    by_word: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.languages is not None and language not in rule.languages:
            continue
        triggers = rule.triggers() if callable(rule.triggers) else rule.triggers
        if rule.scope == "article":
            article.append((rule, triggers))
        elif triggers is None:
            always.append(rule)
        else:
            for word in triggers:
                by_word.setdefault(word, []).append(rule)
    return _Index(
        always=tuple(always),
        article=tuple(article),
        by_word={word: tuple(triggered) for word, triggered in by_word.items()},
    )


def _due(reading: Reading, index: _Index) -> list[tuple[int, Rule]]:
    """The rules that may fire, each with the index of a sentence, as `Rule.find` is called."""
    text = reading.text
    due: list[tuple[int, Rule]] = []
    seen: set[str] = set()
    for number, (start, end) in enumerate(reading.sentences):
        words = set(_WORD.findall(text[start:end].lower()))
        seen |= words
        fired = dict.fromkeys(index.always)
        for word in words & index.by_word.keys():
            fired.update(dict.fromkeys(index.by_word[word]))
        due.extend((number, rule) for rule in fired)
    due.extend((0, rule) for rule, triggers in index.article if triggers is None or triggers & seen)
    return due


def _tagged(reading: Reading, due: Sequence[tuple[int, Rule]], codebook_version: str, version: str) -> Tagged:
    article = reading.article
    found: dict[tuple[str, bool], list[tuple[Match, Rule]]] = {}  # by label, what is denied apart
    for number, rule in due:
        for match in rule.find(reading, number):
            found.setdefault((rule.label, bool(match.denied)), []).append((match, rule))
    tags = [
        _tag(reading, label, group, codebook_version, version)
        for (label, _), matches in found.items()
        for touching in _touching(matches)
        for apart in _by_depth(touching)
        for group in _overlapping(apart)
    ]
    tags.sort(key=lambda tag: (tag.start, tag.end, tag.label))
    return Tagged(
        article=article,
        tags=tuple(tag for tag in tags if not tag.denied),
        attributions=tuple(reading.attributions),
        words={voice: reading.words(voice) for voice in VOICES},
        voices=tuple((each.start, each.end, each.voice) for each in reading.voices),
        denied=tuple(tag for tag in tags if tag.denied),
    )


def _touching(matches: Sequence[tuple[Match, Rule]]) -> Iterator[list[tuple[Match, Rule]]]:
    """The matches in runs with room between them: what overlaps is in one run."""
    run: list[tuple[Match, Rule]] = []
    reached = 0
    for each in sorted(matches, key=lambda each: each[0].start):
        if run and each[0].start >= reached:
            yield run
            run = []
        run.append(each)
        reached = max(reached, each[0].end)
    if run:
        yield run


def _by_depth(matches: Sequence[tuple[Match, Rule]]) -> Iterable[list[tuple[Match, Rule]]]:
    """The matches by the number of idioms in whose gap they stand, which they do not overlap."""
    gaps = {match.gap for match, _ in matches if match.gap is not None}
    by_depth: dict[int, list[tuple[Match, Rule]]] = {}
    for match, rule in matches:
        depth = sum(start <= match.start and match.end <= end for start, end in gaps)
        by_depth.setdefault(depth, []).append((match, rule))
    return by_depth.values()


def _overlapping(matches: Sequence[tuple[Match, Rule]]) -> list[list[tuple[Match, Rule]]]:
    """Groups of overlapping matches, the winner of each group first.

    Winners do not overlap one another and no later match is longer than they are, so only the winners on
    either side of its start can touch it: the lookup is by bisection, an article may have many thousands.
    """
    groups: list[list[tuple[Match, Rule]]] = []
    winners: list[tuple[int, int, int]] = []  # start, end, index of the group; by start
    by_rank = sorted(matches, key=lambda each: (each[0].start - each[0].end, each[0].start, each[1].id))
    for match, rule in by_rank:
        right = bisect_left(winners, match.start, key=itemgetter(0))
        beside = winners[max(right - 1, 0) : right + 1]
        touched = [group for start, end, group in beside if match.start < end and start < match.end]
        if touched:
            groups[min(touched)].append((match, rule))
        else:
            winners.insert(right, (match.start, match.end, len(groups)))
            groups.append([(match, rule)])
    return groups


def _tag(
    reading: Reading, label: str, group: list[tuple[Match, Rule]], codebook_version: str, version: str
) -> Tag:
    match, rule = group[0]
    language = reading.article.language
    effect = dict(rule.effects).get(language)
    return replace(
        reading.tag(label, match.start, match.end, "rule"),
        rules=tuple(sorted({rule.id for _, rule in group})),
        cue=match.cue,
        reason=language_of(language).reason(match.cue, effect, match.plain) if effect else match.reason,
        target=next((each.target for each, _ in group if each.target is not None), None),
        denied=match.denied,
        codebook_version=codebook_version,
        rules_version=version,
    )
