"""Where a French « pourrait », « provoquerait » or « risque » tells an event: no wish, question or noun."""

import re

from annotate.rules.clause import Opening


def foretold(opening: Opening) -> bool:
    """Whether a French conditional tells an event: no wish, no question, nothing that is denied."""
    asked = opening.after.startswith(("-i", "-e", "-o", "-t")) or opening.sentence.rstrip(" »").endswith("?")
    return not asked and _WISH.search(opening.before) is None and _DENIED.search(opening.before) is None


def foretold_of_others(opening: Opening) -> bool:
    """The same, where nobody says so of himself (« a dit qu’elle ferait appel ») and no law provides it."""
    return foretold(opening) and _OF_SELF_OR_LAW.search(opening.before) is None


def risks(opening: Opening) -> bool:
    """Whether « risque » is the verb: no article or preposition before it."""
    return _ARTICLE.search(opening.before) is None


_WISH = re.compile(r"\b(?:comme il|mieux vaudrait|on dirait|si)(?: \w+){0,2} $|\bce qui $", re.IGNORECASE)
_DENIED = re.compile(r"\bn(?:e |[’'])(?:(?:le|la|les|se|lui|leur|y|en|[ls][’']) ?)?$")
_OF_SELF_OR_LAW = re.compile(
    r"\b(?:annonc|prom|assur|affirm|déclar|indiqu|précis|ajout|expliqu|jur|di[ts])\w* "
    r"qu[’'](?:il|elle|on)s? (?:\w+ )?$|"
    r"\b(?:loi|projet|texte|amendement|directive|décret|réforme|article|accord)s?(?: \w+)? $",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\b(?:le|la|les|un|une|des|du|de|ce|cette|ces|son|sa|leur|leurs|au|aux|sans|tout|aucun|haut|grand|"
    r"principal)\W$|\b[ld][’']$",
    re.IGNORECASE,
)
