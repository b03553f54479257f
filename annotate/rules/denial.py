"""Words that their sentence does not put on anybody: denied, asked about, or only supposed.

"The islanders are not traitors", "hardly a dictator", "no evidence that they are terrorists", "falsely called
thugs", "Is he a tyrant?", "if they are traitors". A denial must reach the word: what hangs on "the" or on a
preposition is taken for granted by it ("did not help the traitors"), and "not only" denies nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_REACH = 160  # characters before the word; no denial reaches farther
_END = " ”\"'»\u00a0\u202f"  # what may stand after a question mark


@dataclass(frozen=True, kw_only=True)
class _Denials:
    """One language: patterns over what stands before a word, each with the denying words as group ``how``.

    `hint` is in all that they find, so that most words need no other look. `asked` is what a question begins
    with, up to the word that it asks about.
    """

    hint: re.Pattern[str]
    denied: tuple[re.Pattern[str], ...]
    asked: re.Pattern[str]


def denial(reading: Reading, number: int, hit: Hit) -> str:
    """The words by which sentence `number` denies `hit` or leaves it open; empty where it asserts it."""
    known = _LANGUAGES.get(reading.article.language)
    if known is None:
        return ""
    sentence = reading.text[slice(*reading.sentences[number])]
    before = sentence[max(0, hit.start - _REACH) : hit.start].replace("\u00a0", " ").replace("\n", " ")
    if known.hint.search(before):
        for pattern in known.denied:
            match = pattern.search(before)
            if match is not None:
                return match["how"].strip()
    question = sentence.rstrip(_END).endswith("?") and _ASKED_ENDS.match(sentence, hit.end)
    return "?" if question and known.asked.search(before) else ""


#: what may follow the word that a question asks about: "Is he a tyrant?", "a tyrant or a fool?"
_ASKED_ENDS = re.compile(r"[”\"’'»\s]*\?|,| (?:or|and|in|like|who|ou|et|comme)\b")


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(f"(?:{pattern})$", re.IGNORECASE) for pattern in patterns)


#: a word that a denial may pass on its way: no article of what is known, no preposition, no pronoun
_STEP = (
    r"(?:(?!(?:only|just|merely|simply|solely|because|the|this|that|these|those|his|her|its|their|our|my|your|"
    r"he|she|it|they|we|you|who|which|what|but|by|of|to|with|from|for|in|on|at|about|against|under|after|"
    r"before|when|while|and|if|as|than|more|less|worse|so|too|enough|unlike|longer|doubt)\b|[\w-]+[’']s?\b)"
    r"[\w-]+,? )"
)
_BE = r"(?:is|are|was|were|am|be|been|being|become|becoming|[’'](?:re|s|m))"
_NOT = r"(?:not|never|hardly|scarcely|barely|in no way|by no means|anything but|far from)"
_CALL = (
    r"(?:call|label|brand|describ|portray|accus|denounc|depict|paint|present|styl|term)(?:e?s|ed|ing|led|e)?"
)
_CALLED = rf"{_CALL} (?:[\w’'-]+ ){{0,4}}?(?:(?:as|of|of being|to be) )?(?:an? )?{_STEP}?"
_FALSELY = r"(?:falsely|wrongly|wrongfully|unfairly|unjustly|mistakenly|baselessly|incorrectly)"
_UNTRUE = (
    r"(?:(?:no|little|scant|without) (?:evidence|proof|sign|indication|suggestion)"
    r"|nothing to (?:show|suggest)|(?:not|n[’']t) (?:true|the case)|untrue|false|"
    r"a (?:lie|myth|falsehood|slander|smear)|"
    r"den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|"
    r"doubt(?:s|ed|ing)?|(?:not|n[’']t|never) (?:say|said|claim|mean|think|believe|show|prove)\w*)"
)
_ENGLISH = _Denials(
    hint=re.compile(
        r"n[’']t\b|\b(?:no|not|never|nor|neither|hardly|scarcely|barely|anything but|far from|without|if|"
        r"unless|whether|nothing|refus|declin|\w+ly call|den[yi]|disput|reject|refut|doubt|untrue|false|"
        r"a lie|a myth|a s|wrong|un?justly|unfairly|mistakenly|baselessly|incorrectly)",
        re.IGNORECASE,
    ),
    denied=_patterns(
        rf"\b{_BE}(?P<how>n[’']t| {_NOT}) (?:being )?{_STEP}{{0,4}}",
        rf"(?P<how>n[’']t|\b{_NOT}) (?:(?!only )\w+ly )?(?:be|been|become|seem|look like) {_STEP}{{0,3}}",
        r"(?P<how>n[’']t|\b(?:not|never|hardly|scarcely|refus\w+ to|declin\w+ to|without)) "
        r"(?:(?!only )\w+ly |ever )?",
        rf"(?P<how>n[’']t|\b(?:not|never|refus\w+ to|declin\w+ to|without)) {_CALLED}",
        rf"(?:^|[,;:—–(] ?|\b(?:and|but) )(?P<how>not|hardly|neither) {_STEP}{{0,3}}",
        rf"\b(?:{_BE}|there(?:[’']s)?|saw|found) (?P<how>no|neither|hardly|scarcely) {_STEP}{{0,2}}",
        rf"(?:\bneither|\bnot|n[’']t) (?:[\w-]+ ){{1,4}}(?P<how>n?or) {_STEP}{{0,2}}",
        rf"\b(?P<how>without being) {_STEP}{{0,2}}",
        rf"\b(?P<how>{_FALSELY}) {_CALLED}",
        rf"\b(?P<how>{_UNTRUE})\b[^.;:!?]{{0,80}}? {_BE} {_STEP}{{0,2}}",
        rf"\b(?P<how>(?:no|little|scant) (?:evidence|proof|sign)) of (?:an? |any )?{_STEP}?",
        rf"\b(?P<how>{_UNTRUE}) the (?:label|word|term|charge|epithet)s? (?:of |of being )?[“\"‘']?"
        rf"{_STEP}{{0,2}}",
        rf"\b(?P<how>if|unless|whether)\b[^.;:!?,]{{0,60}}? {_BE} {_STEP}{{0,2}}",
    ),
    asked=re.compile(
        r"(?:^|[“\"‘,;:—] ?|\b(?:and|but|so) )(?:is|are|was|were|am) [^.;:!?]{1,60}"
        r"(?<!\bthe )(?<!\bthis )(?<!\bthat )(?<!\bthese )(?<!\bthose )(?<!\bhis )(?<!\bher )(?<!\btheir )"
        r"(?<!\bour )(?<!\bof )(?<!\bby )(?<!\bwith )(?<!\bto )(?<!\bfrom )(?<!\bfor )(?<!\bagainst )$",
        re.IGNORECASE,
    ),
)

#: what may stand between a French denial and the word
_WAY = (
    r"(?:(?:plus|du tout|vraiment|forcément|pour autant|tous|toutes|encore) )*"
    r"(?:(?:d[’']|de |des |une? )(?:(?!seule?s? )[\w-]+ )?|(?:[a-zà-ÿ]+ment )?)"
)
_ETRE = r"(?:est|sont|était|étaient|soit|soient|être|fut|furent|fût|sera|seront|serait|seraient|devenir|suis)"
_NAMED = r"(?:qualifi|trait|accus|présent|dépeint|décri|appel|désign|dénonc|assimil)[a-zà-ÿ]*"
_WRONGLY = r"(?:à tort|faussement|injustement|abusivement|mensongèrement)"
_FAUX = (
    r"(?:aucune? (?:preuve|indice|signe)|pas de preuve|(?:rien|nul|personne) ne (?:prouve|montre|indique)|"
    r"(?:est|serait) faux|nie|nient|nier|niait|niaient|nié|dément\w*|conteste\w*|réfut\w+|récus\w+|"
    r"rejett?\w+|doute\w*)"
)
_FRENCH = _Denials(
    hint=re.compile(
        r"\bn[e’']|\b(?:pas|non|ni|rien|sans|loin|tout sauf|tort|\w+ment|aucun|faux|nié|niai|dément|contest|"
        r"réfut|récus|rejet|dout|si|s[’']il)",
        re.IGNORECASE,
    ),
    denied=_patterns(
        rf"\bn(?:e |[’'])[^.;:!?,]{{1,40}}?\b"
        rf"(?P<how>pas|point|jamais|guère|aucunement|nullement|en rien) {_WAY}",
        rf"(?:^|, |\bet |\bmais )(?P<how>pas|non) {_WAY}",
        r"\bn(?:e |[’'])[^.;:!?]{1,60}?\b(?P<how>aucune?|ni) (?:d[e’'] ?|des |une? )?(?:[\w-]+ )?",
        r"\b(?P<how>rien) d(?:e |[’'])(?:une? )?(?:[\w-]+ )?",
        rf"\b(?P<how>sans être|sans devenir|loin d[’']être|tout sauf) {_WAY}",
        rf"\b{_NAMED} (?:[\w’'-]+ ){{0,4}}?(?P<how>{_WRONGLY}) (?:comme |d[’']être |d(?:e |[’']))?{_WAY}",
        rf"\b(?P<how>{_WRONGLY}) {_NAMED} (?:comme |d[’']être |d(?:e |[’'])){_WAY}",
        rf"\b(?P<how>{_FAUX})\b[^.;:!?]{{0,80}}?\b{_ETRE} {_WAY}",
        rf"\b(?P<how>{_FAUX}) (?:le (?:terme|mot|qualificatif)|l[’'](?:étiquette|accusation)) "
        rf"d(?:e |[’'])[«“\"]? ?(?:être )?{_WAY}",
        rf"(?<![\w’'])(?P<how>si |s[’'](?=ils? ))[^.;:!?,]{{0,60}}?\b{_ETRE} {_WAY}",
    ),
    asked=re.compile(
        rf"\b(?:{_ETRE}-(?:ils?|elles?|ce|on)|est-ce qu[e’'] ?[^.;:!?]{{1,50}}? {_ETRE}) {_WAY}$",
        re.IGNORECASE,
    ),
)
_LANGUAGES: Mapping[str, _Denials] = {"en": _ENGLISH, "fr": _FRENCH}
