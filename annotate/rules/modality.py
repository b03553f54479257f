"""When words of modality tell an event: not the month of May, not ability, not habit, not a question."""

import re

from annotate.rules.clause import Opening
from annotate.rules.hedges import month, past_ability, strength

_STATES = """
be have relate seem appear remain mean need want like know think believe understand contain include depend
see hear feel smell taste remember afford tell say ask help wonder imagine
être avoir sembler paraître rester vouloir savoir penser croire comprendre contenir dépendre voir entendre
dire demander aider imaginer consider find considérer trouver
"""
#: lemmas of verbs with which nothing happens: "may be useful", "could mean", "might know"
STATES = frozenset(_STATES.split())


#: what one may do by rule ("may apply by June") and what something is able to do ("could seat forty")
_MAY = "apply appeal board bring carry choose elect enter file fish go keep pay read register return stay"
_CAN = "accommodate carry change do fit hold replace seat speak swim walk withstand work"
_PLAIN = {"may": frozenset([*_MAY.split(), "use", "vote"]), "could": frozenset([*_CAN.split(), "use"])}


def event(opening: Opening) -> bool:
    """Whether something happens: a verb of event, or a progressive; without a parse, always."""
    verb = opening.verb
    if verb is None:
        return not opening.doc.has_annotation("TAG")
    return verb.tag_ == "VBG" or verb.lemma_.lower() not in STATES


def possible(opening: Opening) -> bool:
    """Whether a modal tells an event as possible: no month, no might of arms, no ability, no question."""
    before, modal, after = opening.before, opening.match[0], opening.after
    if _READER.search(before) is not None or after[:1] in (",", ".", ";"):
        return False
    if modal == "May" or (modal.lower() == "may" and month(before, modal, after)):
        return False  # before its subject it is a wish, elsewhere a month or somebody's name
    if _CONCEDED.match(after) is not None or _OPEN.search(before) is not None:
        return False
    if modal.lower() == "might" and strength(before):
        return False
    if modal.lower() == "could" and past_ability(before, after):
        return False
    doing = opening.verb.lemma_.lower() if opening.verb is not None else ""
    if doing in _PLAIN.get(modal.lower(), ()):
        return False
    return not _asked(opening) and event(opening)


def hypothetical(opening: Opening) -> bool:
    """Whether "would" tells what a supposed event leads to: after "if", or said of "this" or "such a"."""
    if _UNREAL.search(opening.sentence) is not None or _OPEN.search(opening.before) is not None:
        return False
    if _SUPPOSED.search(opening.sentence) is None and _THIS.search(opening.before) is None:
        return False
    lemma = opening.verb.lemma_.lower() if opening.verb is not None else ""
    of_it = lemma in _RULES and opening.before.lower().endswith("it ")
    provided = of_it or _PROVIDES.search(opening.before) is not None  # what a bill says is no forecast
    return (
        not provided
        and not _is_question(opening.sentence)
        and _WISH.match(opening.after) is None
        and event(opening)
    )


def at_hand(opening: Opening) -> bool:
    """Whether something is told as likely: an event, and not what somebody says to be prepared to do."""
    own = "prepared" in opening.match[0].lower() and _SAYS.search(opening.before) is not None
    return not own and event(opening)


def supposed(opening: Opening) -> bool:
    """Whether "if" opens a condition with its consequence, not a question or a courtesy."""
    if _WONDERING.search(opening.before) is not None or _is_question(opening.sentence):
        return False
    if _CHOOSE.match(opening.match[0]) is not None or _ASIDE_ASKED.search(opening.before) is not None:
        return False
    return _UNREAL.search(opening.match[0]) is None  # "if he had stayed, they would": it did not happen


def hearsay(opening: Opening) -> bool:
    """Whether a French conditional tells an event: neither a wish nor a question."""
    return not opening.after.startswith(("-i", "-e", "-o", "-t")) and (
        _FRENCH_WISH.search(opening.before) is None
    )


def risks(opening: Opening) -> bool:
    """Whether "risque" is the verb: no article or preposition before it."""
    return _FRENCH_ARTICLE.search(opening.before) is None


def _asked(opening: Opening) -> bool:
    """Whether the modal stands before its subject: "Could you …", "What might they …"."""
    return _is_question(opening.sentence) and _SUBJECT.match(opening.after) is not None


def _is_question(sentence: str) -> bool:
    return sentence.rstrip(" ”\"'»").endswith("?")


#: "may have failed, but": granted for the sake of what follows
_CONCEDED = re.compile(
    r" (?:well |indeed |not )?(?:have|be|look|seem|sound|lack)\b[^.;:!?]{2,80}?,? (?:but|yet)\b",
    re.IGNORECASE,
)
#: what follows is an aim, a condition or a question: "so that talks may", "if doubts might", "how they could"
_OPEN = re.compile(
    r"\b(?:so that|in order that|how) (?:\w+ ){1,6}$|\b(?:if|whether) (?:[\w’'-]+ ){1,3}$", re.IGNORECASE
)
_CHOOSE = re.compile(
    r"^(?:if|unless) (?:they|he|she|we|it) (?:so )?(?:choose|wish|want|like|please)s?\b", re.IGNORECASE
)
_ASIDE_ASKED = re.compile(r"\b(?:asked|wondered)\b[^.;:!?]{0,30}$", re.IGNORECASE)
_PROVISIONS = """
allow ban bar cap create cut eliminate establish expand extend give grant limit prohibit provide raise repeal
require set
"""
_RULES = frozenset(_PROVISIONS.split())
#: whose "would" is a provision: "the bill would ban"
_PROVIDES = re.compile(r"\b(?:bill|amendment|act|legislation|ordinance|statute) (?:also )?$", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:sa(?:id|ys|ying)|told|added|insist\w*|I|we)\b")
_UNREAL = re.compile(
    r"\b(?:had (?:\w+ly |not |never )?\w+(?:ed|en|ne|id|ld|pt|nt)\b|were (?!to\b)|wasn[’']t|weren[’']t)",
    re.IGNORECASE,
)
_READER = re.compile(r"\byou (?:\w+ly )?$", re.IGNORECASE)
_SUBJECT = re.compile(r" (?:you|we|i|he|she|it|they|this|that|these|those|the|an?|[A-Z]\w+)\b")
_THIS = re.compile(
    r"(?:^|[,;:] |\band |\bbut )(?:this|that|which|it|such an? [\w-]+|(?:this|such|any) [\w-]+(?: [\w-]+)?) "
    r"(?:\w+ly )?$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:if|unless|were to)\b", re.IGNORECASE)
_WISH = re.compile(
    r" (?:like|love|prefer|rather|want|often|always|usually|sometimes|regularly|later|not say)\b"
)
_WONDERING = re.compile(
    r"\b(?:ask\w*|wonder\w*|know\w*|see|sees|saw|check\w*|doubt\w*|sure|decide\w*|determine\w*|unclear|"
    r"matter\w*|as|only|even|what|than|demand\w+|savoir|comme|même)\W+$",
    re.IGNORECASE,
)
_FRENCH_WISH = re.compile(
    r"\b(?:comme il|mieux vaudrait|on dirait|si)(?: \w+){0,2} $|\bce qui $", re.IGNORECASE
)
_FRENCH_ARTICLE = re.compile(
    r"\b(?:le|la|les|un|une|des|du|de|ce|cette|ces|son|sa|leur|leurs|au|aux|sans|tout|aucun|haut|grand|"
    r"principal)\W$|\b[ld][’']$",
    re.IGNORECASE,
)
