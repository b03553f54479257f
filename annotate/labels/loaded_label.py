"""Nouns that put the verdict on a person or group: "regime", "war criminals", "puppet", « mercenaires »."""

from dataclasses import replace

from annotate.records import digest
from annotate.rules.attested import attested, terms
from annotate.rules.field import name_in_field
from annotate.rules.name import part_of_name
from annotate.rules.noun_or_adjective import is_adjective
from annotate.rules.regime import set_of_rules
from annotate.rules.rule import Label
from annotate.rules.target import target
from annotate.rules.verb_or_noun import is_other_verb
from annotate.rules.verdict import is_animal
from annotate.rules.within import within
from annotate.rules.wording import packaged_lexicon, packaged_rules, word_rules

EFFECTS = {
    "beast": "likens those it names to an animal instead of saying what they did",
    "fool": "ridicules those it names instead of answering them",
    "hero": "glorifies those it names instead of saying what they did",
    "ideologue": "puts those it names beyond the pale instead of stating what they stand for",
    "ruler": "passes judgement on those in power instead of naming their office",
    "slur": "degrades those it names for the group they belong to instead of naming them",
    "tool": "denies those it names a will of their own instead of saying whom they work with",
    "traitor": "accuses those it names of disloyalty instead of saying what they did",
    "villain": "condemns those it names instead of saying what they did",
}

_WITHIN = within("loaded_label", "loaded_language", "exaggeration")

#: capitals say nothing here: slurs have them as names of peoples do
SLURS = tuple(
    rule
    for code in ("en", "fr")
    for rule in word_rules(
        "loaded_label", packaged_lexicon(f"slurs.{code}"), EFFECTS, target=target, unless=(_WITHIN,)
    )
)

LABEL = Label(
    name="loaded_label",
    versions={"en": 10, "fr": 11},
    rules=tuple(
        replace(rule, digest=digest(rule.digest, *sorted(terms())))  # what is attested decides, too
        for rule in packaged_rules(
            "loaded_label",
            EFFECTS,
            target=target,
            unless=(
                attested,
                name_in_field,
                part_of_name,
                set_of_rules,
                is_adjective,
                is_animal,
                is_other_verb,
                _WITHIN,
            ),
        )
    )
    + SLURS,
)
