"""Rules out of word lists: one for the terms that count as they stand, one for those that need a parse."""

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

from annotate.rules.lexicon import Hit, Lexicon, parse
from annotate.rules.rule import Match, Rule

if TYPE_CHECKING:
    from annotate.text.reading import Reading


def packaged(name: str) -> Lexicon:
    """The lexicon ``labels/lexicons/NAME.tsv`` that comes with the program."""
    file = files("annotate.labels") / "lexicons" / f"{name}.tsv"
    return parse(file.read_text(encoding="utf-8"), f"lexicons/{name}.tsv")


def word_rule(rule_id: str, lexicon: Lexicon, *, effect: str) -> Rule:
    """A rule that proposes every term of `lexicon`; `effect` ends the reason: '"regime" EFFECT'."""

    def find(reading: "Reading", number: int) -> Iterator[Match]:
        start, end = reading.sentences[number]
        for hit in lexicon.find(reading.text[start:end]):
            yield _match(reading, start, hit, effect)

    return Rule(
        id=rule_id,
        find=find,
        reason=effect,
        languages=None if lexicon.language is None else (lexicon.language,),
        triggers=lexicon.triggers,
        digest=lexicon.digest,
    )


def _match(reading: "Reading", offset: int, hit: Hit, effect: str) -> Match:
    start, end = offset + hit.start, offset + hit.end
    cue = reading.text[start:end]
    plain = f"; a plain word would be “{hit.entry.plain}”" if hit.entry.plain else ""
    return Match(start=start, end=end, cue=cue, reason=f"“{cue}” {effect}{plain}.")
