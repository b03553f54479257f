"""How good the rules are by themselves, measured on corpora that are read in place and never copied.

    python -m benchmarks.rules --corpora ../shared/corpora [--split dev] [--by-rule] [--sample 100]

Propaganda techniques (ptc): overlap precision, recall and F1 as in `corpora/README.md`; biased words
(babe); cues of uncertainty (speculation): a cue is found when a predicted one overlaps it.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from annotate.labels import labels
from annotate.learn.evaluate import Counts, count
from annotate.records import Article, Tag, digest, sha256
from annotate.rules.tagger import tag
from annotate.text.pipeline import load
from annotate.text.reading import Reading
from benchmarks.hedges import hedges

#: our labels and the classes of the corpus that are nearest to them
PTC = (
    (
        ("loaded_label", "loaded_language"),
        ("Loaded_Language", "Name_Calling,Labeling", "Name_Calling-Labeling"),
    ),
    (("loaded_language",), ("Loaded_Language",)),
    (("loaded_label",), ("Name_Calling,Labeling",)),
    (("exaggeration",), ("Exaggeration,Minimisation",)),
    (("scare_quotes",), ("Doubt",)),
    (("appeal_to_fear",), ("Appeal_to_fear-prejudice",)),
    (("speculative_scenario",), ("Appeal_to_fear-prejudice",)),
)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--by-rule", action="store_true", help="precision of each rule on ptc")
    parser.add_argument("--sample", type=int, help="only the first so many records of each corpus")
    options = parser.parse_args(argv)
    if not options.corpora.is_dir():
        print(f"no corpora in {options.corpora}: nothing measured", file=sys.stderr)
        return 3
    _propaganda(options.corpora / f"ptc-{options.split}.jsonl", options.sample, by_rule=options.by_rule)
    _biased_words(options.corpora / "babe.jsonl", options.sample)
    for name in ("factbank", "wiki"):
        path = options.corpora / f"speculation-{name}.jsonl"
        precision, recall, f1 = score_cues(path, options.sample)
        print(f"{path.stem} cues: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    return 0


def _propaganda(path: Path, sample: int | None, *, by_rule: bool) -> None:
    records = list(read_records(path, sample))
    tagged = list(tag_records(records))
    for ours, theirs in PTC:
        total = score_spans(records, tagged, ours, theirs)
        print(f"{path.stem} {'+'.join(ours)} against {'+'.join(theirs)}: {_scores(total)}")
    if by_rule:
        _rules(records, tagged)


def score_spans(
    records: Sequence[dict[str, Any]],
    tagged: Sequence[tuple[Tag, ...]],
    ours: Collection[str],
    theirs: Collection[str] | None,
) -> Counts:
    """Our tags of the labels `ours` against the gold of the classes `theirs` (None: of any)."""
    total = Counts()
    for record, tags in zip(records, tagged, strict=True):
        predicted = [(each.start, each.end) for each in tags if each.label in ours]
        gold = [(start, end) for start, end, label in record["spans"] if theirs is None or label in theirs]
        total += count(predicted, gold)
    return total


def _rules(records: list[dict[str, Any]], tagged: list[tuple[Tag, ...]]) -> None:
    nearest = {ours[0]: theirs for ours, theirs in reversed(PTC)}
    nearest["loaded_language"] = nearest["loaded_label"]
    found: dict[str, list[float]] = defaultdict(list)
    for record, tags in zip(records, tagged, strict=True):
        for each in tags:
            gold = [(s, e) for s, e, label in record["spans"] if label in nearest.get(each.label, ())]
            for rule in each.rules:
                found[rule].append(count([(each.start, each.end)], gold).covered)
    for rule, covered in sorted(found.items()):
        print(f"  {rule:<40} precision {sum(covered) / len(covered):.3f} of {len(covered)}")


def _biased_words(path: Path, sample: int | None) -> None:
    records = list(read_records(path, sample))
    tagged = list(tag_records(records))
    total, sentences = score_spans(records, tagged, PTC[0][0], None), Counter[tuple[bool, bool]]()
    for record, tags in zip(records, tagged, strict=True):
        loaded = any(each.label in PTC[0][0] for each in tags)
        sentences[loaded, record["label"] == "Biased"] += 1
    right, wrong, missed = sentences[True, True], sentences[True, False], sentences[False, True]
    print(f"{path.stem} biased words: {_scores(total)}")
    print(f"{path.stem} sentences called biased: F1 {2 * right / max(1, 2 * right + wrong + missed):.3f}")


def score_cues(path: Path, sample: int | None = None) -> tuple[float, float, float]:
    """Precision, recall and F1 of cues of uncertainty: one is found when a predicted one overlaps it."""
    right = wrong = missed = 0
    for record in read_records(path, sample):
        predicted = [(each.start, each.end) for each in hedges(record["text"])]
        gold = [(start, end) for start, end, _ in record["spans"]]
        hits = sum(any(start < e and s < end for s, e in gold) for start, end in predicted)
        right, wrong = right + hits, wrong + len(predicted) - hits
        missed += sum(not any(start < e and s < end for s, e in predicted) for start, end in gold)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def read_records(path: Path, sample: int | None = None) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if sample is not None and number >= sample:
                return
            yield json.loads(line)


def tag_records(records: Iterable[dict[str, Any]], language: str = "en") -> Iterator[tuple[Tag, ...]]:
    pipeline, known = load(language), labels()
    words, seconds = 0, 0.0
    for record in records:
        text = record["text"]
        article = Article(
            id=digest(text), text=text, title_end=0, language=language, text_sha256=sha256(text)
        )
        began = time.perf_counter()
        (tagged,) = tag([Reading(article, pipeline)], known, codebook_version="", rules_version="")
        seconds += time.perf_counter() - began
        words += sum(tagged.words.values())
        yield tagged.tags
    print(f"tagged {words:,} words, {words / max(seconds, 1e-9):,.0f} a second", file=sys.stderr)


def _scores(counts: Counts) -> str:
    precision, recall, f1 = counts.overlap
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({counts.predicted} predicted, {counts.gold} gold)"


if __name__ == "__main__":
    sys.exit(main())
