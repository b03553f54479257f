import pytest

from annotate.rules.rule import Label, Rule


def rule(rule_id: str = "x/y", triggers: frozenset[str] | None = None) -> Rule:
    return Rule(id=rule_id, find=lambda _, __: (), reason="r", triggers=triggers)


def test_a_rule_belongs_to_the_label_in_its_id() -> None:
    assert rule("loaded_label/ruler").label == "loaded_label"
    assert Label(name="x", rules=(rule(),)).rules[0].on


@pytest.mark.parametrize("rule_id", ["x", "x/y/z", "X/y"])
def test_an_id_that_is_none_is_refused(rule_id: str) -> None:
    with pytest.raises(ValueError, match=f"rule id '{rule_id}' is not 'label/kind' in lower case"):
        rule(rule_id)


def test_triggers_are_looked_up_in_lower_case() -> None:
    assert rule(triggers=frozenset({"may"})).triggers == {"may"}
    with pytest.raises(ValueError, match="the triggers of x/y must be in lower case"):
        rule(triggers=frozenset({"May"}))


def test_a_rule_of_another_label_is_refused() -> None:
    with pytest.raises(ValueError, match="rule x/y does not belong to label z"):
        Label(name="z", rules=(rule(),))
