"""Where words of modality foretell nothing: what is granted, asked, wished, denied or contrary to fact.

"So that talks may go on", "any edge he might have", "may not count for much, but", "if they were serious".
"""

import re


def left_open(before: str) -> bool:
    """Whether `before` makes what follows an aim, a question, a comparison, a wish or what is denied."""
    return _OPEN.search(before) is not None or _NOTHING_THAT.search(before) is not None


def granted(before: str, modal: str, after: str, following: str) -> bool:
    """Whether what may be so is granted for what counts: "may have failed, but", "while it may"."""
    return (
        _CONCEDED.match(after) is not None
        or (after.startswith((" have ", " be ")) and _BUT.match(following) is not None)
        or (modal.lower() != "could" and (_WHILE.search(before) or _MAY_BUT.match(after)) is not None)
    )


def free_to(before: str, modal: str, after: str) -> bool:
    """Whether somebody is told to be free to do it, or not to be, or the law to provide for it."""
    if modal.lower() == "may" and _FORBIDDEN.search(before) is not None:
        return True
    proposed = modal.lower() != "could" and _WE.search(before) is not None
    own = _OF_SELF.search(before) is not None
    return proposed or own or _FREELY.match(after) is not None or _SENTENCED.search(after) is not None


def contrary_to_fact(condition: str, after: str) -> bool:
    """Whether the supposed is known not to be: "if it was based on fair rules, he would be", a reproach too.

    `condition` ends with the modal of its consequence, and `after` is what follows that.
    """
    would = condition.lower().endswith(("would", "could"))
    undone = would and (
        after.startswith(" have ")
        or (_PAST.search(condition) is not None and _STATE.match(after) is not None)
    )
    return (
        undone
        or _PLEDGE.search(condition) is not None
        or _REPROACH.match(condition) is not None
        or never_was(condition)
    )


def never_was(text: str) -> bool:
    """Whether `text` has a verb of what did not happen: "if he had stayed", "if I were"."""
    return _UNREAL.search(text) is not None


def own_will(before: str) -> bool:
    """Whether somebody says so of himself: "she said she would"."""
    return _SAID_OF_SELF.search(before) is not None


def prepared_for(before: str) -> bool:
    """Whether "is prepared to" after these words is said of oneself, of nobody or of a thing."""
    return _PREPARED.search(before) is not None


_CONCEDED = re.compile(
    r" (?:well |indeed |not )?(?:have|be|look|seem|sound|lack)\b[^.;:!?]{2,80}?,? (?:but|yet)\b",
    re.IGNORECASE,
)
_MAY_BUT = re.compile(r"[^.;:!?]{2,160}?, (?:but|yet)\b", re.IGNORECASE)
_WHILE = re.compile(r"\b(?:while|although|though) (?:[\w’'-]+ ){1,5}$|\bmay or $", re.IGNORECASE)
_BUT = re.compile(r"[“\"‘']?(?:but|yet|still|however|nevertheless|nonetheless)\b", re.IGNORECASE)
_FREELY = re.compile(
    r" (?:safely|freely|lawfully|legally|legitimately|rightly|(?:just |equally )?as (?:well|easily)|always|"
    r"or may not|care less|do well)\b",
    re.IGNORECASE,
)
_WE = re.compile(r"\bwe $", re.IGNORECASE)
_OF_SELF = re.compile(r"\bI $|\bsay they $")
_FORBIDDEN = re.compile(r"\b(?:no|neither) (?:[\w-]+ ){1,3}$", re.IGNORECASE)  # "no poultry may be moved"
_SENTENCED = re.compile(
    r"\b(?:up to|maximum) [^.;:!?]{1,40}\b(?:years?|months?|life)\b[^.;:!?]{0,12} (?:prison|jail|bars)"
)
_NOTHING_THAT = re.compile(
    r"\b(?:any|anything|nothing|no \w+)\b[^.;:!?]{0,100}? (?:that|which) $|\b(?:worst|best) (?:\w+ )?that $|"
    r"\bany [\w-]+ (?:that )?(?:it|(?-i:[A-Z])[\w’'-]+) $|"
    r"\b(?:any|every) (?:[\w-]+ ){1,5}?(?:that )?(?:he|she|they|we|you) $|"
    r"\b(?:reject|den[iy]|dismiss|disput|refut)\w* [^.;:!?]{0,40}?\bthat (?:[\w’'-]+ ){1,3}$|"
    r"\bthat (?:no|neither|nobody|nothing) (?:[\w’'-]+ ){0,3}$|\b(?:any|every)(?:one|body) $",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:so that|in order that|how|whatever|wherever) (?:[\w’'.-]+ ){1,6}$|"
    r"\b(?:if|whether) (?:[\w’'-]+ ){1,3}$|"
    r"\b(?:ask|wonder|question)\w* whether\b[^.;:!?]*$|\bso (?:\w+ ){1,4}that (?:\w+ ){1,3}$|"
    r"\bthan (?:\w+ ){1,3}$|\bwish\w* (?:that )?(?:[\w’'-]+ ){1,3}$|"
    r"\b(?:surprised|amazed|astonished|shocked|stunned) that (?:\w+ ){1,5}$",
    re.IGNORECASE,
)
_REPROACH = re.compile(
    r"(?:if|unless) (?:[^.;:!?,]{1,60}? (?:is|are|was|were|be) (?:\w+ly |being |so )?"
    r"(?:serious|sincere|honest|smart|wise|true|right)\b|there(?:[’']s| is| was) (?:any|one\b))",
    re.IGNORECASE,
)
_PLEDGE = re.compile(r", (?:then )?I (?:will|would|[’']ll)$")
_PAST = re.compile(r"\b(?:had|was|did|thought|knew|cared|\w+ed)\b|\bdidn[’']t", re.IGNORECASE)
_STATE = re.compile(
    r" (?:not |still |probably )?(?:be|remain|need|have|want|know|look|seem)\b", re.IGNORECASE
)
_UNREAL = re.compile(
    r"\b(?:had (?:\w+ly |not |never )?\w+(?:ed|en|ne|id|ld|pt|nt)\b|were (?!to\b)|wasn[’']t|weren[’']t)",
    re.IGNORECASE,
)
_SAID_OF_SELF = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told [\w’'-]+(?: [\w’'-]+)?|added|adding|promised|vowed|pledged|insist\w*) "
    r"(?:that )?(?:he|she|they|it|I|we) (?:also )?$"
)
_PREPARED = re.compile(
    r"\b(?:sa(?:id|ys|ying)|told|added|insist\w*|I|we)\b|"
    r"\b(?:no ?(?:one|body)|none|few|not (?:all|every\w*|many)|only|neither|those who|anyone who|people who|"
    r"if|should|must|to|always|how) (?:[\w’'%-]+ ){0,3}$|"
    r"\b(?:report|paper|study|document|statement|brief|memo|draft|list|letter|budget|speech|file|map|meal|dish|"
    r"food|dinner|lunch|soup|drink|medicine|dose|room|bed|grave|ground|site|field|stage|test|sample|solution|"
    r"account|transcript|translation|guide|manual|video|film|show|exhibition)s? (?:that |which )?$",
    re.IGNORECASE,
)
