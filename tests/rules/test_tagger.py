from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.labels import labels
from annotate.records import tag_id
from annotate.rules.rule import Label, Match, Rule
from annotate.rules.tagger import _files, _overlapping, rules_version, tag
from annotate.text.pipeline import load
from annotate.text.reading import Reading
from tests.rules.tagging import reading, tagged

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


def test_the_version_of_the_rules_knows_every_word_list() -> None:
    """A package file outside the digest could change what rules find and leave old tags looking fresh."""
    package = Path(str(files("annotate")))
    read = [
        file
        for part in ("labels", "rules", "text")
        for file in sorted((package / part).rglob("*"))
        if file.suffix in (".py", ".tsv")
    ]
    assert sorted(_files(), key=str) == sorted(read, key=str)


def test_touching_matches_are_two_tags() -> None:
    assert [each[0] for each in _tags(_rule("a", 0, 4), _rule("b", 4, 7))] == ["one ", "two"]


def test_a_rule_without_its_trigger_is_never_asked() -> None:
    def find(_: Reading, __: int) -> Iterator[Match]:
        raise AssertionError("asked")

    rule = Rule(id="x/a", find=find, reason="", triggers=frozenset({"absent"}))
    assert _tags(rule) == []


def test_a_rule_of_another_language_is_never_asked() -> None:
    rule = Rule(id="x/a", find=_rule("a", 0, 3).find, reason="", languages=("fr",))
    assert _tags(rule) == []


def test_a_sentence_in_which_nothing_can_fire_is_not_parsed() -> None:
    each = reading("The council met. It may invade. Snow fell.")
    tag([each], labels(("speculative_scenario",)), codebook_version="", rules_version="")
    assert sorted(each._docs) == [1]


def test_together_or_apart_the_tags_are_the_same() -> None:
    known = labels()
    apart = [tag([reading(text)], known, codebook_version="", rules_version="")[0].tags for text in TEXTS]
    together = tag([reading(text) for text in TEXTS], known, codebook_version="", rules_version="")
    assert [each.tags for each in together] == apart


def test_tags_are_ordered_named_and_prove_their_offsets() -> None:
    for text in TEXTS:
        result = tagged(text)
        assert list(result.tags) == sorted(result.tags, key=lambda each: (each.start, each.end, each.label))
        for each in result.tags:
            assert result.article.text[each.start : each.end] == each.text
            assert each.id == tag_id(result.article.id, each.label, each.start, each.end, "rule")
            assert each.rules
            assert each.cue
            assert each.reason.endswith(".")


PIECES = (
    *("The regime", "may", "could", "“", "”", '"', "« ", " »", "war criminals", "said", "🙂", "if", "fall,"),
    *("the junta", "will", "brutal", ".", "\n", "so-called", "’", "before it is too late", "\u202b"),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_text_keeps_its_offsets(words: list[str]) -> None:
    result = tagged(" ".join(words))
    for each in result.tags:
        assert result.article.text[each.start : each.end] == each.text
        assert (
            each.target is None
            or each.target.text == result.article.text[each.target.start : each.target.end]
        )


def test_the_version_of_the_rules_knows_rules_and_pipelines() -> None:
    english = {"en": load("en")}
    assert rules_version(labels(), english) == rules_version(labels(), english)
    assert rules_version(labels(), english) != rules_version(labels(), {})
    assert rules_version(labels()[:1], english) != rules_version(labels(), english)


def test_a_rule_names_its_label() -> None:
    with pytest.raises(ValueError, match="does not belong to label y"):
        Label(name="y", rules=(_rule("a", 0, 1),))
    with pytest.raises(ValueError, match="not 'label/kind'"):
        Rule(id="plain", find=lambda _, __: (), reason="")
    with pytest.raises(ValueError, match="lower case"):
        Rule(id="x/a", find=lambda _, __: (), reason="", triggers=frozenset({"May"}))
