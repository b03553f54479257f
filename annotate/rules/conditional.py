"""Where a French « pourrait », « provoquerait » or « risque » tells an event: no wish, question or noun."""

import re

from annotate.rules.clause import Opening


def foretold(opening: Opening) -> bool:
    """Whether a French conditional tells an event: neither a wish nor a question."""
    return not opening.after.startswith(("-i", "-e", "-o", "-t")) and _WISH.search(opening.before) is None


def risks(opening: Opening) -> bool:
    """Whether « risque » is the verb: no article or preposition before it."""
    return _ARTICLE.search(opening.before) is None


_WISH = re.compile(r"\b(?:comme il|mieux vaudrait|on dirait|si)(?: \w+){0,2} $|\bce qui $", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:le|la|les|un|une|des|du|de|ce|cette|ces|son|sa|leur|leurs|au|aux|sans|tout|aucun|haut|grand|"
    r"principal)\W$|\b[ld][’']$",
    re.IGNORECASE,
)
