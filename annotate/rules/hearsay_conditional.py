"""The French conditional of hearsay: « le général aurait vendu deux navires ».

The same form says what would have happened under a condition, what one ought to have done, and what somebody
promised. So nothing counts that stands near a condition, a negation, « pu » or « dû », or a named source.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.rules.pattern import pattern_rule
from annotate.rules.rule import Rule
from annotate.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEAR = 6  # tokens within which the participle follows


def hearsay_conditional(rule_id: str, effect: str) -> Rule:
    """The rule for the auxiliary of a conditional that passes on what nobody is named to say."""
    rule = pattern_rule(
        rule_id,
        language="fr",
        pattern=r"(?<!\w)(?:aurai(?:t|ent)|serai(?:t|ent))(?=\s)",
        triggers="aurait auraient serait seraient",
        effect=effect,
        reach=lambda reading, number, match: match.end() if _passed_on(reading, number, match) else None,
    )
    return replace(rule, needs="parse")


def _passed_on(reading: Reading, number: int, match: re.Match[str]) -> bool:
    """Whether the conditional at `match`, in sentence `number`, is in the outlet's voice and of hearsay."""
    begin, end = reading.sentences[number]
    sentence, before = match.string, match.string[: match.start()]
    earlier = reading.text[slice(*reading.sentences[number - 1])] if number else ""
    if _CONDITION.search(sentence) or _SUPPOSED.search(earlier) or sentence.rstrip(' »”"').endswith("?"):
        return False
    if _ELSEWHERE.search(before + match.string[match.end() :]) or _PERFECT.search(earlier):
        return False
    if (
        _IT.search(before)
        or _NEGATION.search(before[-_REACH:])
        or _FORETOLD.search(before)
        or _THEN.match(sentence, match.end())
    ):
        return False
    if reading.voice(begin + match.start(), begin + match.end()) != "outlet":
        return False
    since = reading.sentences[number - 1][0] if number else begin
    told = any(
        since <= each.start < end and each.rung in ("named", "role", "anonymous", "vague")
        for each in reading.attributions
    )
    return not told and _happened(reading.doc(number), match)


def _happened(doc: "Doc", match: re.Match[str]) -> bool:
    """Whether the auxiliary has a participle that tells an event: « aurait vendu », « se serait enfui »."""
    first = bisect_left(range(len(doc)), match.start(), key=lambda i: doc[i].idx)
    being = match[0].lower().startswith("s")
    for token in doc[first + 1 : first + 1 + _NEAR]:
        if token.lower_ == "été":
            being = False  # « aurait été vendu »: the participle comes yet
        elif being and token.lower_ in _DEAD:
            return True
        elif token.pos_ in ("VERB", "AUX") and "Part" in token.morph.get("VerbForm", []):
            reflexive = first > 0 and doc[first - 1].lower_ in ("se", "s’", "s'")
            return token.lemma_.lower() not in _MIGHT_HAVE and (
                not being or reflexive or token.lemma_.lower() in _WITH_ETRE
            )
        elif token.pos_ != "ADV" or token.lower_ in _UNREAL:
            return False
    return False


_REACH = 60  # characters before the verb within which a negation stands
#: verbs of what might have been: « aurait dû », « aurait permis »
_MIGHT = """
pouvoir devoir falloir vouloir aimer souhaiter préférer suffire mériter valoir être permettre coûter
ressembler faciliter éviter sauver paraître sembler
"""
_MIGHT_HAVE = frozenset(_MIGHT.split())
_WITH = """
mourir partir venir aller naître devenir arriver entrer sortir tomber rester survenir décéder intervenir
parvenir revenir rentrer retourner
"""
_WITH_ETRE = frozenset(_WITH.split())
_DEAD = frozenset(("mort", "morte", "morts", "mortes"))  # an adjective to the parser
_UNREAL = frozenset(("plutôt", "volontiers", "alors", "mieux", "peut-être", "certainement", "évidemment"))
_CONDITION = re.compile(
    r"(?<![\w’'])(?:si|s[’'](?=ils?\b)|sinon|sans|faute de|en cas|à (?:sa|leur|votre|ta|ma) place|autrement|"
    r"même|sauf|quand|lorsqu\w*|dès|une fois|tant que|après que|avant que|jusqu\w*|au cas où|quiconque|trop|"
    r"imagin\w+|normalement|auparavant|dans ce cas|à défaut|au lieu|plutôt|dans un autre)\b",
    re.IGNORECASE,
)
#: another conditional beside it: both hang on the same supposition
_ELSEWHERE = re.compile(r"\b\w+rai(?:t|ent)\b(?<!\bvrait)", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:aurai|serai)(?:t|ent)\b", re.IGNORECASE)
_IT = re.compile(
    r"\b(?:cela|ça|ce qui|(?:cet?|cette|ces|(?:de )?tels?|(?:de )?telles?) [\w’'-]+|l[’']on|on)\s$|^alors\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"(?<![\w’'])(?:si|s[’'](?=ils?\b))\b[^.;:!?]*\b\w+(?:ait|aient)\b", re.IGNORECASE)
_NEGATION = re.compile(r"\bn[e’']|\b(?:aucune?|rien|personne|nul|jamais)\b", re.IGNORECASE)
_THEN = re.compile(r"\s+alors\b", re.IGNORECASE)
_FORETOLD = re.compile(
    r"\b(?:promis|annonc\w+|assur\w+|prédi\w+|espér\w+|croya\w+|pensa\w+|sava\w+|attend\w+|prévoy\w+|craign\w+|"
    r"prévu|jur\w+|garanti\w*|engag\w+|affirm\w+|déclar\w+|dit|écri\w+|indiqu\w+|expliqu\w+|souten\w+|"
    r"rapport\w+|précis\w+|ajout\w+|révél\w+)\b[^.;:!?]*\bqu[ei’']",
    re.IGNORECASE,
)
