"""Accept this, or something dreadful: threats to life, country or children that press the reader to agree."""

from functools import partial

from annotate.rules.pattern import pattern_rule
from annotate.rules.rule import Label

FEAR = "presses the reader with something dreadful instead of giving a reason"

english = partial(pattern_rule, language="en", effect=FEAR)
french = partial(pattern_rule, language="fr", effect=FEAR)

_REST = r"[^.;:!?“”«»\"\n]{0,120}"
_REST_HERE = _REST.replace("[^", "[^,")  # what comes after a comma may be somebody else's words
_OURS = (
    r"(?:us|our|your|the (?:entire |whole |very )?(?:country|nation|world|region|continent|planet|people))"
)
_NOTRE = r"(?:nous|notre|nos|votre|vos|le pays|la nation|le monde|la région|tout le pays)"
_DREAD = (
    r"(?:die|perish|collapse|be (?:destroyed|overrun|doomed|wiped out)|bloodshed|catastrophe|disaster|"
    r"chaos|ruin|civil war|slaughter|pay with (?:their|our|your) (?:lives|blood)|"
    r"(?:nobody|no one|none of us) (?:will|would) be safe)"
)
_EFFROI = (
    r"(?:mour(?:ra|rons|rez|ront)|péri(?:ra|rons|rez|ront)|catastrophe|chaos|ruine|guerre civile|carnage|"
    r"pa(?:ie|ye)r(?:a|ons|ez|ont) de (?:leur|notre|votre|sa) (?:vie|sang)|"
    r"plus personne ne sera (?:en sécurité|à l[’']abri))"
)

LABEL = Label(
    name="appeal_to_fear",
    versions={"en": 1, "fr": 1},
    rules=(
        english(
            "appeal_to_fear/too_late",
            pattern=rf"\b(?P<cue>before it (?:is|['’]s|becomes) (?:forever )?too late){_REST_HERE}",
            triggers="late",
        ),
        english(
            "appeal_to_fear/destruction",
            pattern=r"\b(?:will|would|could|may|might|threatens? to|is going to|are going to) "
            r"(?P<cue>(?:\w+ly )?"
            r"(?:destroy|annihilate|wipe out|engulf|overrun|devour|swallow|bring down|tear apart|drag|plunge|"
            rf"enslave|exterminate|set ablaze)) {_OURS}\b{_REST}",
            triggers="destroy annihilate wipe engulf overrun devour swallow bring tear drag plunge enslave "
            "exterminate set",
        ),
        english(
            "appeal_to_fear/survival",
            pattern=r"\b(?:(?:an? |the )?(?:\w+ )?(?:threat|danger|menace|peril) to |threaten(?:s|ing)? |"
            r"endanger(?:s|ing)? )(?P<cue>(?:our|your|the nation['’]s|the country['’]s) (?:very |own )?"
            r"(?:survival|existence|way of life|civili[sz]ation|children|families|freedoms?|future|lives|"
            r"homes|safety))",
            triggers="threat danger menace peril threaten threatens threatening endanger endangers "
            "endangering",
        ),
        english(
            "appeal_to_fear/end_of",
            pattern=r"\b(?:will|would|could|may|might|means?|spells?|be|is) (?P<cue>the (?:very )?end of "
            r"(?:our|the (?:world|nation|republic|country|west|region|free)|civili[sz]ation|democracy|"
            r"freedom|humanity))"
            rf"{_REST}",
            triggers="end",
        ),
        english(
            "appeal_to_fear/nobody_safe",
            pattern=r"\b(?P<cue>(?:no one|nobody|none of us|no family|no child) (?:will be|would be) safe|"
            r"(?:you|we|your children|your family|our children) (?:could|will|may|might) be next|"
            r"(?:are |is )?coming for (?:you|us|your|our)(?: \w+)?|we (?:will|could|would) all (?:die|"
            r"perish|pay))\b"
            rf"{_REST}",
            triggers="safe next coming die perish pay",
        ),
        english(
            "appeal_to_fear/or_else",
            pattern=r"\b(?P<cue>unless|if) (?:we|you|they|the \w+|this \w+|nothing|nobody)\b"
            rf"[^.;:!?\n]{{3,90}}?, [^.;:!?\n]{{0,50}}?\b{_DREAD}\b{_REST}",
            triggers="unless if",
        ),
        english(
            "appeal_to_fear/do_or_suffer",
            pattern=r"^[“\"]?(?:vote|act|choose|close|defend|fight|rise|stand|stop|wake)\b"
            r"[^.;:!?\n]{3,90}?,? (?P<cue>or (?:else )?[^.;:!?\n]{0,40}?\bwill (?:all )?"
            r"(?:bleed|burn|die|drown|fall|perish|starve))"
            rf"{_REST}",
            triggers="vote act choose close defend fight rise stand stop wake",
        ),
        english(
            "appeal_to_fear/you_next",
            pattern=r"\b(?:today|first),? they (?:came|come|are coming) for [^.!?\n]{3,60}?[;,:–—] ?(?:and )?"
            r"(?P<cue>(?:tomorrow|next|then),? (?:they will|they['’]ll|it will be) "
            r"(?:be )?(?:com(?:e|ing) for )?"
            rf"(?:you|us))\b{_REST}",
            triggers="today first",
        ),
        french(
            "appeal_to_fear/trop_tard",
            pattern=rf"\b(?P<cue>avant qu[’']il ne soit (?:trop|définitivement trop) tard){_REST_HERE}",
            triggers="tard",
        ),
        french(
            "appeal_to_fear/destruction",
            pattern=r"\b(?:va|vont|pourrai(?:t|ent)|risquen?t? de|menacen?t? de|fin(?:ira|iront) par) "
            r"(?P<cue>"
            r"(?:détruire|anéantir|engloutir|submerger|dévorer|embraser|asservir|exterminer|plonger|"
            r"entraîner)) "
            rf"{_NOTRE}\b{_REST}",
            triggers="détruire anéantir engloutir submerger dévorer embraser asservir exterminer plonger "
            "entraîner",
        ),
        french(
            "appeal_to_fear/survie",
            pattern=r"\b(?:menace|danger|péril)s? (?:\w+ )?(?:pour|sur) (?P<cue>(?:notre|nos|votre|vos) "
            r"(?:propre )?(?:survie|existence|mode de vie|civilisation|enfants|familles|libertés?|avenir|"
            r"sécurité))|"
            r"\b(?:menacen?t?|mett(?:re|ent) en péril) (?:notre|nos|votre|vos) (?:survie|existence|enfants|"
            r"familles|libertés?|avenir|mode de vie)",
            triggers="menace menaces menacent danger dangers péril périls",
        ),
        french(
            "appeal_to_fear/sinon",
            pattern=r"\b(?P<cue>(?:sinon|faute de quoi),?) [^.;:!?\n]{0,60}?"
            rf"\b(?:{_EFFROI}|guerre|mort|faim){_REST}",
            triggers="sinon faute",
        ),
        french(
            "appeal_to_fear/si_ou_sans",
            pattern=r"\b(?P<cue>si (?:nous|vous|on)|sans (?:cette|ce|cet|notre|nous))\b[^.;:!?\n]{3,90}?, "
            rf"[^.;:!?\n]{{0,50}}?\b{_EFFROI}\b{_REST}",
            triggers="si sans",
        ),
    ),
)
