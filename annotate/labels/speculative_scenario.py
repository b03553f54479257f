"""Events told as possible, likely or certain: "could manufacture a crisis", « risque de payer cher ».

The span is the scenario, from the words that open it to the end of its clause. The reason speaks of how
sure the text makes it sound; whether the forecast is fair is for the coder to say.
"""

from functools import partial

from annotate.rules.clause import clause_rule
from annotate.rules.conditional import foretold, foretold_of_others, risks
from annotate.rules.modality import at_hand, event, hypothetical, possible, supposed
from annotate.rules.rule import Label

POSSIBLE = "tells what follows as something that may happen, not as something that did"
LIKELY = "tells what follows as likely or at hand, before it has happened"
CERTAIN = "tells a thing to come as certain, before it has happened"
CHAIN = "opens a chain of supposed events, in which each rests on the one before"
CONDITIONAL = "tells what follows in the conditional, without vouching for it"

_READY = (
    "(?:ready|set|poised|prepared|determined|likely|bound|about|certain|destined|doomed|keen|eager|willing)"
)
_LIKELY = (
    r"(?:also |now |still )?(?:(?:(?:most |very |more |highly )?likely|liable|poised|bound|destined|doomed|"
    r"certain|sure|about|prepared) to|(?:most |very )?likely(?= \w+ing\b)|on the (?:brink|verge) of)"
)
_SURELY = (
    r"(?:almost |most |very )?(?:certainly|surely|undoubtedly|inevitably|definitely|unquestionably|doubtless|"
    r"no doubt|without doubt|likely|probably|soon enough|eventually)"
)
_CONSEQUENCE = r"[^.;?!]{8,160}?, (?!which|who|where|qui|où)(?:then |alors )?[^.;?!,]{2,60}?\b"

english = partial(clause_rule, language="en")
french = partial(clause_rule, language="fr")

ENGLISH = (
    english(
        "speculative_scenario/modal",
        pattern=r"\b(?:may|might|could(?! (?:\w+ )?have\b))\b(?! not be\b| as well\b| add\b|"
        r" (?:\w+ly )?be reached for\b)",
        triggers="may might could",
        effect=POSSIBLE,
        accept=possible,
    ),
    english(
        "speculative_scenario/would",
        pattern=r"\bwould\b(?! (?:not|have)\b)",
        triggers="would",
        effect=POSSIBLE,
        accept=hypothetical,
    ),
    english(
        "speculative_scenario/appears_ready",
        pattern=rf"\b(?:appear|seem|look)(?:s|ed)? (?:to be )?(?:\w+ly )?{_READY} (?:to|on)\b",
        triggers="appear appears appeared seem seems seemed look looks looked",
        effect=LIKELY,
    ),
    english(
        "speculative_scenario/likely",
        pattern=rf"\b(?:is|are|was|were|be) {_LIKELY}",
        triggers="likely liable poised bound destined doomed certain sure about prepared brink verge",
        effect=LIKELY,
        accept=at_hand,
    ),
    english(
        "speculative_scenario/certain",
        pattern=rf"\b(?:will|[’']ll|shall) {_SURELY}\b",
        triggers="certainly surely undoubtedly inevitably definitely unquestionably doubtless doubt likely "
        "probably soon eventually",
        effect=CERTAIN,
        accept=event,
    ),
    english(
        "speculative_scenario/threatens",
        pattern=r"\b(?:threatens? to|(?<!at )risks? (?=\w+ing\b)|runs? the risk of|"
        r"(?:(?:is|was) )?only a matter of time before)\b",
        triggers="threaten threatens risk risks run runs only",
        effect=LIKELY,
    ),
    english(
        "speculative_scenario/if_chain",
        pattern=r"\b(?P<cue>if|unless)\b"
        r"(?! (?:not|so|any|anything|nothing|need be|necessary|possible|only|you|ever)\b)(?! one (?!of|day))"
        rf"{_CONSEQUENCE}(?:will|would|could|may|might|[’']ll)\b",
        triggers="if unless",
        effect=CHAIN,
        accept=supposed,
    ),
)

