"""A user's own word lists: ``data/lexicons/LABEL.tsv`` makes the rule ``LABEL/user_lexicon``.

Rows that reviews suggested make the rules ``LABEL/suggested`` and, with the noun phrase that a term opens,
``LABEL/suggested_phrase``. Literal rows hold for all rules of the label. A file may be a plain list,
a term a line. The last section of `guidelines.md` tells users all of this.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from annotate.errors import InputError
from annotate.records import digest
from annotate.rules.lexicon import Lexicon, read
from annotate.rules.lexicon_entry import LITERAL, PHRASE, SUGGESTED, Entry
from annotate.rules.literal import LiteralTerm, literal_terms, without_literal
from annotate.rules.phrase import phrase_rule
from annotate.rules.rule import Label, Rule
from annotate.rules.wording import word_rule

EFFECT = "is in your own list of words for this label"
SUGGESTED_EFFECT = "is in the list of words that reviews suggested for this label"


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
    plain: dict[str, list[LiteralTerm]] = {}
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
        own.setdefault(name, []).extend(_rules(name, found, file))
        plain.setdefault(name, []).extend(literal_terms(found, file.name))
    return tuple(
        replace(
            label,
            rules=tuple(
                without_literal(rule, plain.get(label.name, ()))
                for rule in (*label.rules, *own.get(label.name, ()))
            ),
        )
        for label in labels
    )


def _rules(name: str, found: Lexicon, file: Path) -> Iterator[Rule]:
    """A rule for the rows of each origin."""
    kinds: dict[str, list[Entry]] = {}
    for each in found.entries:
        if each.sense != LITERAL:
            kind = SUGGESTED if each.origin == SUGGESTED else "user_lexicon"
            kinds.setdefault(f"{kind}_phrase" if each.sense == PHRASE else kind, []).append(each)
    for kind, entries in kinds.items():
        effect = SUGGESTED_EFFECT if kind.startswith(SUGGESTED) else EFFECT
        if not kind.endswith("_phrase"):
            yield word_rule(f"{name}/{kind}", Lexicon(found.language, tuple(entries)), effect)
        elif found.language is None:
            raise InputError(f"{file}: a phrase needs its language: name the file {name}.en.tsv, say")
        else:
            yield _phrases(f"{name}/{kind}", found.language, entries, effect)


def _phrases(rule_id: str, language: str, entries: Sequence[Entry], effect: str) -> Rule:
    words = [re.findall(r"[^\W_]+", each.term.lower()) for each in entries]
    terms = "|".join(r"[-‐‑’' ]".join(map(re.escape, each)) for each in sorted(words, key=len, reverse=True))
    rule = phrase_rule(
        rule_id,
        language=language,
        pattern=rf"(?P<cue>\b(?:{terms})\b) ",
        triggers=" ".join(sorted({each[0] for each in words})),
        effect=effect,
    )
    return replace(rule, digest=digest(rule_id, *entries))
