"""What a word is coordinated with: "not a liar and a crook" denies both, « ni odieuse, ni scandaleuse » too.

A coordination is told by likeness: both have an article, or neither has one and both are singular or plural.
"""

import re
from collections.abc import Iterator

_NOT_EN = """
not only just the this that these those his her its their our my your he she it they we you who which
what but by of to with from for in on at about and or if as than is are was were be has have had a an
"""
_NOT_FR = """
ne pas plus seulement le la les l ce cet cette ces son sa ses leur leurs il elle ils elles on qui que
mais par pour à au aux avec dans en sur du et ou ni si comme est sont était étaient a ont un une de des d
"""
_EN, _FR = (rf"(?:(?!(?:{'|'.join(each.split())})\b)[\w-]+)" for each in (_NOT_EN, _NOT_FR))
#: the conjunct before, what joins it (", and" in a list with commas alone: else it may begin anew), and the
#: article where it has one
_JOINED = {
    "en": re.compile(
        rf"(?:\b(?P<article>an?|any) (?:{_EN} ){{0,2}}(?P<one>{_EN})|\b(?P<bare>{_EN}))"
        rf"(?: and|,? (?:or|nor)|(?P<last>, and)|(?P<comma>,)) (?(article)(?:an?|any) (?:{_EN} )?)$",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        rf"(?:\b(?P<article>(?:une?|des?) |d[’'])(?P<one>{_FR})(?: {_FR})?|\b(?P<bare>{_FR}))"
        rf"(?: et|,? (?:ou|ni)|(?P<last>, et)|(?P<comma>,)) (?(article)(?:(?:une?|des?) |d[’'])(?:{_FR} )?)$",
        re.IGNORECASE,
    ),
}
#: what may follow a conjunct; anything else may be the verb of another sentence
_ENDS = re.compile(
    r"[”\"’»\s]*(?:[,.;:!?)]|$)| d[’']|"
    r" (?:and|or|nor|but|of|in|on|at|to|for|from|with|as|who|that|the|an?|his|her|its|their|"
    r"et|ou|ni|mais|de|du|des|à|au|aux|en|dans|pour|par|comme|qui|que)\b"
)
_GOES_ON = re.compile(r"(?:, [^,.;:!?]{1,30}){0,3},? (?:and|or|nor|et|ou|ni) ")
_MOST = 4  # conjuncts before the word


def before_conjuncts(language: str, before: str, word: str, after: str) -> Iterator[str]:
    """What stands before each conjunct of `word`, the nearest first, given the text on either side of it."""
    joined = _JOINED.get(language)
    if joined is None or _ENDS.match(after) is None:
        return
    for _ in range(_MOST):
        match = joined.search(before)
        if match is None or (match["comma"] and _GOES_ON.match(after) is None):
            return
        if match["last"] and not before[: match.start()].endswith(", "):
            return
        if match["bare"] and (match["bare"][-1] == "s") != (word[-1] == "s"):
            return
        word, before = match["one"] or match["bare"], before[: match.start()]
        after = " and "  # the list goes on
        yield before
        before += match["article"] or ""
        if match["article"] and not before.endswith((" ", "’", "'")):
            before += " "
