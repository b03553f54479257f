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
#: whose verdict it is: what a clause begins with, and no second clause
_WHO = (
    r"(?:(?!(?:after|although|and|as|because|before|but|for|if|or|since|that|though|unless|until|when|where|"
    r"while|who|which)\b)[\w’'-]+ ){1,5}?"
)
_ON = r"(?:(?!, (?:and|but|yet|so|while|which) )[^.;:!?]){0,80}?"  # not into the next main clause
#: what ends a verdict: "is false", "was rejected by the court", not "is false modesty", "rejected by nobody"
_FULL = (
    r"(?=[”\"’)]?(?:[.,;:!?–—]|$)| (?:and|as|because|but|by (?!(?:few|no|nobody)\b)|in|after|last|long|"
    r"given|on|to (?:him|her|them|us)|when|yesterday)\b)"
)
ENGLISH = Denials(
    hint=re.compile(
        r"n[’']t\b|\b(?:no|not|cannot|never|nor|nobody|none|neither|nothing|hardly|scarcely|barely|"
        r"anything but|far from|rather than|instead of|let alone|less|short of|only|without|little|scant|"
        r"acquitted|cleared|absolved|refus|declin|den[yi]|disput|reject|refut|doubt|a smear|a falsehood|"
        rf"if|unless|whether|supposing|assuming|{_FALSELY}|{_WRONG})",
        re.IGNORECASE,
    ),
    denied=patterns(
        # "they are not traitors", "he is hardly a brutal dictator"
        rf"\b{_BE}(?P<how>n[’']t| {_NOT}) (?:being )?{_STEP}{{0,4}}",
        # "he is not, as the envoy put it, a dictator"
        rf"\b{_BE}(?P<how>n[’']t| {_NOT}), [^,.;:!?]{{1,40}}, {_STEP}{{0,2}}",
        # "far from being tyrants", "fishermen rather than thugs"
        r"\b(?P<how>far from being|rather than|instead of|let alone|much less|still less) " + _STEP + "{0,2}",
        # "they were acquitted of being traitors"
        rf"\b(?P<how>acquitted|cleared|absolved)(?: [\w’'-]+){{0,3}}? of (?:being )?{_STEP}{{0,2}}",
        # "he stopped short of calling them terrorists"
        rf"\b(?P<how>short) of {_CALLED}",
        # "only a fool would call them traitors"
        rf"\b(?P<how>only) (?:an? )?(?:[\w-]+ )?[\w-]+ (?:would|could) {_CALLED}",
        # "nobody could call him a tyrant"
        rf"\b(?P<how>nobody|no one|none(?: of \w+)?) (?:(?:would|could|can|will|should|ever) )*{_CALLED}",
        # "it would be wrong to call them traitors"
        rf"\b(?P<how>{_WRONG}) to {_CALLED}",
        # "it is wrong to suggest that he is a tyrant"
        rf"\b(?P<how>{_WRONG}) to {_SAY} (?:that )?{_WHO}{_BE} {_STEP}{{0,2}}",
        # "nothing about the toll was shameful"
        rf"\b(?P<how>nothing) (?:(?:about|in|of) [^.;:!?,]{{1,40}} {_BE} )?{_STEP}{{0,1}}",
        # "he will never be a tyrant", "it does not look like a massacre"
        rf"(?P<how>n[’']t|\b{_NOT}) (?:(?!only )\w+ly )?(?:be|been|become|seem|look like) {_STEP}{{0,3}}",
        # "she never slammed the report"
        r"(?P<how>n[’']t|\b(?:not|never|hardly|scarcely|refus\w+ to|declin\w+ to|without)) "
        r"(?:(?!(?:on|mere|simp|sole|pure)ly )\w+ly |ever )?",
        # "she refused to call them terrorists", "he cannot be called a despot"
        rf"(?P<how>n[’']t|\b(?:not|cannot|never|refus\w+ to|declin\w+ to|without)) (?:be )?{_CALLED}",
        # "she does not deserve to be called a traitor"
        rf"(?P<how>n[’']t|\b(?:not|never)) (?:dare|deserve|intend|mean|wish|want)\w* to (?:be )?{_CALLED}",
        # "he never was a traitor", not "never was a traitor so loved", "never is kind, brutal to a fault"
        rf"(?<=\w )(?<!\band )(?<!\bbut )(?P<how>never) (?:(?:has|have|had) )?{_BE} {_STEP}{{0,2}}(?<!, )",
        # "nor is he a crook", "at no point was the mayor a tyrant", not "at no point was the tyrant at home"
        rf"\b(?P<how>nor|never|at no point|in no (?:sense|way)) {_BE} (?:(?:he|she|it|we|you|they) (?:an? )?|"
        r"(?:(?:the|his|her|their) [\w’'-]+|(?-i:[A-Z])[\w’'-]+) an? )",
        # "they are heroes of the town, not traitors"
        rf"(?:^|[,;:—–(] ?|\b(?:and|but) )(?P<how>not|hardly|neither) {_STEP}{{0,3}}",
        # "he is no dictator", "there was no massacre"
        rf"\b(?:{_BE}|there(?:[’']s)?|saw|found) (?P<how>no|neither|hardly|scarcely) {_STEP}{{0,2}}",
        # "neither traitors nor fanatics"
        rf"(?:\bneither|\bnot|n[’']t) (?:[\w-]+ ){{1,4}}(?P<how>n?or) {_STEP}{{0,2}}",
        # "he left without being a traitor"
        rf"\b(?P<how>without being) {_STEP}{{0,2}}",
        # "they were falsely called terrorists"
        rf"\b(?P<how>{_FALSELY}) {_CALLED}",
        # "no evidence that they are terrorists", "I don’t think he is a tyrant"
        rf"(?:\b|(?=n[’']t))(?P<how>{_UNTRUE})\b{_ON} {_BE} {_STEP}{{0,2}}",
        # "there is no evidence of a massacre"
        rf"\b(?P<how>(?:no|little|scant) (?:evidence|proof|sign)) of (?:an? |any )?{_STEP}?",
        # "the minister rejected the label of dictator"
        rf"\b(?P<how>{_UNTRUE}) the (?:label|word|term|charge|epithet)s? (?:of |of being )?[“\"‘']?"
        rf"{_STEP}{{0,2}}",
        # "if they are traitors", "whether he is a tyrant"
        rf"\b(?P<how>if|unless|whether|supposing|assuming)\b[^.;:!?,]{{0,60}}? {_BE} {_STEP}{{0,2}}",
    ),
    # "is he a tyrant", "could he be a tyrant", "should we call him a tyrant", "do they think he is a tyrant"
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
    # "is it not shameful", "nobody doubts that he is a tyrant"
    rhetorical=re.compile(
        r"(?:^|[“\"‘,;:—] ?)(?:is|are|was|were|does|do|did) \w+ not |"
        r"\b(?:no|nobody|none|neither|few)\b (?:[\w-]+ )?(?:doubt|den[yi]|disput|refut)",
        re.IGNORECASE,
    ),
    around=(
        (  # "the claim that he is a crook was dropped", "calling him a tyrant would be wrong"
            re.compile(
                rf"(?:\b{_CLAIM}s? that [^.;:!?]{{1,60}} {_BE} |\b{_CLAIM}s? of being |"
                r"(?:^|[,;:—–(“] ?|\b(?:and|but|that) )(?:to (?=\w)|(?=[\w-]+ing ))"
                rf"{_CALLED}){_STEP}{{0,2}}$",
                re.IGNORECASE,
            ),
            re.compile(
                r"[”\"’]?(?:,? (?:and|or) (?:an? )?[\w-]+)? "
                r"(?:(?:(?:is|are|was|were|would be|(?:has|have|had) been|seems?|seemed|sound(?:s|ed)?|"
                r"prove[sd]?(?: to be)?|turn(?:s|ed) out(?: to be)?) (?:(?!hardly|barely|scarcely)\w+ly )?)?"
                rf"(?P<how>{_WRONG}|not true|never prove[dn]|baseless|groundless|unfounded|debunked|"
                r"dismissed|disprove[dn]|dropped|refuted|rejected|retracted|withdrawn|ma(?:kes|de) no sense|"
                rf"ha[sd] no basis)|ha(?:s|ve|d) (?P<yet>never been prove[dn]))\b{_FULL}"
            ),
        ),
        (  # "those who call him a tyrant are wrong", not "are wrong to fear him"
            re.compile(rf"\b(?:those|anyone|whoever|people|critics)(?: who)? {_CALLED}{_STEP}{{0,2}}$", re.I),
            re.compile(r" (?:is|are|was|were) (?P<how>wrong|mistaken|lying)(?=[.,;:!?]|$)"),
        ),
        (  # "no tyrant, the mayor left", not "no tyrant, said Veld, lasts"
            re.compile(r"^(?P<how>No) $"),
            re.compile(r", (?:the|his|her|their|he|she|they) [^,;:!?]*$"),
        ),
        (  # "the mayor, no tyrant, left"
            re.compile(
                r"^(?:(?:The|His|Her|Their|An?)(?: [\w’'-]+){1,4}|[A-Z][\w’'-]+ [A-Z][\w’'-]+), (?P<how>no) $"
            ),
            re.compile(r", (?!no\b|however|said)"),
        ),
        (  # "he is not a liar, a crook, and no traitor", not "it is a town with bread and no tyrant"
            re.compile(
                rf"\b{_BE} (?:not )?an? (?:(?!(?:in|no|of|with)\b)[\w’'-]+,? ){{1,6}}"
                r"(?:and|but) (?P<how>no) $"
            ),
            re.compile(r"[.;:!?]|$"),
        ),
    ),
)
