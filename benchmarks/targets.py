"""How often the rules are right about whom a noun is put on, in the samples (`benchmarks/targets.tsv`)."""

import csv
from pathlib import Path

from annotate.records import Article, sha256
from annotate.samples import samples
from annotate.steps.tagging import tagger

TABLE = Path(__file__).with_name("targets.tsv")


def judged() -> dict[tuple[str, int], str]:
    """Whom the noun at an offset of a sample is put on; "-" for nobody."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {(row["sample"], int(row["start"])): row["target"] for row in rows}


def precision() -> float:
    """The share of targets that are right, of those that are proposed where a reader has judged."""
    right, tag = judged(), tagger(None, "none")
    found = []
    for sample in samples():
        article = Article(
            id=sample.id,
            text=sample.text,
            title_end=len(sample.text.partition("\n")[0]),
            language=sample.language,
            text_sha256=sha256(sample.text),
        )
        for each in tag([article])[0].tags:
            wanted = right.get((sample.id, each.start))
            if each.target is not None and wanted is not None:
                found.append(each.target.text == wanted)
    return sum(found) / len(found)
