"""A user's own word lists: ``data/lexicons/LABEL.tsv`` makes the rule ``LABEL/user_lexicon``.

It may be a plain list, a term a line. The last section of `guidelines.md` tells users all of this.
"""

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

    A file is named ``LABEL.tsv`` (or ``.txt``) or, for a word list of one language, ``LABEL.fr.tsv``.
    InputError names a file that is for no label, is no word list, or says of two languages that they are
    its own. A missing folder adds nothing.
    """
    if not folder.is_dir():
        return tuple(labels)
    names = [label.name for label in labels]
    own: dict[str, list[Rule]] = {}
    for file in sorted(folder.iterdir()):
        if file.name.startswith(".") or file.suffix == ".md" or not file.is_file():
            continue
        name, *language, ending = file.name.split(".")
        if ending not in ("tsv", "txt") or len(language) > 1:
            raise InputError(f"{file} is no word list: name it LABEL.tsv or, in one language, LABEL.fr.tsv")
        if name not in names:
            raise InputError(
                f"{file} is for the label {name!r}, which is not in the codebook; "
                f"labels are {', '.join(sorted(names))}. Rename the file, or add the label to guidelines.md."
            )
        found = read(file, required=())
        if language and found.language not in (None, *language):
            raise InputError(
                f"{file} says '# language: {found.language}' and is named as {language[0]}: correct one"
            )
        if language:
            found = replace(found, language=language[0])
        own.setdefault(name, []).append(word_rule(f"{name}/user_lexicon", found, EFFECT))
    return tuple(replace(label, rules=(*label.rules, *own.get(label.name, ()))) for label in labels)
