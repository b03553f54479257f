"""A folder that `datasets.load_dataset` reads: Parquet, and a dataset card. Offsets are code points."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from annotate.errors import InputError
from annotate.exchange.coded_article import GOLD, CodedArticle, CodedSpan, coded_article
from annotate.exchange.format import SPANS, Format
from annotate.exchange.jsonl import OF_SPAN, PLACES
from annotate.json_records import to_dict

DATA = "data/train.parquet"
#: as dataset cards call them: https://huggingface.co/docs/hub/datasets-cards
SIZES = {1_000: "n<1K", 10_000: "1K<n<10K", 100_000: "10K<n<100K", 1_000_000: "100K<n<1M"}
CARD = """---
configs:
- config_name: default
  data_files:
  - split: train
    path: {data}
size_categories:
- {size}
task_categories:
- token-classification
---

# Coded articles

{number} articles, coded by people with `annotate`. Each row is an article: `text`, and `spans` of it with
`start` and `end` (half-open, in code points: `text[start:end]` in Python), `label`, `state` (`approved` by
all coders, or `adjudicated` by one), `voice` (whose words: `outlet`, `quoted`, `reported`) and `reason`.
`disputed` spans were marked by only some of the coders: neither an example of their label nor of its
absence. `rejected` ones were proposed by a rule or a model, and nobody let them stand. `labels` are those
that the coders had: that nobody marked a stretch is evidence that they do not apply there; of other labels
nothing is known. `group` is what may not be torn apart when the data is split.

| label | spans | disputed |
|---|---|---|
{counts}
"""


def _write(articles: Sequence[CodedArticle], folder: Path) -> None:
    import datasets

    datasets.disable_progress_bars()
    text, number = datasets.Value("string"), datasets.Value("int64")
    span = {"start": number, "end": number} | dict.fromkeys(("label", "state", "voice", "reason"), text)
    columns: dict[str, Any] = dict.fromkeys(("id", "group", "language", "text"), text)
    columns |= dict.fromkeys(("spans", "disputed", "rejected"), datasets.List(span))
    schema = datasets.Features({**columns, "labels": datasets.List(text)})
    (folder / DATA).parent.mkdir(parents=True)
    datasets.Dataset.from_list([_row(each) for each in articles], features=schema).to_parquet(folder / DATA)
    (folder / "README.md").write_text(_card(articles), encoding="utf-8")


def _row(article: CodedArticle) -> dict[str, Any]:
    row: dict[str, Any] = {"id": article.name, "group": article.group}
    row |= {"language": article.article.language, "text": article.article.text}
    row["spans"] = [to_dict(each) for each in article.of_state(*GOLD)]
    row["disputed"] = [to_dict(each) for each in article.of_state("disputed")]
    row["rejected"] = [to_dict(each) for each in article.of_state("rejected")]
    return row | {"labels": None if article.labels is None else sorted(article.labels)}


def _card(articles: Sequence[CodedArticle]) -> str:
    spans = [each for article in articles for each in article.spans]
    counts = [
        f"| `{name}` | {sum(each.label == name and each.state in GOLD for each in spans)} | "
        f"{sum(each.label == name and each.state == 'disputed' for each in spans)} |"
        for name in sorted({each.label for each in spans})
    ]
    size = next((size for most, size in SIZES.items() if len(articles) < most), "n>1M")
    return CARD.format(data=DATA, size=size, number=len(articles), counts="\n".join(counts))


def _read(folder: Path) -> Iterator[CodedArticle]:
    import datasets

    datasets.disable_progress_bars()
    with tempfile.TemporaryDirectory() as cache:
        try:
            loaded = datasets.load_dataset(str(folder), cache_dir=cache, keep_in_memory=True)
            rows = [row for split in loaded.values() for row in split]
        except Exception as error:  # every way in which a folder can fail to be one
            raise InputError(f"{folder} is no data set that `load_dataset` reads: {error}") from None
    for number, row in enumerate(rows, start=1):
        where = f"{folder}, row {number}"
        try:
            spans = [
                CodedSpan(**{"state": states[0], **{key: each[key] for key in each if key in OF_SPAN}})
                for name, states in PLACES.items()
                for each in row.get(name) or ()
            ]
        except TypeError as error:
            raise InputError(
                f"{where}: a row needs `text` and `spans` with start, end and label ({error!r})"
            ) from None
        yield coded_article(
            where,
            number if row.get("id") is None else row["id"],
            row.get("text"),
            spans,
            language=row.get("language") or "",
            group=row.get("group"),
            labels=row.get("labels"),
        )


FORMAT = Format(
    name="datasets",
    title="Hugging Face datasets",
    files="*.parquet",
    folder=True,
    holds=SPANS | {"labels offered", "language"},
    write=_write,
    read=_read,
)
