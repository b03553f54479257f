import re

from annotate.rules.pattern import pattern_rule
from annotate.rules.rule import Match
from tests.rules.tagging import reading


def test_a_match_is_proposed_with_its_cue_and_reason() -> None:
    rule = pattern_rule(
        "x/late", language="en", pattern=r"before (?P<cue>too late)", triggers="late soon", effect="presses"
    )
    assert (rule.id, rule.label, rule.reason, rule.languages) == ("x/late", "x", "presses", ("en",))
    assert (rule.triggers, rule.needs, rule.scope) == (frozenset({"late", "soon"}), "text", "sentence")
    text = "It rained. Act BEFORE TOO LATE."
    assert list(rule.find(reading(text), 0)) == []
    assert list(rule.find(reading(text), 1)) == [
        Match(start=15, end=30, cue="TOO LATE", reason="“TOO LATE” presses.")
    ]


def test_without_a_cue_of_its_own_all_of_the_match_is_it_and_accept_decides() -> None:
    def last(sentence: str, match: re.Match[str]) -> bool:
        return match.end() == len(sentence)

    rule = pattern_rule("x/y", language="en", pattern=r"\bno\b", triggers="no", effect="ends", accept=last)
    assert [(each.start, each.cue) for each in rule.find(reading("no and no"), 0)] == [(7, "no")]
