"""A user's own word lists: ``data/lexicons/LABEL.tsv`` makes the rule ``LABEL/user_lexicon``."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from annotate.errors import InputError
from annotate.rules.lexicon import read
from annotate.rules.rule import Label, Rule
from annotate.rules.wording import word_rule

EFFECT = "is in your own list of words for this label"


def lexicon_rules(folder: Path, labels: Sequence[Label]) -> tuple[Label, ...]:
    """`labels`, each with the rule of its word list in `folder` added where there is one.

    A file is named ``LABEL.tsv`` or, for a word list of one language, ``LABEL.fr.tsv``. InputError names a
    file that is for no label, or that cannot be read as a word list. A missing folder adds nothing.
    """
    if not folder.is_dir():
        return tuple(labels)
    names = [label.name for label in labels]
    own: dict[str, list[Rule]] = {}
    for file in sorted(folder.glob("*.tsv")):
        name = file.name.split(".")[0]
        if name not in names:
            raise InputError(
                f"{file} is for the label {name!r}, which is not in the codebook; "
                f"labels are {', '.join(sorted(names))}. Rename the file, or add the label to guidelines.md."
            )
        own.setdefault(name, []).append(word_rule(f"{name}/user_lexicon", read(file), EFFECT))
    return tuple(replace(label, rules=(*label.rules, *own.get(label.name, ()))) for label in labels)
