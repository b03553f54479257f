"""Word lists as rules use them: terms with part of speech, sense and plain word, found in one pass.

A file has the columns `term` (one word or several), `pos` (NOUN, VERB, ADJ, ADV; empty: the term as it
stands, uninflected), `sense` (a group with a common reason) and `plain` (what a neutral writer would put).
Only `term` is required. Terms of sense ``literal`` are longer expressions that are meant plainly ("tax
regime"): they are never proposed, and what they contain is left alone. An ``…`` in a term stands for up to
five words, or none ("throw … to the wolves").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from annotate.errors import InputError
from annotate.languages import language_of
from annotate.languages.lexicon_file import read_lexicon
from annotate.records import digest

COLUMNS = ("term", "pos", "sense", "plain", "origin", "articles")
ORIGINS = ("", "suggested")
SUGGESTED = ORIGINS[1]  #: of a row that `annotate labels --suggest` wrote
PARTS_OF_SPEECH = ("", "NOUN", "VERB", "ADJ", "ADV")
LITERAL = "literal"
PHRASE = "phrase"  #: the sense of words that are proposed with the noun phrase they open

_WORD = re.compile(r"[^\W_]+")
GAP = "…"  #: in a term: whoever, or whatever, an idiom is said of
_GAP_WORDS = 5  #: that it may stand for, none of which opens another clause ("and", "who")
_PART = re.compile(rf"[^\W_]+|{GAP}")
#: what may stand between two words of one term: "witch hunt", "witch-hunt", "coup d'État", a line break
_JOINT = re.compile(r"[-‐‑’' \u00a0\u202f\n]")
#: a word before a hyphen that makes another word of what follows: "nineteen-year-old guard"; not "pro-regime"
_COMPOUND = re.compile(
    r"(?<![^\W_])(?!(?:pro|anti|ex|neo|néo|arch|far|ultra)[-‐‑])[^\W_]+[-‐‑]$", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of a lexicon; where it comes from (`annotate.rules.suggested`) changes nothing it finds."""

    term: str
    pos: str = ""
    sense: str = ""
    plain: str = ""
    origin: str = field(default="", repr=False)
    articles: str = field(default="", repr=False)


class Hit(NamedTuple):
    """Where an entry stands in a text, in code points of that text."""

    start: int
    end: int
    entry: Entry


@dataclass(slots=True)
class _Node:
    """A place in the tree: which words may follow, at once or after a gap, and the entry that ends here."""

    then: "dict[str, _Node]"
    entry: Entry | None = None
    gap: "_Node | None" = None


@dataclass(frozen=True)
class Lexicon:
    """The terms of one language (None: of any), ready to be found in text."""

    language: str | None
    entries: tuple[Entry, ...]

    @cached_property
    def triggers(self) -> frozenset[str]:
        """First words of all forms of all terms, lower case."""
        return frozenset(self._tree)

    @cached_property
    def senses(self) -> tuple[str, ...]:
        """The senses that terms are proposed for, sorted."""
        return tuple(sorted({entry.sense for entry in self.entries} - {LITERAL}))

    @cached_property
    def digest(self) -> str:
        """Sixteen hex digits over language and entries."""
        return digest(self.language, *self.entries)

    def only(self, sense: str) -> "Lexicon":
        """The terms of one sense, with the literal expressions that keep them in check."""
        return Lexicon(self.language, tuple(each for each in self.entries if each.sense in (sense, LITERAL)))

    def find(self, text: str) -> Iterator[Hit]:
        """The longest terms in `text` from left to right, none overlapping another."""
        words, low = _words(text)
        tree = self._tree
        number = 0
        while number < len(words):
            if low[number] not in tree:  # so for nearly every word of nearly every sentence
                number += 1
                continue
            entry, last = self._longest(text, words, low, number)
            if entry is not None and entry.sense != LITERAL and not _in_compound(text, words[number].start()):
                yield Hit(words[number].start(), words[last].end(), entry)
            number = last + 1

    def _longest(
        self, text: str, words: Sequence[re.Match[str]], low: Sequence[str], number: int
    ) -> tuple[Entry | None, int]:
        """The entry of the longest term that begins at a word, and the number of the term's last word."""
        node = self._tree.get(low[number])
        best: Entry | None = None
        last = number
        step = number
        while node is not None:
            if node.entry is not None and step >= last:
                best, last = node.entry, step
            if node.gap is not None:
                entry, end = self._beyond_gap(text, words, low, node.gap, step)
                if entry is not None and end > last:
                    best, last = entry, end
            step += 1
            if not _joined(text, words, step):
                break
            node = node.then.get(low[step])
        return best, last

    def _beyond_gap(
        self, text: str, words: Sequence[re.Match[str]], low: Sequence[str], gap: _Node, step: int
    ) -> tuple[Entry | None, int]:
        """The entry of the term that goes on nearest behind a gap after word `step`, and its last word."""
        for number in range(step + 1, step + _GAP_WORDS + 2):
            if not _joined(text, words, number):
                break
            node, last = gap.then.get(low[number]), number
            while node is not None:
                if node.entry is not None:
                    return node.entry, last
                last += 1
                node = node.then.get(low[last]) if _joined(text, words, last) else None
            if low[number] in self._boundaries:
                break
        return None, step

    @cached_property
    def _boundaries(self) -> frozenset[str]:
        return language_of(self.language).kinds["boundary"] if self.language else frozenset()

    @cached_property
    def _tree(self) -> dict[str, _Node]:
        root = _Node({})
        for entry in self.entries:
            for form in forms(entry, self.language):
                node = root
                for word in _PART.findall(form.lower()):
                    if word == GAP:
                        node.gap = node.gap or _Node({})
                        node = node.gap
                    else:
                        node = node.then.setdefault(word, _Node({}))
                node.entry = node.entry or entry
        return root.then


