"""A language as somebody else's package would bring it: German, on a blank spaCy pipeline."""

from importlib.resources import files

from annotate.languages.language import Grammar, Language
from annotate.rules.lexicon import read
from annotate.rules.rule import Label
from annotate.rules.wording import word_rules

LANGUAGE = Language(code="de", name="German", folder=files(__name__), grammar=Grammar(drops_that=True))

#: German words for a label that is there already.
LOADED = Label(
    name="loaded_label",
    versions={"de": 1},
    rules=word_rules(
        "loaded_label",
        read(files(__name__) / "loaded_label.tsv"),
        {"ruler": "urteilt über die Regierenden, statt ihr Amt zu nennen"},
    ),
)
