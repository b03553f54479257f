from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.rules.rule import Label, Match, Rule
from annotate.rules.tagger import _overlapping, tag
from annotate.text.reading import Reading
from tests.rules.tagging import reading

TEXTS = (
    "The regime may fall. “They are war criminals,” said Ada Karsk.",
    "Sources suggest the brutal junta could invade before it is too late.",
    "The council met on Monday and approved the budget.",
)


def _rule(kind: str, start: int, end: int, *, triggers: frozenset[str] | None = None) -> Rule:
    def find(each: Reading, number: int) -> Iterator[Match]:
        if number == 0:
            yield Match(start=start, end=end, cue=each.text[start:end], reason=kind)

    return Rule(id=f"x/{kind}", find=find, reason=kind, triggers=triggers)


def _tags(*rules: Rule, text: str = "one two three four") -> list[tuple[str, tuple[str, ...], str]]:
    (result,) = tag([reading(text)], [Label(name="x", rules=rules)], codebook_version="", rules_version="")
    return [(each.text, each.rules, each.reason) for each in result.tags]


def test_two_rules_on_one_span_are_one_tag() -> None:
    assert _tags(_rule("b", 0, 3), _rule("a", 0, 3)) == [("one", ("x/a", "x/b"), "a")]


def test_of_overlapping_matches_the_longest_wins_and_lists_the_others() -> None:
    assert _tags(_rule("short", 4, 7), _rule("long", 0, 7)) == [("one two", ("x/long", "x/short"), "long")]


def test_what_stands_in_the_gap_of_an_idiom_does_not_overlap_it() -> None:
    idiom, inside, behind = _rule("idiom", 0, 18), _rule("inside", 4, 7), _rule("behind", 14, 18)
    (match,) = idiom.find(reading("one"), 0)
    gapped = replace(idiom, find=lambda *_: [replace(match, gap=(4, 13))])
    assert _tags(gapped, inside, behind) == [
        ("one two three four", ("x/behind", "x/idiom"), "idiom"),
        ("two", ("x/inside",), "inside"),
    ]


def test_triggers_that_are_made_are_made_for_a_text_in_the_language_of_the_rule() -> None:
    made: list[str] = []

    def triggers() -> frozenset[str]:
        made.append("triggers")
        return frozenset({"two"})

    here = replace(_rule("here", 4, 7), triggers=triggers, languages=("en",))
    assert _tags(replace(here, languages=("fr",))) == []
    assert made == []
    assert _tags(here) == [("two", ("x/here",), "here")]
    assert _tags(here, text="one three") == []
    assert made == ["triggers"]


def _one_by_one(matches: list[tuple[Match, Rule]]) -> list[list[tuple[Match, Rule]]]:
    """What `_overlapping` must find, by asking every group."""
    groups: list[list[tuple[Match, Rule]]] = []
    for match, rule in sorted(
        matches, key=lambda each: (each[0].start - each[0].end, each[0].start, each[1].id)
    ):
        for group in groups:
            if match.start < group[0][0].end and group[0][0].start < match.end:
                group.append((match, rule))
                break
        else:
            groups.append([(match, rule)])
    return groups


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from("abc")),
        max_size=40,
    )
)
def test_groups_are_found_by_bisection_as_by_asking_every_one(drawn: list[tuple[int, int, str]]) -> None:
    rules = {kind: _rule(kind, 0, 1) for kind in "abc"}
    matches = [
        (Match(start=start, end=start + length, cue="", reason=""), rules[kind])
        for start, length, kind in drawn
    ]
    assert _overlapping(matches) == _one_by_one(matches)


def test_a_rule_names_its_label() -> None:
    with pytest.raises(ValueError, match="does not belong to label y"):
        Label(name="y", rules=(_rule("a", 0, 1),))
    with pytest.raises(ValueError, match="not 'label/kind'"):
        Rule(id="plain", find=lambda _, __: (), reason="")
    with pytest.raises(ValueError, match="lower case"):
        Rule(id="x/a", find=lambda _, __: (), reason="", triggers=frozenset({"May"}))
