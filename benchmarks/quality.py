"""Measure how good the rules are, and fail below a floor: `make quality`.

    python -m benchmarks.quality [--corpora ../shared/corpora] [--raise] [--lower METRIC --reason "…"]
    python -m benchmarks.quality --table [--into README.md]

Floors on the samples guard everywhere; those on the corpora, which are read in place and never copied,
where they are. What is skipped is said. `--table` prints the floors beside published and naive figures.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotate.packaged import packaged
from annotate.records import sha256
from annotate.steps.training.evaluate import evaluate
from benchmarks import floors as book
from benchmarks import targets
from benchmarks.rules import PTC, read_records, score_cues, score_spans, tag_records
from benchmarks.sourcing import read_records as read_attributions
from benchmarks.sourcing import reading_of, score_quoted, score_unsourced, score_weasel

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "data" / "floors.json"
CORPORA = ROOT.parent / "shared" / "corpora"
BEGIN, END = "<!-- quality -->", "<!-- /quality -->"
SAMPLES = "data/samples/gold.jsonl"
TARGETS = "benchmarks/target_sentences.tsv"

#: labels of the samples that have a floor of their own
MAIN = ("unattributed_claim", "loaded_label", "speculative_scenario", "loaded_language")


def _samples(gold: Path) -> Mapping[str, float]:
    measures = evaluate(None, rules=True, on=gold).measures
    figures = {"samples/f1": measures.micro.f1}
    return figures | {f"samples/{name}-f1": measures.labels[name].f1 for name in MAIN}


def _targets(_: Path) -> Mapping[str, float]:
    found = targets.measured()
    return {"targets/precision": found.precision, "targets/recall": found.recall}


def _propaganda(path: Path) -> Mapping[str, float]:
    records = list(read_records(path))
    return {"ptc-dev/loaded-f1": score_spans(records, list(tag_records(records)), *PTC[0]).f1}


def _french(path: Path) -> Mapping[str, float]:
    records = list(read_records(path))
    scores = score_spans(records, list(tag_records(records, "fr")), *PTC[0])
    precision, _, f1 = scores.overlap
    return {"persuasion-fr-dev/loaded-f1": f1, "persuasion-fr-dev/loaded-precision": precision}


def _mainstream(path: Path) -> Mapping[str, float]:
    records = list(read_records(path))
    return {"basil-dev/loaded-f1": score_spans(records, list(tag_records(records)), PTC[0][0], None).f1}


def _biased_words(path: Path) -> Mapping[str, float]:
    records = list(read_records(path))
    return {"babe/words-f1": score_spans(records, list(tag_records(records)), PTC[0][0], None).f1}


def _quotations(path: Path) -> Mapping[str, float]:
    records = list(read_attributions(path))
    readings = [reading_of(each["id"], each["text"]) for each in records]
    scores, unsourced = score_quoted(records, readings, None), score_unsourced(records, readings, None)
    return {
        "polnear-dev/quoted": scores["found"],
        "polnear-dev/speaker": scores["right_speaker"],
        "polnear-dev/rightly-quoted": 1 - scores["quoted_words_outside_any_attribution"],
    } | {
        f"polnear-dev/{name.replace('_', '-')}-{measure}": unsourced[name][measure]
        for name in ("anonymous_or_vague", "no_source")
        for measure in ("precision", "recall")
    }


def _weasel(path: Path) -> Mapping[str, float]:
    scores, wide = score_weasel(path, None), score_weasel(path, None, quantities=True)
    return {
        "weasel/precision": scores["precision"],
        "weasel/recall": scores["recall"],
        "weasel/quantities-precision": wide["precision"],
        "weasel/quantities-recall": wide["recall"],
    }


def _cues(path: Path) -> Mapping[str, float]:
    return {f"{path.stem}/cue-f1": score_cues(path)[2]}


#: corpus file → what measures it
MEASURED: Mapping[str, Callable[[Path], Mapping[str, float]]] = {
    SAMPLES: _samples,
    TARGETS: _targets,
    "ptc-dev.jsonl": _propaganda,
    "persuasion-fr-dev.jsonl": _french,
    "basil-dev.jsonl": _mainstream,
    "babe.jsonl": _biased_words,
    "polnear-dev.jsonl": _quotations,
    "weasel.jsonl": _weasel,
    "speculation-factbank.jsonl": _cues,
    "speculation-wiki.jsonl": _cues,
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """How a metric is called in the table, and what others reach on the same file."""

    title: str
    peers: str = "–"


ROWS: Mapping[str, Row] = {
    "samples/f1": Row(title="All labels, overlap F1"),
    **{f"samples/{name}-f1": Row(title=f"`{name}`, overlap F1") for name in MAIN},
    "targets/precision": Row(title="Whom a noun is put on, precision (214 nouns judged by hand)"),
    "targets/recall": Row(title="Whom a noun is put on, recall (the same)"),
    "ptc-dev/loaded-f1": Row(
        title="Loaded language and name calling, span F1",
        peers="every sentence .054; polarity lexicon .23; lexicon learned on ptc-train .255",
    ),
    "persuasion-fr-dev/loaded-f1": Row(
        title="Loaded language and name calling in French, span F1",
        peers="every sentence .131; list learned on half the gold .064, learned another way .242",
    ),
    "persuasion-fr-dev/loaded-precision": Row(title="The same, precision"),
    "basil-dev/loaded-f1": Row(
        title="Loaded wording in mainstream news, span F1",
        peers="every sentence .010; list learned on half the gold .007",
    ),
    "babe/words-f1": Row(
        title="Biased words, span F1", peers="every sentence .088; list learned on half the gold .241"
    ),
    "polnear-dev/quoted": Row(title="Quoted content found as quoted", peers="plain regular expression .87"),
    "polnear-dev/speaker": Row(title="Speaker of quoted content right"),
    "polnear-dev/rightly-quoted": Row(title="Quoted words that stand in an attribution"),
    "polnear-dev/anonymous-or-vague-precision": Row(
        title="Attributions to an anonymous or vague source, precision", peers="every sentence .023"
    ),
    "polnear-dev/anonymous-or-vague-recall": Row(
        title="Attributions to an anonymous or vague source, recall"
    ),
    "polnear-dev/no-source-precision": Row(
        title="Claims without a source, precision", peers="every sentence .036"
    ),
    "polnear-dev/no-source-recall": Row(title="Claims without a source, recall"),
    "weasel/precision": Row(
        title="Sentences with an unattributed claim, precision",
        peers="word list .63; TF-IDF trained on the file .70",
    ),
    "weasel/recall": Row(
        title="Sentences with an unattributed claim, recall",
        peers="word list .93; TF-IDF trained on the file .66",
    ),
    "weasel/quantities-precision": Row(
        title="The same with the rule for vague quantities turned on, precision",
        peers="word list .63; TF-IDF trained on the file .70",
    ),
    "weasel/quantities-recall": Row(
        title="The same with the rule for vague quantities turned on, recall",
        peers="word list .93; TF-IDF trained on the file .66",
    ),
    "speculation-factbank/cue-f1": Row(
        title="Cues of uncertainty in news, F1", peers="word list .63; cue list learned there .735"
    ),
    "speculation-wiki/cue-f1": Row(
        title="Cues of uncertainty in Wikipedia, F1", peers="word list .66; cue list learned there .79"
    ),
}


def measured(corpora: Path) -> Iterator[book.Figure | str]:
    """Each figure that can be measured here; for a corpus that is not here, a sentence that says so."""
    for name, measure in MEASURED.items():
        ours = {SAMPLES: packaged("samples") / "gold.jsonl", TARGETS: targets.SENTENCES}
        path = ours.get(name, corpora / name)
        if not path.is_file():
            yield f"skipped: {name} is not in {corpora}, so its floors were not checked"
            continue
        digest = sha256(path.read_bytes())
        for metric, value in measure(path).items():
            yield book.Figure(metric=metric, value=round(value, 3), corpus=name, sha256=digest)


def table(floors: Mapping[str, book.Floor]) -> str:
    """The floors as Markdown, beside what others reach on the same file."""
    lines = ["| what | measured on | rules alone | others |", "|---|---|---|---|"]
    for metric, row in ROWS.items():
        if metric in floors:
            value = f"{floors[metric].value:.3f}".removeprefix("0")
            lines.append(f"| {row.title} | {Path(floors[metric].corpus).name} | {value} | {row.peers} |")
    return "\n".join(lines)


def placed(made: str, text: str) -> str:
    """The document with what stands between its markers replaced. ValueError where it has none."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the document has no {BEGIN} … {END} around the place for the table")
    return f"{before}{BEGIN}\n{made}\n{END}{after}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file with the floors")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="up", action="store_true", help="write figures that are higher")
    change.add_argument("--lower", metavar="METRIC", choices=tuple(ROWS), help="take one floor down")
    change.add_argument("--table", action="store_true", help="print the floors as a table, measure nothing")
    parser.add_argument("--into", type=Path, help="with --table: the file to put it in, between its markers")
    parser.add_argument("--reason", default="", help="with --lower: why; it is kept in the file")
    asked = parser.parse_args(argv)
    floors = book.read(asked.floors)
    if asked.into and not asked.table:
        parser.error("--into FILE says where --table goes: give both")
    if asked.table:
        if asked.into is None:
            print(table(floors))
        else:
            asked.into.write_text(placed(table(floors), asked.into.read_text("utf-8")), "utf-8")
        return 0
    if bool(asked.lower) != bool(asked.reason.strip()):
        parser.error(
            "--lower METRIC and --reason go together: a floor is taken down only for a stated reason"
        )
    began, today = time.perf_counter(), datetime.now(UTC).date().isoformat()
    figures: list[book.Figure] = []
    for each in measured(asked.corpora):
        if isinstance(each, str):
            print(each)
            continue
        figures.append(each)
        floor = floors.get(each.metric)
        print(
            f"{each.metric:<34} {each.value:.3f}   floor {f'{floor.value:.3f}' if floor else 'none'}",
            flush=True,
        )
    print(f"{len(figures)} figures in {time.perf_counter() - began:.0f} s")
    if asked.up:
        floors = book.raised(floors, figures, today)
    elif asked.lower:
        figure = next((each for each in figures if each.metric == asked.lower), None)
        if figure is None:
            parser.error(f"{asked.lower} was not measured: its corpus is not here")
        try:
            floors = book.lowered(floors, figure, today, asked.reason)
        except ValueError as error:
            parser.error(str(error))
    if asked.up or asked.lower:
        book.write(asked.floors, {metric: floors[metric] for metric in ROWS if metric in floors})
    complaints = [said for each in figures if (said := book.complaint(each, floors.get(each.metric)))]
    for said in complaints:
        print(said, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
