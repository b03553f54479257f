"""Nouns that put the verdict on a person or group: "regime", "war criminals", "puppet", « mercenaires »."""

from annotate.rules.rule import Label
from annotate.rules.wording import packaged, word_rule

EFFECT = "passes judgement on those it names instead of saying who they are"

LABEL = Label(
    name="loaded_label",
    rules=tuple(
        word_rule("loaded_label/noun", packaged(f"loaded_label.{language}"), effect=EFFECT)
        for language in ("en", "fr")
    ),
)
