"""How often the rules are right about whom a noun is put on, and how often they find it.

Two files hold what one reader judged: every loaded label of the samples (`targets.tsv`), and sentences
written for this (`target_sentences.tsv`), which cover more ways to say it than the samples have.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from annotate.coding.precision import Record
from annotate.records import Article, sha256
from annotate.report.names import spelling
from annotate.samples import samples
from annotate.steps.tags.tagging import tagger

SAMPLES = Path(__file__).with_name("targets.tsv")
SENTENCES = Path(__file__).with_name("target_sentences.tsv")
_NOUN = re.compile(r"\[\[(.*?)\]\]")


class Judged(NamedTuple):
    """A noun at `start` of an article, and whom it is put on: the name in its own sentence, or ""."""

    article: Article
    start: int
    whom: str


class Targets(NamedTuple):
    """Of the nouns judged: how many proposed targets are right, and how many there are were found."""

    nouns: int
    proposed: Record
    named: Record

    @property
    def precision(self) -> float:
        """The share of proposed targets that are right."""
        return self.proposed.right / self.proposed.reviewed

    @property
    def recall(self) -> float:
        """The share of targets there are that were found."""
        return self.named.right / self.named.reviewed


def judged() -> Iterator[Judged]:
    """All nouns that were judged."""
    texts = {
        sample.id: _article(sample.text, sample.language, sample.text.find("\n")) for sample in samples()
    }
    for row in _rows(SAMPLES):
        yield Judged(texts[row["sample"]], int(row["start"]), row["target"].strip("-"))
    for row in _rows(SENTENCES):
        marked = re.sub(r"[{}]", "", row["sentence"])
        whom = re.search(r"\{(.*?)\}", row["sentence"])
        article = _article(_NOUN.sub(r"\1", marked), row["language"], 0)
        yield Judged(article, marked.index("[["), whom[1] if whom else "")


def measured() -> Targets:
    """How the rules fare on all nouns that they tag; a name is right whatever article stands before it."""
    tag = tagger(None, "none")
    right = proposed = named = nouns = 0
    for article, start, whom in judged():
        tags = tag([article])[0].tags
        found = next((each for each in tags if each.start == start and each.label == "loaded_label"), None)
        if found is None:
            continue
        nouns += 1
        named += bool(whom)
        if found.target is not None:
            proposed += 1
            right += bool(whom) and spelling(found.target.text) == spelling(whom)
    return Targets(
        nouns=nouns,
        proposed=Record(right=right, wrong=proposed - right),
        named=Record(right=right, wrong=named - right),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _article(text: str, language: str, title_end: int) -> Article:
    return Article(
        id=sha256(text)[:12], text=text, title_end=title_end, language=language, text_sha256=sha256(text)
    )


if __name__ == "__main__":
    found = measured()
    for name, record in (("precision", found.proposed), ("recall", found.named)):
        low, high = record.interval or (0.0, 1.0)
        share = record.right / record.reviewed
        print(f"{name} {record.right} of {record.reviewed}: {share:.3f}, 95 % {low:.3f} to {high:.3f}")
    print(f"{found.nouns} nouns judged")
