"""Which rules run: those that are on, but for what a workspace says in ``[rules]`` of `annotate.toml`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from annotate.errors import InputError
from annotate.rules.rule import Label


def chosen(labels: Sequence[Label], choice: Mapping[str, bool], settings: Path) -> tuple[Label, ...]:
    """`labels` with each rule of `choice` turned on or off, by its id.

    InputError names the file `settings`, the id that is no rule's, and the ids there are.
    """
    known = [rule.id for label in labels for rule in label.rules]
    for name in choice:
        if name not in known:
            near = [each for each in known if each.partition("/")[0] == name.partition("/")[0]]
            raise InputError(
                f"{settings}: rules.{name!r} is not a rule here; "
                f"allowed: {', '.join(dict.fromkeys(near or known))}"
            )
    return tuple(
        replace(label, rules=tuple(replace(rule, on=choice.get(rule.id, rule.on)) for rule in label.rules))
        for label in labels
    )
