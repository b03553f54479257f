"""Words with which an outlet doubts or mocks whom it reports, though each alone is plain.

"Hinted darkly", "still insists", "conveniently forgot", "strangely silent". To hint, demand, insist or float
an idea is plain reporting by itself: it says what somebody did with words. Speakers may judge as they like,
so only the sentences of the outlet are meant.
"""

import re
from collections.abc import Iterator

from annotate.rules.lexicon import Hit
from annotate.rules.lexicon_entry import Entry
from annotate.text.reading import Reading

_SAID = (
    r"(?:sa(?:ys?|id|ying)|(?:claim|insist|assert|announc|demand|hint|suggest|warn|repl|respond|explain|argu|"
    r"protest|complain|mutter|proclaim|pronounc|declar|object|admit|conced|add|observ|remark|den|promis|"
    r"apologi[sz])(?:e?s|ies?|ied|ed|ing|y|e)?)"
)
_DOUBTED = (
    r"(?:airily|breathlessly|breezily|coyly|darkly|glibly|grandly|huffily|hysterically|"
    r"implausibly|improbably|lamely|loftily|ludicrously|peevishly|piously|primly|shrilly|sniffily|"
    r"sourly|sulkily|unconvincingly)"
)
_PATTERNS = (
    rf"(?P<a>{_DOUBTED}) {_SAID}\b|\b{_SAID},? (?P<b>{_DOUBTED})\b",
    r"(?P<c>still insist(?:s|ed)?|(?:keeps?|kept) insisting|continue[sd]? to insist)\b(?! (?:up)?on\b)",
    r"(?P<d>would have (?:us|you|everyone|readers|viewers|voters|the (?:public|world|people)) believe|"
    r"(?:expect|want|ask)(?:s|ed)? (?:us|you|voters|readers|the (?:public|world)) to believe)",
    r"(?P<e>conveniently) (?:forg[eo]t\w*|ignor\w+|omit\w*|overlook\w*|neglect\w*|skip\w*|fail\w*|"
    r"le(?:ft|ave|aves|aving) out|absent|silent|vague)\b",
    r"(?P<f>(?:strangely|curiously|suspiciously|oddly|conspicuously|deafeningly) "
    r"(?:silent|quiet|vague|mute|muted)) (?:on|about|over)\b",
    r"(?P<g>blithely|breezily|cheerfully|happily|merrily|studiously|lazily) "
    r"(?:ignor\w+|overlook\w*|dismiss\w*|disregard\w*|forg[eo]t\w*)\b",
    r"(?P<h>dutifully|obediently|meekly|uncritically|breathlessly|credulously|unquestioningly) "
    r"(?:report\w*|repeat\w*|echo\w*|print\w*|amplif\w*|transcrib\w*|broadcast|swallow\w*)\b",
)
_STANCE = re.compile(rf"\b(?:{'|'.join(_PATTERNS)})", re.IGNORECASE)
TRIGGERS = frozenset(
    (
        *re.findall(r"[a-z]+ly\b", _DOUBTED + " ".join(_PATTERNS)),
        *("insist", "insists", "insisted", "insisting", "believe"),
    )
)


def stances(sentence: str) -> Iterator[Hit]:
    """Such words of a sentence, from left to right."""
    for match in _STANCE.finditer(sentence):
        start, end = match.span(match.lastgroup or 0)
        yield Hit(start, end, Entry(term=sentence[start:end]))


def of_speaker(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is in somebody else's words."""
    start = reading.sentences[number][0]
    return reading.voice(start + hit.start, start + hit.end) != "outlet"
