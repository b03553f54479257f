"""Reasons of tags in the article's language: what a label's section says that a wording does."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotate.coding.markdown import MalformedError
from annotate.errors import InputError
from annotate.rules.rule import Label

_ITEM = re.compile(r"(?P<language>[a-z]{2,3})(?P<kinds>(?:,? [a-z0-9_]+)*): +(?P<effect>.*[^\W_].*)")


@dataclass(frozen=True, kw_only=True)
class Reason:
    """What a wording does, as the end of a sentence that begins with it, in `language` (ISO 639-1).

    `kinds` are the rules it is said of, without their label; none means all that have no reason of their own.
    """

    language: str
    kinds: tuple[str, ...]
    effect: str
    line: int = field(default=0, compare=False)


def read(line: int, item: str) -> Reason:
    """The reason written in `item`, a list item on `line`. MalformedError says how one is written."""
    found = _ITEM.fullmatch(item)
    if found is None:
        raise MalformedError(
            line,
            f"{item!r} is no reason; write it like '- fr: …' for all rules of the label, or '- fr ruler, "
            "tool: …' for some, and then what such a wording does",
        )
    kinds = tuple(found["kinds"].replace(",", " ").split())
    return Reason(language=found["language"], kinds=kinds, effect=found["effect"].rstrip(" ."), line=line)


def explained(
    labels: Sequence[Label], reasons: Mapping[str, Sequence[Reason]], source: str
) -> tuple[Label, ...]:
    """`labels` whose rules give the reasons that the codebook `source` has for them, by the label's name.

    InputError names the line of a reason for a rule that its label does not have; a label without any rule is
    let be, since the package that brought them may be away.
    """
    return tuple(_explained(label, reasons.get(label.name, ()), source) for label in labels)


def _explained(label: Label, reasons: Sequence[Reason], source: str) -> Label:
    kinds = [rule.id.partition("/")[2] for rule in label.rules]
    for each in reasons:
        unknown = next((kind for kind in each.kinds if kinds and kind not in kinds), None)
        if unknown is not None:
            raise InputError(
                f"{source}, line {each.line}: {label.name} has no rule {unknown!r} to give a reason for; "
                f"allowed: {', '.join(dict.fromkeys(kinds))}"
            )
    general = {each.language: each.effect for each in reasons if not each.kinds}
    rules = []
    for rule, kind in zip(label.rules, kinds, strict=True):
        own = {each.language: each.effect for each in reasons if kind in each.kinds}
        rules.append(replace(rule, effects=tuple(sorted((general | own).items()))))
    return replace(label, rules=tuple(rules))
