"""Rows of a user's word list that reviews suggested, and where they may count.

Such a row was chosen because of what people marked in certain articles, so there it finds more than it finds
elsewhere: whoever measures the tagger or corrects a rate with these articles must not count it. Out of fold
it counts on an article only where all the other stories would have suggested it as well, as cross-fitting
asks for (Chernozhukov et al., "Double/debiased machine learning", The Econometrics Journal 21, 2018).
A literal row takes proposals away, which nobody could put back: it is never used otherwise
(`annotate.rules.literal`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from annotate.errors import InputError
from annotate.records import Tag
from annotate.rules.lexicon import read
from annotate.rules.lexicon_entry import SUGGESTED

STORIES = 2  #: in which it must have been right
LEAST = 0.6  #: expected share of its hits that are right
LEAST_LITERAL = 0.8  #: the same of a literal row, which takes away what somebody may want to keep

_WORD = re.compile(r"[^\W_]+")
_EVIDENCE = re.compile(r"([\w.=-]+):(\d+)/(\d+)")
Words = tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """What a term did in one story: its articles (copies of one another), hits, and how many were right."""

    articles: tuple[str, ...]
    right: int
    hits: int


def earned(found: Iterable[Evidence], *, without: str = "", least: float = LEAST) -> bool:
    """Whether these stories suggest a term, leaving out the one that the article `without` is of.

    `least` is the expected share of right hits that it must have.
    """
    counted = [each for each in found if without not in each.articles]
    right, hits = sum(each.right for each in counted), sum(each.hits for each in counted)
    enough = sum(each.right > 0 for each in counted) >= STORIES
    return enough and (right + 1) / (hits + 2) >= least  # the mean of what the share can be (Laplace)


def written(found: Iterable[Evidence]) -> str:
    """The cell `articles` of a row: ``ID=COPY:RIGHT/HITS`` for each story, with blanks between."""
    return " ".join(f"{'='.join(each.articles)}:{each.right}/{each.hits}" for each in found)


def evidence(cell: str, where: str) -> tuple[Evidence, ...]:
    """What `written` wrote. InputError names `where` it cannot be read."""
    found = []
    for part in cell.split():
        match = _EVIDENCE.fullmatch(part)
        if match is None or int(match[2]) > int(match[3]):
            raise InputError(
                f"{where}: {part[:40]!r} in the column articles is not ID:RIGHT/HITS, as `annotate labels "
                "--suggest` writes it. Empty the cells origin and articles, and the row is one of your own"
            )
        found.append(Evidence(tuple(match[1].split("=")), int(match[2]), int(match[3])))
    return tuple(found)


def words_of(text: str) -> Words:
    """The words of a term or a cue, as word lists are searched by."""
    return tuple(_WORD.findall(text.lower()))


@dataclass(frozen=True)
class Suggested:
    """The suggested rows of a workspace: by label and words, what each was learned from."""

    rows: Mapping[str, Mapping[Words, tuple[Evidence, ...]]] = field(default_factory=dict)

    def out_of_fold(self, article_id: str, tags: Iterable[Tag]) -> tuple[Tag, ...]:
        """The tags of an article but those that only rows propose which it helped to suggest."""
        if not self.rows:
            return tuple(tags)
        return tuple(tag for tag in tags if self._stands(article_id, tag))

    def _stands(self, article_id: str, tag: Tag) -> bool:
        kinds = {name.partition("/")[2] for name in tag.rules}
        if tag.origin != "rule" or not tag.rules or kinds - {SUGGESTED, f"{SUGGESTED}_phrase"}:
            return True  # something else proposes it as well
        found = self.rows.get(tag.rules[0].partition("/")[0], {}).get(words_of(tag.cue))
        return found is None or earned(found, without=article_id)


def suggested(folder: Path) -> Suggested:
    """The suggested rows of the word lists in a folder; none where it is missing."""
    rows: dict[str, dict[Words, tuple[Evidence, ...]]] = {}
    for file in sorted(folder.glob("[!.]*.tsv")):
        for entry in read(file, required=()).entries:
            if entry.origin == SUGGESTED:
                found = evidence(entry.articles, f"{file.name}, term {entry.term!r}")
                rows.setdefault(file.name.partition(".")[0], {})[words_of(entry.term)] = found
    return Suggested(rows)
