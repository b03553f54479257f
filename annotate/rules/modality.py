"""When words of modality tell an event: not the month of May, not ability, not habit, not a question."""

import re

from annotate.rules.clause import Opening
from annotate.rules.hedges import LONG_AGO, month, past_ability, strength
from annotate.rules.unreal import (
    contrary_to_fact,
    free_to,
    granted,
    left_open,
    never_was,
    own_will,
    prepared_for,
)

_STATES = """
be have relate seem appear remain mean need want like know think believe understand contain include depend
see hear feel smell taste remember afford tell say ask help wonder imagine
être avoir sembler paraître rester vouloir savoir penser croire comprendre contenir dépendre voir entendre
dire demander aider imaginer consider find considérer trouver involve require reflect represent constitute
deserve expect argue object suggest note term
describe regard
"""
#: lemmas of verbs with which nothing happens: "may be useful", "could mean", "might know"
STATES = frozenset(_STATES.split())


#: what one may do by rule ("may apply by June") and what something is able to do ("could seat forty")
_MAY = "apply appeal board bring carry choose elect enter file fish go keep pay read register return stay"
_CAN = """
accommodate appeal carry change do file fit hold learn petition proceed read replace seat speak spend swim
walk withstand work
"""
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
    if _IF.search(before) is not None and never_was(before):
        return False
    if left_open(before) or granted(before, modal, after, opening.following) or free_to(before, modal, after):
        return False
    if modal.lower() == "might" and (strength(before) or after.startswith((" have ", "’ve", "'ve"))):
        return False  # "might have tried" did not
    if modal.lower() == "could" and past_ability(before, after):
        return False
    return not (_doing(opening) in _PLAIN.get(modal.lower(), ()) or _asked(opening)) and event(opening)


def hypothetical(opening: Opening) -> bool:
    """Whether "would" tells what a supposed event leads to: after "if", or said of "this" or "such a"."""
    sentence, before = opening.sentence, opening.before
    if never_was(sentence) or left_open(before) or own_will(before) or _READER.search(before) is not None:
        return False
    condition = _IF.search(before)
    if condition is None and "were to" not in sentence and _THIS.search(before) is None:
        return False
    if condition is not None and contrary_to_fact(
        sentence[condition.start() : opening.match.end()], opening.after
    ):
        return False
    if _PROVIDES.search(before) is not None:
        return False  # what a bill says is no forecast
    if _doing(opening) in _PROVISIONS and _A_RULE.search(before) is not None:
        return False
    return not _is_question(sentence) and _WISH.match(opening.after) is None and event(opening)


def at_hand(opening: Opening) -> bool:
    """Whether something is told as likely: an event, not what was at hand once or one is prepared to do."""
    phrase, before = opening.match[0].lower(), opening.before
    if left_open(before) or own_will(before) or _ONCE.match(phrase) is not None:
        return False
    if phrase.startswith("w") and LONG_AGO.search(before) is not None:
        return False
    if "more likely" in phrase and "rather than" not in opening.after:
        return False  # one is compared with another
    if "prepared" in phrase and (_doing(opening) in _OFFERS or prepared_for(before)):
        return False
    return event(opening)


def supposed(opening: Opening) -> bool:
    """Whether "if" opens a condition with its consequence, not a question or a courtesy."""
    if _WONDERING.search(opening.before) is not None or _is_question(opening.sentence):
        return False
    if _CHOOSE.match(opening.match[0]) is not None or _ASIDE_ASKED.search(opening.before) is not None:
        return False
    return not contrary_to_fact(opening.match[0], opening.after)


def _doing(opening: Opening) -> str:
    """The lemma of the verb that follows; empty without a parse."""
    return opening.verb.lemma_.lower() if opening.verb is not None else ""


def _asked(opening: Opening) -> bool:
    """Whether the modal stands before its subject: "Could you …", "What might they …"."""
    return _is_question(opening.sentence) and _SUBJECT.match(opening.after) is not None


def _is_question(sentence: str) -> bool:
    return sentence.rstrip(" ”\"'»").endswith("?")


_CHOOSE = re.compile(
    r"^(?:if|unless) (?:they|he|she|we|it) (?:so )?(?:choose|wish|want|like|please)s?\b", re.IGNORECASE
)
_ASIDE_ASKED = re.compile(r"\b(?:asked|wondered)\b[^.;:!?]{0,30}$", re.IGNORECASE)
#: what one is prepared to do is an offer, no scenario
_OFFER = (
    "accept agree compromise consider discuss help listen meet negotiate offer pay provide support talk work"
)
_OFFERS = frozenset(_OFFER.split())
_PROVISION = """
allow ban bar boost cap create cut eliminate enable establish expand extend give grant limit prohibit provide
raise repeal require set
"""
_PROVISIONS = frozenset(_PROVISION.split())
#: whose "would" is a provision: "the bill would ban"
_PROVIDES = re.compile(r"\b(?:bill|amendment|act|legislation|ordinance|statute) (?:also )?$", re.IGNORECASE)
_ONCE = re.compile(r"(?:was|were) (?:\w+ )?about to", re.IGNORECASE)
_RULE = "bill|law|measure|mechanism|rule|proposal|plan|amendment|policy|agreement|provision"
_A_RULE = re.compile(rf"\b(?:it|(?:{_RULE})(?: which)?|(?<!, )that) $", re.IGNORECASE)
_READER = re.compile(r"\byou (?:\w+ly )?$", re.IGNORECASE)
_SUBJECT = re.compile(r" (?:you|we|i|he|she|it|they|this|that|these|those|the|an?|[A-Z]\w+)\b")
_THIS = re.compile(
    r"(?:^|[,;:] |\band |\bbut )(?:this|that|which|it|such an? [\w-]+|(?:this|such|any) [\w-]+(?: [\w-]+)?) "
    r"(?:\w+ly )?$",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless) (?!anything\b|not\b|only\b)", re.IGNORECASE)
_WISH = re.compile(
    r" (?:only|like|love|prefer|rather|want|often|always|usually|sometimes|regularly|later|not say)\b"
)
_WONDERING = re.compile(
    r"\b(?:ask\w*|wonder\w*|know\w*|see|sees|saw|check\w*|doubt\w*|sure|decide\w*|determine\w*|unclear|"
    r"matter\w*|as|only|even|what|than|demand\w+|savoir|comme|même)\W+$",
    re.IGNORECASE,
)
