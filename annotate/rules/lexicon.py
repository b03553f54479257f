"""Word lists as rules use them: terms with part of speech, sense and plain word, found in one pass.

A file has the columns `term` (one word or several), `pos` (NOUN, VERB, ADJ, ADV; empty: the term as it
stands, uninflected), `sense` (a group with a common reason) and `plain` (what a neutral writer would put).
Only `term` is required. Terms of sense ``literal`` are longer expressions that are meant plainly ("tax
regime"): they are never proposed, and what they contain is left alone. An ``…`` in a term stands for up to
five words, or none ("throw … to the wolves"), whose own terms are found as well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from annotate.errors import InputError
from annotate.languages import language_of, languages
from annotate.languages.lexicon_file import read_lexicon
from annotate.records import digest
from annotate.rules.lexicon_entry import COLUMNS, GAP, LITERAL, WORD, Entry, entry_of

_GAP_WORDS = 5  #: words that a gap may stand for, none of which opens another clause ("and", "who", "is")
_PART = re.compile(rf"[^\W_]+|{GAP}")
#: what may stand between two words of one term: "witch hunt", "witch-hunt", "coup d'État", a line break
_JOINT = re.compile(r"[-‐‑’' \u00a0\u202f\n]")
_HYPHENS = ("-", "‐", "‑")
#: a word before a hyphen that makes another word of what follows: "nineteen-year-old guard"; not "pro-regime"
_COMPOUND = re.compile(
    r"(?<![^\W_])(?!(?:pro|anti|ex|neo|néo|arch|far|ultra)[-‐‑])[^\W_]+[-‐‑]$", re.IGNORECASE
)


class Hit(NamedTuple):
    """Where an entry stands in a text, and what its gap stands for, in code points of that text."""

    start: int
    end: int
    entry: Entry
    gap: tuple[int, int] | None = None


@dataclass(slots=True)
class _Node:
    """A place in the tree: which words may follow, at once or after a gap, and the entry that ends here."""

    then: "dict[str, _Node]"
    entry: Entry | None = None
    gap: "_Node | None" = None


class _Found(NamedTuple):
    """A term in a text: the number of its last word, and the numbers of the words in its gap, if any."""

    entry: Entry
    last: int
    gap: slice | None = None


Words = Sequence[re.Match[str]]


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
        """The longest terms in `text` from left to right; none overlaps another, but may stand in its gap."""
        return self._find(text, *_words(text))

    def _find(self, text: str, words: Words, low: Sequence[str]) -> Iterator[Hit]:
        tree = self._tree
        number = 0
        while number < len(words):
            if low[number] not in tree:  # so for nearly every word of nearly every sentence
                number += 1
                continue
            found = self._longest(text, words, low, number)
            if found is None:
                number += 1
                continue
            start, end = words[number].start(), words[found.last].end()
            gap = words[found.gap] if found.gap is not None else ()
            stretch = (gap[0].start(), gap[-1].end()) if gap else None
            if found.entry.sense != LITERAL and not _in_compound(text, start):
                yield Hit(start, end, found.entry, stretch)
            if found.gap is not None:
                yield from self._find(text, gap, low[found.gap])
            number = found.last + 1

    def _longest(self, text: str, words: Words, low: Sequence[str], number: int) -> "_Found | None":
        """The longest term that begins at a word."""
        node = self._tree.get(low[number])
        best: _Found | None = None
        step = number
        while node is not None:
            if node.entry is not None and (best is None or step >= best.last):
                best = _Found(node.entry, step)
            if node.gap is not None:
                found = self._beyond_gap(text, words, low, node.gap, step)
                if found is not None and (best is None or found.last > best.last):
                    best = found
            step += 1
            if not _joined(text, words, step):
                break
            node = node.then.get(low[step])
        return best

    def _beyond_gap(
        self, text: str, words: Words, low: Sequence[str], gap: _Node, step: int
    ) -> "_Found | None":
        """The term that goes on nearest behind a gap after word `step`.

        None where a word in the gap begins a term with the same end: of "those who feed dogs threw him to
        the wolves" the last part is said.
        """
        for number in range(step + 1, step + _GAP_WORDS + 2):
            if not _joined(text, words, number):
                break
            if (
                number == step + 1
                and text[words[step].end()] in _HYPHENS
                and low[number] not in self._enclitics
            ):
                break  # "brought-forward", which is another word; not « mettez-les »
            found = _longest_from(text, words, low, gap, number)
            if found is not None:
                among = range(step + 1, number)
                later = (self._longest(text, words, low, each) for each in among if low[each] in self._tree)
                if any(each is not None and each.last >= found.last for each in later):
                    return None
                return _Found(found.entry, found.last, slice(step + 1, number) if among else None)
            if low[number] in self._ends_of_gap and not _hyphened(text, words[number]):
                break
        return None

    @cached_property
    def _ends_of_gap(self) -> frozenset[str]:
        """Words that no gap holds: they open another clause, or say that nobody is in it."""
        return self._of_kind("ends_gap")

    @cached_property
    def _enclitics(self) -> frozenset[str]:
        """Words that a hyphen puts after a verb."""
        return self._of_kind("enclitic")

    def _of_kind(self, kind: str) -> frozenset[str]:
        """Words of a kind in the language of the terms; in every language, where they are of any."""
        spoken = (language_of(self.language),) if self.language else languages().values()
        return frozenset(word for each in spoken for word in each.kinds[kind])

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
def _words(text: str) -> tuple[Words, Sequence[str]]:
    """The words of a text, and each in lower case."""
    words = tuple(WORD.finditer(text))
    return words, tuple(word[0].lower() for word in words)


def _longest_from(text: str, words: Words, low: Sequence[str], gap: _Node, number: int) -> _Found | None:
    """The longest way in which a term goes on at a word behind its gap."""
    best: _Found | None = None
    node = gap.then.get(low[number])
    while node is not None:
        if node.entry is not None:
            best = _Found(node.entry, number)
        number += 1
        node = node.then.get(low[number]) if _joined(text, words, number) else None
    return best


def _hyphened(text: str, word: re.Match[str]) -> bool:
    """Whether a hyphen makes a word part of another: "so-called", « met-il »."""
    return text[word.start() - 1 : word.start()] in _HYPHENS or text[word.end() : word.end() + 1] in _HYPHENS


def _joined(text: str, words: Words, number: int) -> bool:
    """Whether a word exists and could be one term with the word before it."""
    if number >= len(words):
        return False
    return _JOINT.fullmatch(text, words[number - 1].end(), words[number].start()) is not None


def runs(text: str, longest: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Every run of up to `longest` words that a term could be: start, end, and the words in lower case."""
    words = list(WORD.finditer(text))
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
        text[start - 1 : start] in _HYPHENS and _COMPOUND.search(text, max(0, start - 40), start) is not None
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
        entry_of(row, f"{file.name}, line {line}") for row, line in zip(file.rows, file.lines, strict=True)
    )
    return Lexicon(file.header.get("language"), tuple(entries))
