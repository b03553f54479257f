"""What the program looks for: one file a label, its rules as values, its word lists under ``lexicons/``.

An installed package can bring more: an entry point of the group ``annotate.labels`` that names a `Label`
with its section of the codebook. Where there is a label of that name its rules are added, so that a language
can bring its own.
"""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import entry_points

from annotate.rules.rule import Label
from annotate.rules.user_lexicon import lexicon_rules as lexicon_rules

GROUP = "annotate.labels"  #: of the entry points


def labels(
    names: Sequence[str] | None = None, *, was: Mapping[str, Sequence[str]] | None = None
) -> tuple[Label, ...]:
    """The labels that come with rules, by name; with `names` (a codebook's), one for each, in that order.

    `was` gives the names that a label had before: its rules are found under those. A name that has no file
    here under any of them gets a label without rules: people and the model find it.
    """
    known = _known()
    if names is None:
        return tuple(known.values())
    return tuple(known.get(name) or _renamed(name, (was or {}).get(name, ())) for name in names)


def _renamed(name: str, was: Sequence[str]) -> Label:
    known = _known()
    before = [known[old] for old in was if old in known]
    return Label(
        name=name,
        rules=tuple(
            replace(rule, id=f"{name}/{rule.id.partition('/')[2]}") for each in before for rule in each.rules
        ),
        versions=sum((Counter(each.versions) for each in before), Counter()),
    )


@cache
def _known() -> dict[str, Label]:
    """The program's own labels, and what installed packages add: new labels, or rules for those there are."""
    files = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    own = (importlib.import_module(f"{__name__}.{name}").LABEL for name in files)
    found: dict[str, Label] = {label.name: label for label in own}
    for brought in installed():
        there = found.get(brought.name, Label(name=brought.name))
        found[brought.name] = Label(
            name=brought.name,
            rules=there.rules + brought.rules,
            versions=Counter(there.versions) + Counter(brought.versions),  # whichever is raised, the sum is
        )
    return found


@cache
def installed() -> tuple[Label, ...]:
    """What installed packages bring, as they bring it: labels of their own, or rules for those there are."""
    return tuple(entry.load() for entry in sorted(entry_points(group=GROUP), key=lambda each: each.name))