#: third persons in -ait of verbs that tell events; -aient is derived
_IN_CONDITIONAL = (
    "permettrait entraînerait provoquerait conduirait plongerait mènerait viserait "
    "chercherait deviendrait ferait mettrait ouvrirait risquerait tenterait préparerait déclencherait "
    "menacerait envisagerait affecterait bouleverserait ruinerait isolerait prendrait perdrait "
    "verrait donnerait obligerait forcerait contraindrait aboutirait causerait"
)
_CONDITIONAL_FORMS = tuple(
    verb.removesuffix("ait") + ending for verb in _IN_CONDITIONAL.split() for ending in ("ait", "aient")
)
_PRET = (
    r"(?:(?:prêt|déterminé|décidé|disposé|résolu|condamné|appelé|voué|destiné|promis)e?s? à|"
    r"sur le point de|en passe de|vouloir|chercher à|en train de)"
)
_SUREMENT = (
    r"(?:certainement|sans doute|inévitablement|forcément|sûrement|probablement|immanquablement|fatalement|"
    r"bientôt)"
)

FRENCH = (
    french(
        "speculative_scenario/pourrait",
        pattern=r"\bpourr(?:ait|aient)\b",
        triggers="pourrait pourraient",
        effect=POSSIBLE,
        accept=foretold,
    ),
    french(
        "speculative_scenario/conditionnel",
        pattern=rf"\b(?P<verb>{'|'.join(_CONDITIONAL_FORMS)})\b(?! (?:\w+ )?(?:pu|dû|fallu|voulu|aimé)\b)",
        triggers=" ".join(_CONDITIONAL_FORMS),
        effect=CONDITIONAL,
        accept=foretold_of_others,
    ),
    french(
        "speculative_scenario/risque",
        pattern=r"\b(?:risqu(?:e|ent|ait|aient|era|eront)|menac(?:e|ent)|menaç(?:ait|aient)) "
        r"(?:fort |aussi |désormais )?d(?:e |[’'])",
        triggers="risque risquent risquait risquaient risquera risqueront "
        "menace menacent menaçait menaçaient",
        effect=LIKELY,
        accept=risks,
    ),
    french(
        "speculative_scenario/semble_pret",
        pattern=rf"\b(?:sembl(?:e|ent|ait|aient)|paraît|paraissent) (?:bien |désormais |être )*{_PRET}\b",
        triggers="semble semblent semblait semblaient paraît paraissent",
        effect=LIKELY,
    ),
    french(
        "speculative_scenario/imminent",
        pattern=r"\b(?:est|sont|était|étaient) (?:sur le point d(?:e |[’'])|en passe d(?:e |[’'])|"
        r"(?:appelé|voué|condamné)e?s? à )",
        triggers="point passe appelé appelée appelés appelées voué vouée voués vouées condamné condamnée "
        "condamnés condamnées",
        effect=LIKELY,
    ),
    french(
        "speculative_scenario/certain",
        pattern=rf"\b(?:va|vont) {_SUREMENT} |\b(?:n[’'](?:est|était) )?qu[’']une question de temps avant |"
        r"\bne (?:manquer(?:a|ont) pas d(?:e |[’'])|"
        r"tarder(?:a|ont) pas à |pourr(?:a|ont) que )|\bfinir(?:a|ont) (?:bien )?par ",
        triggers="va vont question manquera manqueront tardera tarderont pourra pourront finira finiront",
        effect=CERTAIN,
    ),
    french(
        "speculative_scenario/si_chaine",
        pattern=r"(?<![\w’'])(?P<cue>si|s[’'](?=ils? ))\b(?! (?:bien|ce n|oui|non|possible|vous)\b)"
        rf"{_CONSEQUENCE}(?:\w+(?:rait|raient|ra|ront)|risquent?|peut|peuvent)\b",
        triggers="si s",
        effect=CHAIN,
        accept=supposed,
    ),
)

LABEL = Label(versions={"en": 5, "fr": 2}, name="speculative_scenario", rules=ENGLISH + FRENCH)
