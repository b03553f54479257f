"""Bigger or smaller than it is: "unprecedented", "ironclad", "whopping", « du jamais vu », "a measly"."""

import re

from annotate.rules.pattern import pattern_rule
from annotate.rules.rule import Label
from annotate.rules.within import within
from annotate.rules.wording import packaged_rules

LARGER = "makes it larger than a figure or a comparison would"
SMALLER = "makes it smaller than a figure or a comparison would"
EFFECTS = {"larger": LARGER, "smaller": SMALLER}

#: "the most painful decision I have ever made": anybody may say that of himself
_OWN = re.compile(r"\b(?:I|we|he|she|they)(?:['’]ve| have| had|['’]d)? ever", re.IGNORECASE)
#: "it was not the worst ever" says the contrary
_DENIED = re.compile(
    r"\b(?:not|never|hardly|(?:is|was|are|were|does|do|did|has|have)n[’']t) $", re.IGNORECASE
)

LABEL = Label(
    name="exaggeration",
    versions={"en": 6, "fr": 6},
    rules=(
        *packaged_rules("exaggeration", EFFECTS, unless=(within("loaded_label", "loaded_language"),)),
        pattern_rule(
            "exaggeration/superlative",
            language="en",
            pattern=r"\b(?:the )?(?:most (?!that\b)[\w-]+|biggest|greatest|worst|largest|deadliest|best|"
            r"darkest|gravest) [^,.;:!?()“”\"]{0,40}?"
            r"\b(?:ever(?: \w+ed)?|in (?:all |our |human |modern |the )?history|(?:in|of) all time|"
            r"the world has ever \w+|on (?:the )?(?:planet|earth)|of our time|of the century)\b",
            triggers="ever history time planet earth century",
            effect=LARGER,
            reach=lambda _, __, match: (
                None
                if _DENIED.search(match.string[: match.start()]) or _OWN.search(match[0])
                else match.end()
            ),
        ),
        pattern_rule(
            "exaggeration/without_exception",
            language="en",
            pattern=r"\b(?:every last(?= (?-i:[a-z]))|not one single|(?:never )?in living memory)\b",
            triggers="last single memory",
            effect=LARGER,
        ),
        pattern_rule(
            "exaggeration/without_exception",
            language="fr",
            pattern=r"\bde mémoire d[’']homme\b",
            triggers="mémoire",
            effect=LARGER,
        ),
        pattern_rule(
            "exaggeration/mere",
            language="en",
            pattern=r"(?<=\ba )mere(?= (?:\d|few|couple|handful|dozen|hundred|thousand|million|one|two|three|"
            r"four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))",
            triggers="mere",
            effect=SMALLER,
        ),
        pattern_rule(
            "exaggeration/superlative",
            language="fr",
            pattern=r"\b(?:l[ea]s? )?(?:plus (?:grande?s?|[\w-]+)|pires?|meilleure?s?) [^,.;:!?()«»\"]{0,40}?"
            r"\b(?:de (?:toute )?l[’']histoire|de tous les temps|du siècle|jamais (?:vue?s?|connue?s?))\b",
            triggers="histoire temps siècle jamais",
            effect=LARGER,
        ),
    ),
)
