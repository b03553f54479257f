"""Emotive words where a plain one would do: "barbaric", "slammed", « fomenter »; metaphors too."""

from annotate.rules.attested import attested
from annotate.rules.compound import TRIGGERS as COMPOUND
from annotate.rules.compound import compounds
from annotate.rules.field import in_field
from annotate.rules.name import part_of_name
from annotate.rules.noun_or_adjective import is_noun
from annotate.rules.offence import kind_of_offence
from annotate.rules.rule import Label
from annotate.rules.stance import TRIGGERS as STANCE
from annotate.rules.stance import of_speaker, stances
from annotate.rules.verb_or_noun import is_other_noun, is_participle, is_plain_verb
from annotate.rules.within import within
from annotate.rules.wording import Finder, hit_rule, packaged_rules

EFFECTS = {
    "coercion": "casts the exercise of power as oppression",
    "contempt": "shows contempt where a description would do",
    "deceit": "presumes bad faith where a description would do",
    "drama": "dramatises what could be told plainly",
    "fear": "plays on the reader's fear",
    "glory": "glorifies what could be told plainly",
    "horror": "plays on the reader's horror",
    "outrage": "calls for outrage where the facts could speak",
}

_WITHIN = within("loaded_label", "loaded_language", "exaggeration")

LABEL = Label(
    name="loaded_language",
    versions={"en": 10, "fr": 10},
    rules=(
        *packaged_rules(
            "loaded_language",
            EFFECTS,
            unless=(
                attested,
                in_field,
                part_of_name,
                is_noun,
                is_other_noun,
                is_participle,
                is_plain_verb,
                kind_of_offence,
                _WITHIN,
            ),
        ),
        hit_rule(
            "loaded_language/compound",
            Finder(find=compounds, language="en", triggers=COMPOUND),
            "judges where a description would do",
            unless=(in_field, part_of_name),
        ),
        hit_rule(
            "loaded_language/stance",
            Finder(find=stances, language="en", triggers=STANCE),
            "doubts or mocks those it is said of, without saying why",
            unless=(of_speaker,),
        ),
    ),
)
