"""Accept this, or something dreadful: threats to life, country or children that press the reader to agree."""

from functools import partial

from annotate.rules.pattern import pattern_rule
from annotate.rules.rule import Label

FEAR = "presses the reader with something dreadful instead of giving a reason"

english = partial(pattern_rule, "appeal_to_fear", language="en", effect=FEAR)
french = partial(pattern_rule, "appeal_to_fear", language="fr", effect=FEAR)

_REST = r"[^.;:!?“”«»\"\n]{0,120}"
_OURS = (
    r"(?:us|our|your|the (?:entire |whole |very )?(?:country|nation|world|region|continent|planet|people))"
)
_NOTRE = r"(?:nous|notre|nos|votre|vos|le pays|la nation|le monde|la région|tout le pays)"

LABEL = Label(
    name="appeal_to_fear",
    rules=(
        english(
            "too_late",
            pattern=rf"\b(?P<cue>before it (?:is|['’]s|becomes) (?:forever )?too late){_REST}",
            triggers="late",
        ),
        english(
            "destruction",
            pattern=r"\b(?:will|would|could|may|might|threatens? to|is going to|are going to) "
            r"(?P<cue>(?:\w+ly )?"
            r"(?:destroy|annihilate|wipe out|engulf|overrun|devour|swallow|bring down|tear apart|drag|plunge|"
            rf"enslave|exterminate|set ablaze)) {_OURS}\b{_REST}",
            triggers="destroy annihilate wipe engulf overrun devour swallow bring tear drag plunge enslave "
            "exterminate set",
        ),
        english(
            "survival",
            pattern=r"\b(?:(?:an? |the )?(?:\w+ )?(?:threat|danger|menace|peril) to |threaten(?:s|ing)? |"
            r"endanger"
            r"(?:s|ing)? )(?P<cue>(?:our|your|the nation['’]s|the country['’]s) (?:very |own )?(?:survival|"
            r"existence|way of life|civili[sz]ation|children|families|freedoms?|future|lives|homes|safety))",
            triggers="threat danger menace peril threaten threatens threatening endanger endangers "
            "endangering",
        ),
        english(
            "end_of",
            pattern=r"\b(?:will|would|could|may|might|means?|spells?|be|is) (?P<cue>the (?:very )?end of "
            r"(?:our|the "
            r"(?:world|nation|republic|country|west|region|free)|civili[sz]ation|democracy|freedom|humanity))"
            rf"{_REST}",
            triggers="end",
        ),
        english(
            "nobody_safe",
            pattern=r"\b(?P<cue>(?:no one|nobody|none of us|no family|no child) (?:is|will be|would be) safe|"
            r"(?:you|we|your children|your family|our children) (?:could|will|may|might) be next|"
            r"(?:are |is )?coming for (?:you|us|your|our)(?: \w+)?|we (?:will|could|would) all (?:die|"
            r"perish|pay))\b"
            rf"{_REST}",
            triggers="safe next coming die perish pay",
        ),
        english(
            "or_else",
            pattern=r"\b(?P<cue>unless|if) (?:we|you|they|the \w+|nothing|nobody)\b[^.;:!?\n]{3,90}?, "
            r"[^.;:!?\n]{0,50}?"
            r"\b(?:die|perish|collapse|be (?:destroyed|lost|overrun|doomed|wiped out)|bloodshed|catastrophe|"
            rf"disaster|chaos|ruin|civil war|slaughter)\b{_REST}",
            triggers="unless if",
        ),
        french(
            "trop_tard",
            pattern=rf"\b(?P<cue>avant qu[’']il ne soit (?:trop|définitivement trop) tard){_REST}",
            triggers="tard",
        ),
        french(
            "destruction",
            pattern=r"\b(?:va|vont|pourrai(?:t|ent)|risquen?t? de|menacen?t? de|fin(?:ira|iront) par) "
            r"(?P<cue>"
            r"(?:détruire|anéantir|engloutir|submerger|dévorer|embraser|asservir|exterminer|plonger|"
            r"entraîner)) "
            rf"{_NOTRE}\b{_REST}",
            triggers="détruire anéantir engloutir submerger dévorer embraser asservir exterminer plonger "
            "entraîner",
        ),
        french(
            "survie",
            pattern=r"\b(?:menace|danger|péril)s? (?:\w+ )?(?:pour|sur) (?P<cue>(?:notre|nos|votre|vos) "
            r"(?:propre )?"
            r"(?:survie|existence|mode de vie|civilisation|enfants|familles|libertés?|avenir|sécurité))|"
            r"\b(?:menacen?t?|mett(?:re|ent) en péril) (?:notre|nos|votre|vos) (?:survie|existence|enfants|"
            r"familles|libertés?|avenir|mode de vie)",
            triggers="menace menaces menacent danger dangers péril périls",
        ),
        french(
            "sinon",
            pattern=rf"\b(?P<cue>(?:sinon|faute de quoi),? (?:ce sera|c[’']est|nous|le pays|tout)){_REST}",
            triggers="sinon faute",
        ),
    ),
)
