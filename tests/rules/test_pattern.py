import re

from annotate.rules.pattern import pattern_rule
from annotate.rules.rule import Match
from annotate.text.reading import Reading
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


def test_without_a_cue_of_its_own_all_of_the_match_is_it_and_reach_says_where_it_ends() -> None:
    def last(_: Reading, __: int, match: re.Match[str]) -> int | None:
        return match.end() if match.end() == len(match.string) else None

    rule = pattern_rule("x/y", language="en", pattern=r"\bno\b", triggers="no", effect="ends", reach=last)
    (found,) = rule.find(reading("no and no"), 0)
    assert (found.start, found.end, found.cue) == (7, 9, "no")
