"""A label as somebody else's package would bring it: its section of the codebook, its words and its rules."""

from importlib.resources import files

from annotate.rules.lexicon import read
from annotate.rules.rule import Label
from annotate.rules.wording import word_rules

_HERE = files(__name__)

EUPHEMISM = Label(
    name="euphemism",
    versions={"en": 1},
    rules=word_rules(
        "euphemism", read(_HERE / "euphemism.tsv"), {"force": "makes force sound like administration"}
    ),
    section=(_HERE / "section.md").read_text(encoding="utf-8"),
)
