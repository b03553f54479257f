"""Rules out of word lists: one rule a sense, so that each can be measured and retired by itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from annotate.languages import language_of
from annotate.records import Span
from annotate.rules.denial import denial
from annotate.rules.distance import distance
from annotate.rules.lexicon import Hit, Lexicon, read
from annotate.rules.rule import Match, Rule
from annotate.text.reading import Reading

Target = Callable[[Reading, int, int, int], Span | None]
Plain = Callable[[Reading, int, Hit], bool]

LEXICONS = files("annotate.labels") / "lexicons"


def packaged_lexicon(name: str) -> Lexicon:
    """The lexicon ``labels/lexicons/NAME.tsv`` that comes with the program."""
    return read(LEXICONS / f"{name}.tsv", ("source", "licence", "date", "columns"))


def packaged_rules(
    label: str, effects: Mapping[str, str], *, target: Target | None = None, unless: tuple[Plain, ...] = ()
) -> tuple[Rule, ...]:
    """The rules of a label's packaged word lists, ``LABEL.LANGUAGE.tsv``; the rest is as in `word_rules`."""
    names = sorted(each.name for each in LEXICONS.iterdir() if each.name.startswith(f"{label}."))
    lexicons = [packaged_lexicon(name.removesuffix(".tsv")) for name in names]
    return tuple(
        rule
        for lexicon in lexicons
        for rule in word_rules(label, lexicon, effects, target=target, unless=unless)
    )


def word_rules(
    label: str,
    lexicon: Lexicon,
    effects: Mapping[str, str],
    *,
    target: Target | None = None,
    unless: tuple[Plain, ...] = (),
) -> tuple[Rule, ...]:
    """One rule ``label/SENSE`` for each sense of `lexicon`, which proposes its terms.

    `effects` says by sense what such a word does; with the cue before it, it is the tag's reason. `target`
    gets the reading, the sentence's number and a hit's start and end, and finds whom the word is put on.
    Each test of `unless` gets the reading, the sentence's number and a hit in that sentence, and says when
    the word is no judgement of the writer there. What a sentence denies, or holds at arm's length, is marked.
    """
    return tuple(
        word_rule(f"{label}/{sense}", lexicon.only(sense), effects[sense], target=target, unless=unless)
        for sense in lexicon.senses
    )


def word_rule(
    rule_id: str,
    lexicon: Lexicon,
    effect: str,
    *,
    target: Target | None = None,
    unless: tuple[Plain, ...] = (),
) -> Rule:
    """One rule that proposes every term of `lexicon`; the rest is as in `word_rules`."""
    finder = Finder(
        find=lexicon.find,
        language=lexicon.language,
        triggers=lambda: lexicon.triggers,  # all forms of all terms, which nobody needs in another language
        digest=lexicon.digest,
    )
    return hit_rule(rule_id, finder, effect, target=target, unless=unless)


@dataclass(frozen=True, kw_only=True)
class Finder:
    """What finds hits in a sentence: in one `language`, where one of its `triggers` stands.

    `digest` names what it knows, where that is not in its code.
    """

    find: Callable[[str], Iterator[Hit]]
    language: str | None
    triggers: frozenset[str] | Callable[[], frozenset[str]]
    digest: str = ""


def hit_rule(
    rule_id: str,
    finder: Finder,
    effect: str,
    *,
    target: Target | None = None,
    unless: tuple[Plain, ...] = (),
) -> Rule:
    """One rule that proposes what a finder finds in a sentence; the rest is as in `word_rules`."""

    def find(reading: Reading, number: int) -> Iterator[Match]:
        offset, until = reading.sentences[number]
        sentence = reading.text[offset:until]
        for hit in finder.find(sentence):
            if any(test(reading, number, hit) for test in unless):
                continue
            start, end = offset + hit.start, offset + hit.end
            cue = reading.text[start:end]
            yield Match(
                start=start,
                end=end,
                cue=cue,
                reason=language_of("en").reason(cue, effect, hit.entry.plain),
                plain=hit.entry.plain,
                target=target(reading, number, start, end) if target is not None else None,
                denied=distance(reading, number, hit) or denial(reading, number, hit),
                gap=(offset + hit.gap[0], offset + hit.gap[1]) if hit.gap is not None else None,
            )

    return Rule(
        id=rule_id,
        find=find,
        reason=effect,
        languages=None if finder.language is None else (finder.language,),
        triggers=finder.triggers,
        digest=finder.digest,
    )
