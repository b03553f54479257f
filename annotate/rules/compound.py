"""Words of judgement that English makes at will: "oligarch-coddling" and "scandal-mired".

A list names those that are in use; these are the patterns by which new ones are made. Some last parts judge
whatever stands before them, others only after certain first parts ("hate-soaked", not "rain-soaked").
"""

import re
from collections.abc import Iterator

from annotate.rules.lexicon import Hit
from annotate.rules.lexicon_entry import Entry

_ANY = """
mongering bashing coddling addled crazed besotted hating peddling appeasing
"""
_EVIL = """
anger angst bias bigotry bile bitterness booze chaos conspiracy corruption crisis cronyism delusion doom
drama ego envy fear gaffe graft greed grievance guilt hate hatred hubris hysteria ideology jargon lie
malice panic paranoia prejudice propaganda racism rage resentment revenge rhetoric scandal self-pity shame
sin sleaze slogan spin superstition testosterone vengeance venom vice vitriol
"""
_STEEPED = """
blinded consumed driven drenched dripping engulfed filled fueled fuelled infested laced laden marred mired
plagued ridden riddled saturated scarred sodden soaked spewing spreading stained steeped stoked tainted
wracked
"""
_WANTED = """
attention blood camera celebrity clout fame glory headline money power profit publicity ratings sex
spotlight status tax trigger vengeance vote war
"""
_WANTING = "chasing crazed drunk grubbing happy hogging hungry mad obsessed starved thirsty whoring"
_PRIZED = """
budget civilisation civilization constitution country democracy dream economy family freedom growth job
joy liberty life nation norm planet rights soul spirit
"""
_RUINING = "busting crushing destroying gutting killing sapping shredding smashing sucking trampling wrecking"
_BODY = "blood bone brain gut hair head heart nerve soul spine stomach"
_SHAKEN = """
chilling churning crushing curdling freezing numbing raising rattling rending shattering shredding
splitting turning wrenching
"""
_HEAD = """
air bird block bone bull chuckle crack dunder fat feather hare lame mud muddle mush pea pig pin pudding
rattle scatter soft thick wooden wool woolly wrong
"""
_HEART = "black chicken cold evil faint false flint half hard iron mean rotten stone"
_MIND = """
base bloody closed conspiracy corrupt evil feeble foul herd mean mob muddle narrow petty servile shallow
simple slavish small tribal weak
"""
#: first parts, and the last parts that judge after them
_PAIRS = (
    (_EVIL, _STEEPED),
    (_WANTED, _WANTING),
    (_PRIZED, _RUINING),
    (_BODY, _SHAKEN),
    (_HEAD, "brained headed headedness"),
    (_HEART, "hearted heartedly heartedness livered"),
    (_MIND, "minded mindedness"),
    ("bald bare brazen po smug two weasel", "faced facedly"),
    ("acid dirty foul forked loud mealy poison potty trash venom", "mouthed tongued"),
    ("bug crazy dewy doe mad starry swivel wild", "eyed"),
)
_LITERAL = "iron fish cheese coster drug bicycle square bear"  # "drug-peddling", "square-bashing"


def _of(words: str) -> str:
    return "|".join(words.split())


_COMPOUND = re.compile(
    rf"(?<![\w-])(?:(?!(?:{_of(_LITERAL)})-)[^\W\d_]{{3,}}-(?:{_of(_ANY)})|"
    + "|".join(rf"(?:{_of(first)})s?-(?:{_of(last)})" for first, last in _PAIRS)
    + r")(?![\w-])",
    re.IGNORECASE,
)
TRIGGERS = frozenset(word for last in (_ANY, *(last for _, last in _PAIRS)) for word in last.split())


def compounds(sentence: str) -> Iterator[Hit]:
    """Such words of a sentence, from left to right."""
    for match in _COMPOUND.finditer(sentence) if "-" in sentence else ():
        yield Hit(match.start(), match.end(), Entry(term=match[0]))
