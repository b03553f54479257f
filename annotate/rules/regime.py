"""A « régime » of something is a set of rules, of somebody a verdict: « du chômage », « de Karsk »."""

import re

from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_STATUS = """
chômage retraite pension cotisation assurance assuré sécurité fonction fonctionnaire salarié indépendant
artisan agriculteur exploitant étudiant frontalier intermittent auto-entrepreneur micro-entreprise
forfait travail temps heure congé prestation allocation aide subvention impôt imposition taxe tva droit
licence permis concession marché quota sanction visa séjour asile garantie responsabilité copropriété
séparation communauté mariage succession donation urbanisme autorisation déclaration certification
plus-value propriété bail location association fondation société entreprise mine eaux crue pluie vent
prix note étude internat détention garde liberté visite exploitation production
"""
_SAID_OF_RULES = """
sans riche pauvre transitoire dérogatoire forfaitaire agricole minier intérimaire contributif déclaratif
disciplinaire successoral foncier réel simplifié complémentaire obligatoire
"""
_OF_SOMETHING = re.compile(
    r"[Rr]égimes? (?:(?:de |d[’'])"
    r"(?!(?:la|l|terreur|apartheid|occupation|colonels|généraux|militaires|fous)\b)[a-zà-ÿ]{3,}|"
    rf"(?:du|des|de la|de l[’']) ?(?i:{'|'.join(_STATUS.split())})s?\b|"
    rf"(?:{'|'.join(_SAID_OF_RULES.split())})s?\b)"
)
_AT_SPEED = re.compile(r"\b(?:plein|bas|haut|mi-?) ?$")


def set_of_rules(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is a « régime » of a thing or a status, or of an engine."""
    begin, end = reading.sentences[number]
    start = begin + hit.start
    if reading.article.language != "fr":
        return False
    before = reading.text[max(begin, start - len("plein ")) : start]
    return _OF_SOMETHING.match(reading.text, start, end) is not None or (
        hit.entry.term == "régime" and _AT_SPEED.search(before) is not None
    )
