"""The same charged phrase again and again until it sticks."""

from annotate.rules.repetition import repetition_rule
from annotate.rules.rule import Label
from annotate.rules.wording import packaged_lexicon

LABEL = Label(
    name="repetition",
    rules=(
        repetition_rule(
            "repetition",
            "charged_phrase",
            lexicons=tuple(
                packaged_lexicon(f"{label}.{language}")
                for label in ("loaded_label", "loaded_language")
                for language in ("en", "fr")
            ),
            least=3,
        ),
    ),
)
