"""Peak memory of each command that reads a whole workspace, in one of many articles.

    python -m benchmarks.memory [--articles 50000]

Some articles are added and tagged; the others are copies of them with their letters exchanged, so that each
is a text of its own with as many words and tags, put into the store as they are. It exits 1 above `MOST`.
"""

import argparse
import string
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from annotate.records import Article, Publication, Tag, Tagged, digest, sha256
from annotate.store import Store
from annotate.workspace import Workspace
from benchmarks.commands import MOST
from benchmarks.generated import OUTLETS, write
from benchmarks.processes import ANNOTATE, run

TAGGED = 500  #: articles that are really added and tagged
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("list",),
    *(("export", table, "--format", "jsonl") for table in ("articles", "tags", "attributions")),
    ("export", "articles", "--format", "csv", "--excel", "--out", "articles.csv"),
    ("compare", "--format", "json"),
    ("summary", "--all", "--format", "json", "--out", "summaries"),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=50_000, metavar="N")
    number = parser.parse_args().articles
    over = False
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(folder / "articles.jsonl", TAGGED)
        run((*ANNOTATE, "init", "desk"), folder)
        for words in (("add", "../articles.jsonl"), ("tag",)):
            run((*ANNOTATE, *words), folder / "desk")
        fill(folder / "desk", number)
        print(f"| {number:,} articles | peak, MB |\n|---|---|", flush=True)
        for words in COMMANDS:
            peak = run((*ANNOTATE, *words), folder / "desk").peak
            over |= peak > MOST
            print(f"| `{' '.join(words[:4])}` | {peak:.0f} |", flush=True)
    return int(over)


def fill(desk: Path, number: int) -> None:
    """Put copies into a workspace until it has so many articles."""
    with Workspace.find(desk).store() as store:
        names, versions = store.article_ids(), store.versions()
        for at in range(len(names), number, len(names)):
            letters = exchanged(at)
            with store.transaction():
                for place, name in enumerate(names[: number - at], start=at):
                    _put(store, copy(store, name, letters), place, versions[name])


def exchanged(seed: int) -> dict[int, str]:
    """Each small letter for another one: words stay words, and no run of them stays the same."""
    small = list(string.ascii_lowercase)
    Random(seed).shuffle(small)
    return str.maketrans(string.ascii_lowercase, "".join(small))


def copy(store: Store, name: str, letters: dict[int, str]) -> Tagged:
    """A tagged article under other letters."""
    found = store.tagged(name)
    assert found is not None
    text = found.article.text.translate(letters)
    article = replace(found.article, id=digest("article", text), text=text, text_sha256=sha256(text))
    return replace(
        found,
        article=article,
        tags=tuple(_tags(found.tags, article)),
        attributions=tuple(
            replace(each, article_id=article.id, text=text[each.start : each.end])
            for each in found.attributions
        ),
        denied=tuple(_tags(found.denied, article)),
    )


def _tags(tags: tuple[Tag, ...], article: Article) -> Iterator[Tag]:
    for tag in tags:
        words = article.text[tag.start : tag.end]
        yield replace(tag, id=digest("tag", article.id, tag.id), article_id=article.id, text=words)


def _put(store: Store, tagged: Tagged, place: int, version: str) -> None:
    store.add_article(tagged.article)
    store.put_tagged(tagged, version)
    appeared = Publication(
        article_id=tagged.article.id,
        source=f"https://news.example/copies/{place}",
        outlet=OUTLETS[place % len(OUTLETS)],
        published=f"2026-{place % 12 + 1:02}-01",
        raw_sha256=sha256(tagged.article.text),
        cleaner_version="1",
    )
    store.add_publication(appeared)


if __name__ == "__main__":
    sys.exit(main())
