"""A sample of errors to be read and classed: `python -m benchmarks.errors loaded_label missed`.

Prints to the terminal and writes nothing: the corpora are not ours to copy. `docs/errors.md` has the counts.
"""

import argparse
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from annotate.records import sha256
from annotate.text.words import words
from benchmarks.hedges import hedges
from benchmarks.rules import read_records, tag_records
from benchmarks.sourcing import DOUBLE, UNATTRIBUTED, gold_unsourced, reading_of

Error = tuple[str, int, int]  #: a text, and where in it the error is
Drawing = Callable[[Path, bool], Iterator[Error]]

#: by our label: its class in the corpus, and the classes that one of its tags may lie in
_CLASSES = {
    "loaded_label": ("Name_Calling,Labeling", ("Name_Calling,Labeling", "Loaded_Language")),
    "loaded_language": ("Loaded_Language", ("Name_Calling,Labeling", "Loaded_Language")),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=sorted(DRAWINGS))
    parser.add_argument("kind", choices=("false", "missed"))
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--size", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    errors = list(DRAWINGS[asked.what](asked.corpora, asked.kind == "missed"))
    drawn = random.Random(asked.seed).sample(errors, min(asked.size, len(errors)))
    print(f"{len(drawn)} of {len(errors)}")
    for number, (text, start, end) in enumerate(drawn, 1):
        around = (text[max(0, start - 110) : start], text[start:end], text[end : end + 70])
        print(number, "{}⟦{}⟧{}".format(*(part.replace("\n", " / ") for part in around)))


def _loaded(label: str) -> Drawing:
    """Tags that touch no span of the classes near to the label; spans of its class that no tag touches."""
    own, near = _CLASSES[label]

    def draw(corpora: Path, missed: bool) -> Iterator[Error]:
        records = list(read_records(corpora / "ptc-train.jsonl"))
        for record, tags in zip(records, tag_records(records), strict=True):
            gold = [(start, end) for start, end, name in record["spans"] if name in near]
            ours = [(tag.start, tag.end) for tag in tags if tag.label in _CLASSES]
            if missed:
                wanted = [(start, end) for start, end, name in record["spans"] if name == own]
                yield from _apart(record["text"], wanted, ours)
            else:
                tagged = [(tag.start, tag.end) for tag in tags if tag.label == label]
                yield from _apart(record["text"], tagged, gold)

    return draw


def _other(label: str, nearest: str) -> Drawing:
    """All tags on ptc-train, since its nearest class is another thing; spans of that which no tag touches."""

    def draw(corpora: Path, missed: bool) -> Iterator[Error]:
        records = list(read_records(corpora / "ptc-train.jsonl"))
        for record, tags in zip(records, tag_records(records), strict=True):
            ours = [(tag.start, tag.end) for tag in tags if missed or tag.label == label]
            if missed:
                wanted = [(start, end) for start, end, name in record["spans"] if name == nearest]
                yield from _apart(record["text"], wanted, ours)
            else:
                yield from ((record["text"], start, end) for start, end in ours)

    return draw


def _scenario(corpora: Path, missed: bool) -> Iterator[Error]:
    """All tags on ptc-train, since no corpus has the scenario as its class; cues of uncertainty not found."""
    if not missed:
        records = list(read_records(corpora / "ptc-train.jsonl"))
        for record, tags in zip(records, tag_records(records), strict=True):
            for tag in tags:
                if tag.label == "speculative_scenario":
                    yield record["text"], tag.start, tag.end
        return
    for name in ("factbank", "wiki"):
        for record in read_records(corpora / f"speculation-{name}.jsonl"):
            found = [(hedge.start, hedge.end) for hedge in hedges(record["text"])]
            yield from _apart(record["text"], [(start, end) for start, end, _ in record["spans"]], found)


def _unattributed(corpora: Path, missed: bool) -> Iterator[Error]:
    """Against attributions without a source, or with an anonymous or vague one, outside quotations."""
    for record in read_records(corpora / "polnear-train.jsonl", 300):
        text, reading = record["text"], reading_of(record["id"], record["text"])
        ours = [
            (each.start, each.end)
            for each in reading.attributions
            if each.rung in UNATTRIBUTED and reading.voice(each.start, each.end) != "quoted"
        ]
        gold = gold_unsourced(record, "both")
        if missed:
            for spans in gold:
                if not any(_touch(span, own) for span in spans for own in ours):
                    yield text, *spans[0]
        else:
            yield from _apart(text, ours, [span for spans in gold for span in spans])


def _french(corpora: Path, _: bool) -> Iterator[Error]:
    """All unattributed claims in unlabelled French articles, each text once."""
    for text in dict.fromkeys(each["text"] for each in read_records(corpora / "raw-articles-fr.jsonl")):
        for each in reading_of(sha256(text), text, "fr").attributions:
            if each.rung in UNATTRIBUTED:
                yield text, each.start, each.end


def _quoted(corpora: Path, missed: bool) -> Iterator[Error]:
    """Quotations of which a word stands in no attribution; quoted contents that are no quotation of ours."""
    for record in read_records(corpora / "polnear-train.jsonl"):
        text, reading = record["text"], reading_of(record["id"], record["text"])
        gold = [(*each["content"],) for each in record["attributions"] if "content" in each]
        ours = [(each.start, each.end) for each in reading.quotations]
        if missed:
            marked = [span for span in gold if text[span[0]] in DOUBLE and text[span[1] - 1] in DOUBLE]
            yield from _apart(text, marked, ours)
            continue
        for start, end in ours:
            spoken = [(start + one, start + other) for one, other in words(text[start:end])]
            if any(_apart(text, spoken, gold)):
                yield text, start, end


def _quotations(corpora: Path, _: bool) -> Iterator[Error]:
    """All quotations: the corpus leaves out too many for those outside its attributions to be errors."""
    for record in read_records(corpora / "polnear-train.jsonl"):
        for each in reading_of(record["id"], record["text"]).quotations:
            yield record["text"], each.start, each.end


def _weasel(corpora: Path, missed: bool) -> Iterator[Error]:
    """Sentences of Wikipedia: plain ones with an unattributed claim of ours, weasels without one."""
    for record in read_records(corpora / "weasel.jsonl"):
        text = record["text"]
        attributions = reading_of(record["id"], text).attributions
        ours = [(each.start, each.end) for each in attributions if each.rung in UNATTRIBUTED]
        if missed and not ours and record["label"] == "weasel":
            yield text, 0, len(text)
        if not missed and ours and record["label"] != "weasel":
            yield text, *ours[0]


def _apart(text: str, these: list[tuple[int, int]], those: list[tuple[int, int]]) -> Iterator[Error]:
    """Those of `these` spans that touch none of `those`."""
    for start, end in these:
        if not any(_touch((start, end), other) for other in those):
            yield text, start, end


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


DRAWINGS: dict[str, Drawing] = {
    "appeal_to_fear": _other("appeal_to_fear", "Appeal_to_fear-prejudice"),
    "exaggeration": _other("exaggeration", "Exaggeration,Minimisation"),
    "loaded_label": _loaded("loaded_label"),
    "loaded_language": _loaded("loaded_language"),
    "scare_quotes": _other("scare_quotes", "Doubt"),
    "speculative_scenario": _scenario,
    "quotation": _quotations,
    "quotation_outside_gold": _quoted,
    "unattributed_claim": _unattributed,
    "unattributed_claim_french": _french,
    "weasel": _weasel,
}

if __name__ == "__main__":
    main()
