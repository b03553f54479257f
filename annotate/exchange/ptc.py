"""PTC, the corpus of SemEval-2020 task 11: an article and a file of its labels each; code points.

A line of labels is article, technique, start and end, with tabs between. https://doi.org/10.18653/v1/2020.semeval-1.186
Articles are numbered there, so one of ours goes by its id as a decimal number.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotate.errors import InputError
from annotate.exchange.coded_article import CodedArticle, CodedSpan, checked, coded_article
from annotate.exchange.format import Format, corpus_files
from annotate.files import write

_OFFSET = re.compile(r"\d{1,9}")


def _write(articles: Sequence[CodedArticle], folder: Path) -> None:
    for part in ("articles", "labels"):
        (folder / part).mkdir(parents=True)
    for article in articles:
        number = article.name if article.name.isdecimal() else str(int(article.article.id, 16))
        spans = [f"{number}\t{each.label}\t{each.start}\t{each.end}\n" for each in article.spans]
        write(folder / "articles" / f"article{number}.txt", article.article.text)
        write(folder / "labels" / f"article{number}.task2-TC.labels", "".join(spans))


def _read(folder: Path) -> Iterator[CodedArticle]:
    found: dict[str, list[tuple[str, CodedSpan]]] = {}
    for path in corpus_files(folder, "*.labels", "*.labels.tsv"):
        for number, line in enumerate(_text(path).replace("\r\n", "\n").split("\n"), start=1):
            *cells, start, end = ("", "", *line.split("\t"))
            match cells[2:]:
                case [name, label] if _OFFSET.fullmatch(start) and _OFFSET.fullmatch(end):
                    span = CodedSpan(start=int(start), end=int(end), label=label)
                    found.setdefault(name, []).append((f"{path}, line {number}", span))
                case [_] if _OFFSET.fullmatch(start) and _OFFSET.fullmatch(end):
                    pass  # of the other subtask: where something is, and not what
                case _ if line.strip():
                    raise InputError(
                        f"{path}, line {number}: {line!r} is not article, label, start, end with tabs between"
                    )
    for path in corpus_files(folder, "article*.txt"):
        name, text = path.stem.removeprefix("article"), _text(path)
        spans = [checked(where, span, text) for where, span in found.pop(name, ())]
        yield coded_article(str(path), name, text, spans)
    if found:
        raise InputError(f"{folder} has labels of article {min(found)}, and no article{min(found)}.txt")


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig" if path.suffix != ".txt" else "utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}): it must be UTF-8") from None


FORMAT = Format(
    name="ptc",
    title="PTC (SemEval-2020 task 11)",
    files="article*.txt",
    folder=True,
    holds=frozenset({"overlaps"}),
    write=_write,
    read=_read,
)
