"""Rules that propose a whole clause: from the words that open it to where it ends.

The opening is a pattern over the sentence's text; the parse says which verb tells the event and how far its
clause reaches. Without a parse (a blank pipeline) the clause ends at the next punctuation or conjunction.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotate.rules.pattern import pattern_rule
from annotate.rules.rule import Rule
from annotate.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_AHEAD = 20  # characters of the next sentence that an opening sees: its first words


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Words that may open a clause: the pattern's match in a sentence, its parse, and the verb that follows.

    `verb` is None without a parse; `following` is the text from the next sentence on.
    """

    match: re.Match[str]
    doc: "Doc"
    verb: "Token | None"
    following: str = ""

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self.match.string

    @property
    def before(self) -> str:
        """The sentence up to the match."""
        return self.sentence[: self.match.start()]

    @property
    def after(self) -> str:
        """The sentence from the end of the match."""
        return self.sentence[self.match.end() :]


def clause_rule(
    rule_id: str,
    *,
    language: str,
    pattern: str,
    triggers: str,
    effect: str,
    accept: Callable[[Opening], bool] = lambda _: True,
) -> Rule:
    """A rule that proposes the clause opened by `pattern`, where `accept` says it is one.

    The cue is the pattern's group ``cue``, or all of its match; the clause begins with the match. `triggers`
    are lower-case words separated by spaces, `effect` ends the reason: '"could" EFFECT'. The verb of
    the event comes after the match, or is its group ``verb``: a French conditional is itself the verb.
    """

    def reach(reading: Reading, number: int, match: re.Match[str]) -> int | None:
        doc = reading.doc(number)
        verb = _verb(doc, match.start("verb") if "verb" in match.re.groupindex else match.end())
        until = reading.sentences[number][1]
        following = reading.text[until : until + _AHEAD].lstrip()
        if not accept(Opening(match=match, doc=doc, verb=verb, following=following)):
            return None
        end = clause_end(match.string, doc, verb, match.end())
        return end if end > match.end() else None

    rule = pattern_rule(
        rule_id, language=language, pattern=pattern, triggers=triggers, effect=effect, reach=reach
    )
    return replace(rule, needs="parse")


def clause_end(sentence: str, doc: "Doc", verb: "Token | None", position: int) -> int:
    """Where the clause of `verb` ends in `sentence`; without a verb, the next stop after `position`."""
    cut = _ASIDE.search(sentence, position)
    limit = min(cut.start() if cut is not None else len(sentence), _quotation_end(sentence, position))
    if verb is None:
        stop = _STOP.search(sentence, position)
        return _trimmed(sentence, position, min(limit, stop.start() if stop is not None else limit))
    left_out = {
        token.i
        for child in verb.subtree
        if child.i > verb.i and _another_clause(child, verb)
        for token in child.subtree
    }
    end = verb.idx + len(verb)
    for token in doc[verb.i : max(token.i for token in verb.subtree) + 1]:
        if token.i in left_out or token.idx >= limit:
            break
        end = token.idx + len(token)
    return _trimmed(sentence, position, max(end, position))


def _another_clause(child: "Token", verb: "Token") -> bool:
    """Whether `child`, below `verb`, heads a clause of its own that is not part of the event."""
    subject = any(each.dep_ in ("nsubj", "nsubjpass", "nsubj:pass", "expl") for each in child.children)
    if child.head == verb and child.dep_ in ("conj", "parataxis") and subject:
        return True
    opens = next(iter(child.subtree), child)
    comma = opens.i > 0 and opens.nbor(-1).text in (",", "—", "–", "-", "(")
    if child.dep_ in ("relcl", "acl:relcl"):
        return comma
    return child.dep_ in ("advcl", "mark") and comma and opens.lower_ in _SUBORDINATORS


def _verb(doc: "Doc", position: int) -> "Token | None":
    """The first full verb at or after `position`, its auxiliaries skipped; None where none is near."""
    first = bisect_left(range(len(doc)), position, key=lambda i: doc[i].idx)
    for token in doc[first : first + 6]:
        if token.pos_ in ("VERB", "AUX"):
            if token.dep_ in ("aux", "auxpass", "aux:tense", "aux:pass", "cop") and token.head.i > token.i:
                return token.head
            return token
        if token.pos_ not in ("ADV", "PART", "ADP", "PRON", "SCONJ", "PUNCT", "SPACE", "DET", "ADJ"):
            return None
    return None


def _quotation_end(sentence: str, position: int) -> int:
    """Where the quotation ends that `position` stands in, by the marks of this sentence; else the end."""
    for opening, closing in ("“”", "«»", '""'):
        before = sentence[:position]
        inside = (
            before.count(opening) % 2 if opening == closing else before.rfind(opening) > before.rfind(closing)
        )
        end = sentence.find(closing, position)
        if inside and end >= 0:
            return end
    return len(sentence)


def _trimmed(sentence: str, start: int, end: int) -> int:
    """`end` without a dangling conjunction or stop, with the closing mark of what opened since `start`."""
    rest = _REST.match(sentence, end)
    if rest is not None and end > start and sentence[end - 1].isalnum():
        end = rest.end()
    dangling = _DANGLING.search(sentence, start, end)
    if dangling is not None:
        end = dangling.start()
    while end > start and not sentence[end - 1].isalnum() and sentence[end - 1] not in "%€$£":
        end -= 1
    for opening, closing in ("“”", "«»", "()", '""'):
        opened = sentence.count(opening, start, end)
        closed = 0 if opening == closing else sentence.count(closing, start, end)
        if (opened - closed) % 2 == 1 and sentence[end:].lstrip(" \u00a0\u202f").startswith(closing):
            end = sentence.index(closing, end) + 1
    return end


_SUBORDINATORS = frozenset(
    (
        *("because", "as", "while", "though", "although", "since", "whereas"),
        *("after", "before", "when", "ergo"),
        *("car", "alors", "tandis", "bien", "puisque", "comme", "après", "avant", "quand", "lorsque"),
    )
)
#: an attribution or a remark that follows the event
_ASIDE = re.compile(
    r"[,;:—–]? ?\b(?:according to|selon|d[’']après)\b|[;—–]|: |"
    r", (?:(?:he|she|they|it|[A-Z][\w’'-]+) (?:said|says|told|added|warned|wrote)|said|says|ergo|but|mais)\b"
)
#: what belongs to the word that ends here: "did|n’t", "the Republicans|’"
_REST = re.compile(r"\w+(?:[’']\w+)?|[’']\w+")
_DANGLING = re.compile(r"[,\s]+(?:and|or|but|et|ou|mais)\s*$")
_STOP = re.compile(r"[,;:.!?—–»”\"]| (?:but|while|because|although|mais|car|tandis|alors) ")