@lru_cache(maxsize=1024)  # each of many word lists is looked up in the sentences of an article
def _words(text: str) -> tuple[Sequence[re.Match[str]], Sequence[str]]:
    """The words of a text, and each in lower case."""
    words = tuple(_WORD.finditer(text))
    return words, tuple(word[0].lower() for word in words)


def _joined(text: str, words: Sequence[re.Match[str]], number: int) -> bool:
    """Whether a word exists and could be one term with the word before it."""
    if number >= len(words):
        return False
    return _JOINT.fullmatch(text, words[number - 1].end(), words[number].start()) is not None


def runs(text: str, longest: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Every run of up to `longest` words that a term could be: start, end, and the words in lower case."""
    words = list(_WORD.finditer(text))
    for first, begin in enumerate(words):
        last = begin
        for number in range(first, min(first + longest, len(words))):
            if number > first and not _JOINT.fullmatch(text, last.end(), words[number].start()):
                break
            last = words[number]
            yield begin.start(), last.end(), tuple(each[0].lower() for each in words[first : number + 1])


def forms(entry: Entry, spoken: str | None) -> frozenset[str]:
    """Every form of the term in the language `spoken`; the term alone without one, or a part of speech."""
    term = entry.term.replace("’", "'")
    others = language_of(spoken).inflect(term, entry.pos) if spoken and entry.pos else ()
    return frozenset({term, *others})


def _in_compound(text: str, start: int) -> bool:
    return (
        text[start - 1 : start] in ("-", "‐", "‑")
        and _COMPOUND.search(text, max(0, start - 40), start) is not None
    )


def read(path: Path | Traversable, required: tuple[str, ...] = ("columns",)) -> Lexicon:
    """The lexicon in a file. InputError names the file, what we got and what is allowed.

    The header line ``# language: fr`` says whose words they are; without it they are found in any language.
    """
    file = read_lexicon(path, required)
    unknown = sorted(set(file.columns) - set(COLUMNS))
    if unknown or "term" not in file.columns:
        raise InputError(
            f"{file.name}: the columns are {', '.join(file.columns)}; allowed are {', '.join(COLUMNS)}, and "
            "term must be one of them. Correct the line that names them."
        )
    entries = (
        _entry(row, f"{file.name}, line {line}") for row, line in zip(file.rows, file.lines, strict=True)
    )
    return Lexicon(file.header.get("language"), tuple(entries))


def _entry(row: Mapping[str, str], place: str) -> Entry:
    if not _WORD.search(row["term"]):
        raise InputError(f"{place}: the term {row['term']!r} has no letter or digit. Delete that line.")
    if GAP in (row["term"].lstrip()[:1], row["term"].rstrip()[-1:]) or row["term"].count(GAP) > 1:
        raise InputError(
            f"{place}: the term {row['term']!r} can have one gap ({GAP}), with words before and after "
            "it. Write them."
        )
    if row.get("pos", "") not in PARTS_OF_SPEECH:
        raise InputError(
            f"{place}: {row['term']!r} has the part of speech {row['pos']!r}; allowed are "
            f"{', '.join(PARTS_OF_SPEECH[1:])}, or an empty cell to take the term as it stands."
        )
    if row.get("origin", "") not in ORIGINS:
        raise InputError(
            f"{place}: {row['term']!r} has the origin {row['origin']!r}; allowed is {SUGGESTED}, or an empty "
            "cell for a row of your own."
        )
    return Entry(**row)
