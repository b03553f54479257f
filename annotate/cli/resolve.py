"""Asking a person at the terminal what is to stand of a disputed article, place by place."""

import sys
import time
from collections.abc import Sequence

from annotate.cli.console import emit
from annotate.coding.codebook import Codebook
from annotate.coding.consensus import Occurrence
from annotate.coding.verdicts import Shown
from annotate.errors import InputError
from annotate.harmless import harmless
from annotate.records import Stretch, digest
from annotate.report.vocabulary import plural, short
from annotate.steps.adjudication.disputes import Disputed

NONE = "none"
BESIDE = 160  #: characters of the passage that are shown before and behind a disputed place


class Resolving:
    """A session about one article; `spans` and `flags` are what was chosen so far."""

    def __init__(self, about: Disputed, codebook: Codebook) -> None:
        """Begin with the spans on which all coders agree."""
        self.about, self._codebook = about, codebook
        self.spans: list[Shown] = list(about.dispute.agreed)
        self.flags = set[str]()
        self._begun = time.monotonic()

    @property
    def seconds(self) -> float:
        """How long it has taken."""
        return round(time.monotonic() - self._begun, 1)

    def ask(self, reviewer: str) -> bool:
        """Ask about every disputed place, and whether to submit; InputError where the answers run out."""
        article, about = self.about.article, self.about.dispute
        letters = ", ".join(each.letter for each in about.versions)
        places = plural(len(about.disputed), "disputed place")
        emit(f"{article.title or short(article.text, 80)}\n{places}; the coders are {letters}")
        for number, each in enumerate(about.disputed, start=1):
            emit(f"\n{number} of {len(about.disputed)}: {self._codebook[each.label].title}")
            self.spans += self._chosen(each)
        said_by_all = frozenset.intersection(*(frozenset(each.flags) for each in about.versions))
        self.flags = set(said_by_all)
        for flag in about.flags:
            who = [each.letter for each in about.versions if flag in each.flags]
            if yes(f"\nOf the whole article, {', '.join(who)} said “{flag}”. Is it so? [y/n] "):
                self.flags.add(flag)
        emit("\nThis would stand, in the order of the text:")
        for span in sorted(self.spans, key=lambda each: (each.start, each.end)):
            agreed = ", agreed by all" if span in about.agreed else ""
            emit(f"  {self._codebook[span.label].title}: “{article.text[span.start : span.end]}”{agreed}")
        if not self.spans:
            emit("  nothing")
        emit("".join(f"  the whole article: {flag}\n" for flag in sorted(self.flags)).rstrip() or "")
        return yes(f"Submit it, as the adjudication of {reviewer}? [y/n] ")

    def _chosen(self, each: Occurrence) -> Sequence[Shown]:
        """The spans that are to stand in a disputed place."""
        text, versions = self.about.article.text, self.about.dispute.versions
        passage = _passage(text, each.union)
        for version in versions:
            spans = version.within(each)
            emit(f"  {version.letter}  {_marked(text, passage, spans) if spans else 'marks nothing here'}")
        letters = {version.letter.casefold(): version for version in versions}
        choices = ", ".join(version.letter for version in versions)
        while True:
            said = _line(f"What stands? {choices}, {NONE}, or the words themselves: ")
            if said.casefold() in letters:
                return letters[said.casefold()].within(each)
            if said.casefold() == NONE:
                return ()
            found = [_found(text, each.union, words.strip()) for words in said.split("|")]
            if all(found):
                return [Shown(digest("own", each.label, *at), each.label, *at) for at in found if at]
            emit("These words do not stand there, or more than once: type them as they are in the passage")


def _passage(text: str, place: Stretch) -> Stretch:
    """The lines around a place, or as many whole words of them as are near it."""
    first, last = max(0, place[0] - BESIDE), min(len(text), place[1] + BESIDE)
    start, end = text.rfind("\n", first, place[0]) + 1, text.find("\n", place[1], last)
    if not start and first:
        start = text.find(" ", first, place[0]) + 1 or place[0]
    if end < 0:
        end = last if last == len(text) else max(text.rfind(" ", place[1], last), place[1])
    return start, end


def _found(text: str, place: Stretch, words: str) -> Stretch | None:
    """Where the words stand in the passage: at the disputed place if they do, else where they stand once."""
    start, end = _passage(text, place)
    at, found = text.find(words, start, end), list[Stretch]()
    while words and at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1, end)
    here = [each for each in found if each[0] < place[1] and place[0] < each[1]] or found
    return here[0] if len(here) == 1 else None


def _marked(text: str, passage: Stretch, spans: Sequence[Shown]) -> str:
    """The passage on one line, with brackets around the spans."""
    start, end = passage
    edges = sorted([(each.start, 1, "[") for each in spans] + [(each.end, 0, "]") for each in spans])
    said, at = "", start
    for place, _, sign in edges:
        said, at = f"{said}{text[at:place]}{sign}", place
    before = "… " if start and text[start - 1] != "\n" else ""
    after = " …" if end < len(text) and text[end] != "\n" else ""
    return " ".join(f"{before}{said}{text[at:end]}{after}".split())


def yes(question: str) -> bool:
    """Whether a person says yes; InputError where the answers run out."""
    while True:
        said = _line(question).casefold()
        if said in ("y", "yes"):
            return True
        if said in ("n", "no"):
            return False


def _line(question: str) -> str:
    """A person's answer; InputError where there is none."""
    sys.stderr.write(harmless(question))
    sys.stderr.flush()
    said = sys.stdin.readline()
    if not said:
        raise InputError("there were no more answers, so nothing was kept: run this again and answer all")
    return said.strip()
