"""How English takes a word back: "hardly a dictator", "a myth that they are", "rather than traitors"."""

import re

from annotate.rules.denials import Denials, patterns

#: a word that a denial may pass on its way: no article of what is known, no preposition, no pronoun
_STEP = (
    r"(?:(?!(?:only|just|merely|simply|solely|because|the|this|that|these|those|his|her|its|their|our|my|your|"
    r"he|she|it|they|we|you|who|which|what|but|by|of|to|with|from|for|in|on|at|about|against|under|after|"
    r"before|when|while|and|if|as|than|more|less|worse|so|too|enough|unlike|longer|doubt)\b|[\w-]+[’']s?\b)"
    r"[\w-]+,? )"
)
_BE = r"(?:is|are|was|were|am|be|been|being|become|becoming|[’'](?:re|s|m))"
_NOT = r"(?:not|never|hardly|scarcely|barely|in no way|by no means|anything but|far from)"
_OBJECT = r"(?:(?!but\b)[\w’'-]+ )"
#: "call the islanders traitors", and what needs an "as" or "of": "accuse them of being traitors"
_CALLED = (
    rf"(?:(?:call|label|brand|styl|term)(?:e?s|l?ed|l?ing|e)? {_OBJECT}{{0,4}}?"
    r"(?<!\bthe )(?<!\bthese )(?<!\bthose )(?<!\btheir )(?:(?:as|to be) )?|"
    r"(?:accus|deem|consider|depict|denounc|describ|paint|portray|present|recogni[sz]|refer|regard|see|saw|think|"
    rf"thought|treat|view)(?:e?s|ed|ing|e|n)? {_OBJECT}{{0,6}}?(?:as|of|of being|to be) )(?:an? )?{_STEP}?"
)
_FALSELY = r"(?:falsely|wrongly|wrongfully|unfairly|unjustly|mistakenly|baselessly|incorrectly)"
_ONCE = r"(?<!\bno )(?<!\bnot )(?<!n[’']t )(?<!\bnever )(?<!\bwithout )(?<!\blittle )(?<!\bcannot )"
_UNTRUE = (
    r"(?:(?:no|little|scant|without) (?:evidence|proof|sign|indication|suggestion)"
    r"|nothing (?:(?:to|can|could) )?(?:show|suggest|prove|indicate)(?:s|d|ed)?|"
    r"(?:not|n[’']t) (?:true|the case)|untrue|false|"
    r"a (?:lie|myth|falsehood|slander|smear)|"
    rf"{_ONCE}(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|"
    r"doubt(?:s|ed|ing)?)|"
    r"(?:(?:not|n[’']t|never)|"
    r"(?:nobody|no one|none|no [\w-]+)\b(?: (?:in|of|on|from|at)(?: [\w’'-]+){1,3}?)?)"
    r"(?: (?:has|have|had|would|could|can))? (?:say|said|claim|mean|think|thought|believe|show|prove)\w*)"
)
_WRONG = (
    r"(?:wrong|unfair|unjust|absurd|ridiculous|preposterous|false|untrue|nonsense|"
    r"a (?:lie|myth|mistake|slander))"
)
_CLAIM = (
    r"(?:accusation|allegation|assertion|belief|charge|claim|idea|notion|rumou?r|smear|suggestion|suspicion)"
)
_SAY = r"(?:argue|believe|claim|imagine|pretend|say|suggest|suppose|think)"
_HE = r"(?:i|he|she|it|we|you|they|(?:the |his |her |their )?(?!as\b|so\b|more\b)[\w’'-]+(?: [\w’'-]+)?)"
_ON = r"(?:(?!, (?:and|but|yet|so|while|which) )[^.;:!?]){0,80}?"  # not into the next main clause
ENGLISH = Denials(
    hint=re.compile(
        r"n[’']t\b|\b(?:no|not|cannot|never|nor|nobody|none|neither|hardly|scarcely|barely|anything but|"
        r"far from|rather than|instead of|acquitted|cleared|absolved|claims?|idea|notion|suggestion|charge|"
        r"allegation|accusation|belief|without|if|unless|unfair|absurd|a mistake|"
        r"whether|nothing|little|scant|"
        r"let alone|less|short of|only|supposing|assuming|refus|declin|\w+ly call|den[yi]|"
        r"disput|reject|refut|doubt|untrue|false|"
        r"a lie|a myth|a s|wrong|ridiculous|preposterous|nonsense|"
        r"un?justly|unfairly|mistakenly|baselessly|incorrectly)",
        re.IGNORECASE,
    ),
    denied=patterns(
        rf"\b{_BE}(?P<how>n[’']t| {_NOT}) (?:being )?{_STEP}{{0,4}}",
        rf"\b{_BE}(?P<how>n[’']t| {_NOT}), [^,.;:!?]{{1,40}}, {_STEP}{{0,2}}",
        r"\b(?P<how>far from being|rather than|instead of|let alone|much less|still less) " + _STEP + "{0,2}",
        rf"\b(?P<how>acquitted|cleared|absolved)(?: [\w’'-]+){{0,3}}? of (?:being )?{_STEP}{{0,2}}",
        rf"\b(?P<how>short) of {_CALLED}",
        rf"\b(?P<how>only) (?:an? )?(?:[\w-]+ )?[\w-]+ (?:would|could) {_CALLED}",
        rf"\b(?P<how>nobody|no one|none(?: of \w+)?) (?:(?:would|could|can|will|should|ever) )*{_CALLED}",
        rf"\b(?P<how>{_WRONG}) to {_CALLED}",
        rf"\b(?P<how>{_WRONG}) to {_SAY}\b{_ON} {_BE} {_STEP}{{0,2}}",
        rf"\b(?P<how>nothing) (?:(?:about|in|of) [^.;:!?,]{{1,40}} {_BE} )?{_STEP}{{0,1}}",
        rf"(?P<how>n[’']t|\b{_NOT}) (?:(?!only )\w+ly )?(?:be|been|become|seem|look like) {_STEP}{{0,3}}",
        r"(?P<how>n[’']t|\b(?:not|never|hardly|scarcely|refus\w+ to|declin\w+ to|without)) "
        r"(?:(?!(?:on|mere|simp|sole|pure)ly )\w+ly |ever )?",
        rf"(?P<how>n[’']t|\b(?:not|cannot|never|refus\w+ to|declin\w+ to|without)) (?:be )?{_CALLED}",
        rf"(?P<how>n[’']t|\b(?:not|never)) (?:dare|deserve|intend|mean|wish|want)\w* to (?:be )?{_CALLED}",
        rf"\b(?P<how>never) (?:(?:has|have|had) )?{_BE} {_STEP}{{0,2}}",
        rf"\b(?P<how>nor|never|at no point|in no (?:sense|way)) {_BE} {_HE} {_STEP}{{0,2}}",
        rf"(?:^|[,;:—–(] ?|\b(?:and|but) )(?P<how>not|hardly|neither) {_STEP}{{0,3}}",
        rf"\b(?:{_BE}|there(?:[’']s)?|saw|found) (?P<how>no|neither|hardly|scarcely) {_STEP}{{0,2}}",
        rf"(?:\bneither|\bnot|n[’']t) (?:[\w-]+ ){{1,4}}(?P<how>n?or) {_STEP}{{0,2}}",
        rf"\b(?P<how>without being) {_STEP}{{0,2}}",
        rf"\b(?P<how>{_FALSELY}) {_CALLED}",
        rf"(?:\b|(?=n[’']t))(?P<how>{_UNTRUE})\b{_ON} {_BE} {_STEP}{{0,2}}",
        rf"\b(?P<how>(?:no|little|scant) (?:evidence|proof|sign)) of (?:an? |any )?{_STEP}?",
        rf"\b(?P<how>{_UNTRUE}) the (?:label|word|term|charge|epithet)s? (?:of |of being )?[“\"‘']?"
        rf"{_STEP}{{0,2}}",
        rf"\b(?P<how>if|unless|whether|supposing|assuming)\b[^.;:!?,]{{0,60}}? {_BE} {_STEP}{{0,2}}",
    ),
    asked=re.compile(
        r"(?:^|[“\"‘,;:—] ?|\b(?:and|but|so) )(?:(?:is|are|was|were|am) [^.;:!?]{1,60}|"
        rf"(?:could|can|would|might|may|should|will) [^.;:!?]{{1,50}} (?:be|become) {_STEP}{{0,2}}|"
        rf"(?:could|can|may|should|must) [^.;:!?]{{1,30}} {_CALLED}|"
        rf"(?:(?:do|does|did) [^.;:!?]{{1,40}} (?:think|believe|say|claim)|who (?:says|said|claims))\b"
        rf"[^.;:!?]{{1,40}} {_BE} {_STEP}{{0,2}})"
        r"(?<!\bthe )(?<!\bthis )(?<!\bthat )(?<!\bthese )(?<!\bthose )(?<!\bhis )(?<!\bher )(?<!\btheir )"
        r"(?<!\bour )(?<!\bof )(?<!\bby )(?<!\bwith )(?<!\bto )(?<!\bfrom )(?<!\bfor )(?<!\bagainst )$",
        re.IGNORECASE,
    ),
    rhetorical=re.compile(
        r"(?:^|[“\"‘,;:—] ?)(?:is|are|was|were|does|do|did) \w+ not |"
        r"\b(?:no|nobody|none|neither|few)\b (?:[\w-]+ )?(?:doubt|den[yi]|disput|refut)",
        re.IGNORECASE,
    ),
    around=(
        (
            re.compile(
                rf"(?:\b{_CLAIM}s? that [^.;:!?]{{1,60}} {_BE} |\b{_CLAIM}s? of being |"
                r"(?:^|[,;:—–(“] ?|\b(?:and|but|that) )(?:to (?=\w)|(?=[\w-]+ing ))"
                rf"{_CALLED}){_STEP}{{0,2}}$",
                re.IGNORECASE,
            ),
            re.compile(
                r"[”\"’]?(?:,? (?:and|or) (?:an? )?[\w-]+)? "
                r"(?:(?:is|are|was|were|would be|(?:has|have|had) been|has|have|seem(?:s|ed)?|"
                r"sound(?:s|ed)?|"
                r"prove[sd]?(?: to be)?|turn(?:s|ed) out(?: to be)?) (?:\w+ly )?)?"
                rf"(?P<how>{_WRONG}|not true|never prove[dn]|baseless|groundless|unfounded|debunked|"
                r"dismissed|disprove[dn]|dropped|never been prove[dn]|refuted|rejected|retracted|withdrawn|"
                r"ma(?:kes|de) no sense|ha[sd] no basis)\b"
            ),
        ),
        (
            re.compile(rf"\b(?:those|anyone|whoever|people|critics)(?: who)? {_CALLED}{_STEP}{{0,2}}$", re.I),
            re.compile(r" (?:is|are|was|were) (?P<how>wrong|mistaken|lying)\b"),
        ),
        (
            re.compile(rf"(?:^|[,;—–(] ?|\b(?:and|but) )(?P<how>no) {_STEP}{{0,2}}$", re.IGNORECASE),
            re.compile(r"[”\"’]?(?:[,.;:!)]| [–—-]|$)"),
        ),
    ),
)
