"""What takes no thought, on the corpora of loaded wording: `python -m benchmarks.naive --corpora CORPORA`.

Every sentence tagged, and a word list learned on half of the gold and tested on the other half, in both
directions: a word is on it that stood in gold spans twice or more, and in at least a quarter of its places.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotate.languages import language_of
from annotate.learn.evaluate import Counts, count
from annotate.records import sha256
from annotate.text.sentences import sentences
from benchmarks.rules import PTC, read_records
from benchmarks.sourcing import gold_unsourced

_WORD = re.compile(r"[^\W\d_]{2,}")
#: corpus → its language, and the classes that are loaded wording; None: all
CORPORA = {
    "ptc-dev": ("en", PTC[0][1]),
    "persuasion-fr-dev": ("fr", PTC[0][1]),
    "basil-dev": ("en", None),
    "babe": ("en", None),
}
Span = tuple[int, int]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True)
    folder: Path = parser.parse_args(argv).corpora
    for name, (code, classes) in CORPORA.items():
        path = folder / f"{name}.jsonl"
        if not path.is_file():
            print(f"skipped: {path.name} is not in {folder}", file=sys.stderr)
            continue
        records = [
            (each["text"], [(a, b) for a, b, label in each["spans"] if classes is None or label in classes])
            for each in sorted(read_records(path), key=_by_digest)
        ]
        every = sum(
            (count(list(sentences(text, language_of(code))), gold) for text, gold in records), Counts()
        )
        one, other = records[::2], records[1::2]
        halves = worth(one, learned(other)) + worth(other, learned(one))
        print(f"{name:<20} every sentence {every.f1:.3f}   list learned on half the gold {halves.f1:.3f}")
    if (path := folder / "polnear-dev.jsonl").is_file():
        for kind in ("anonymous_or_vague", "no_source"):
            print(f"polnear-dev, {kind}: every sentence has precision {_claims(path, kind):.3f}")
    return 0


def _claims(path: Path, kind: str) -> float:
    """The share of sentences that touch a gold claim without a source, or with nobody to ask (`kind`)."""
    touched = total = 0
    for record in read_records(path):
        gold = [span for spans in gold_unsourced(record, kind) for span in spans]
        for start, end in sentences(record["text"], language_of("en")):
            total += 1
            touched += any(a < end and start < b for a, b in gold)
    return touched / max(1, total)


def _by_digest(record: dict[str, Any]) -> str:
    return sha256(record["text"])


def learned(records: Sequence[tuple[str, list[Span]]]) -> frozenset[str]:
    """The words that stand in gold spans twice or more, and in at least a quarter of their places."""
    met, marked = Counter[str](), Counter[str]()
    for text, gold in records:
        for word in _WORD.finditer(text):
            met[word[0].lower()] += 1
            marked[word[0].lower()] += any(a <= word.start() < b for a, b in gold)
    return frozenset(word for word, times in marked.items() if times > 1 and 4 * times >= met[word])


def worth(records: Sequence[tuple[str, list[Span]]], words: frozenset[str]) -> Counts:
    """Every one of `words` tagged, against the gold spans."""
    return sum(
        (
            count([each.span() for each in _WORD.finditer(text) if each[0].lower() in words], gold)
            for text, gold in records
        ),
        Counts(),
    )


if __name__ == "__main__":
    sys.exit(main())
