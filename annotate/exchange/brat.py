"""brat standoff: a ``.txt`` and an ``.ann`` for each article; offsets are code points.

A span that goes over a line end is written in fragments, a line each, as brat does. Voice, and that a span
is disputed or was settled by an adjudicator, are attributes; a reason is a note. https://brat.nlplab.org/standoff.html
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from annotate.errors import InputError
from annotate.exchange.coded_article import CodedArticle, CodedSpan, State, checked, coded_article
from annotate.exchange.format import Format, corpus_files
from annotate.files import write
from annotate.records import VOICES

_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_TYPE = re.compile(r"[\w-]+")
_SPAN = re.compile(r"(?P<id>T\d+)\t(?P<label>\S+) (?P<at>\d{1,9} \d{1,9}(;\d{1,9} \d{1,9})*)\t")
_ABOUT = re.compile(
    r"A\d+\t(?P<what>\S+) (?P<id>T\d+)(?: (?P<value>\S+))?|#\d+\t\S+ (?P<noted>T\d+)\t(?P<note>.*)"
)
_OTHER = re.compile(r"(?:[AREMN#]\d+|\*)\t\S.*")  #: of events, relations and what is said of them
_OURS = ("Voice", "Disputed", "Adjudicated")
CONFIGURATION = """[entities]
{labels}
[relations]
[events]
[attributes]
Voice\tArg:<ENTITY>, Value:{voices}
Disputed\tArg:<ENTITY>
Adjudicated\tArg:<ENTITY>
"""


def _write(articles: Sequence[CodedArticle], folder: Path) -> None:
    folder.mkdir()
    names = sorted({span.label for article in articles for span in article.spans})
    if odd := [name for name in names if not _TYPE.fullmatch(name)]:
        raise InputError(f"brat has no label {odd[0]!r}: letters, digits, - and _ alone; rename it first")
    configuration = CONFIGURATION.format(labels="\n".join(names), voices="|".join(VOICES))
    write(folder / "annotation.conf", configuration)
    for article in articles:
        write(folder / f"{article.file_name}.txt", article.article.text)
        write(folder / f"{article.file_name}.ann", "".join(f"{line}\n" for line in _lines(article)))


def _lines(article: CodedArticle) -> Iterator[str]:
    attributes = 0
    for number, span in enumerate(article.spans, start=1):
        parts = list(_LINE.finditer(article.article.text, span.start, span.end))
        at = ";".join(f"{part.start()} {part.end()}" for part in parts)
        yield f"T{number}\t{span.label} {at}\t{' '.join(part[0] for part in parts)}"
        marks = [span.state.capitalize()] * (span.state != "approved")
        marks += [f"Voice {span.voice}"] * (span.voice is not None)
        for mark in marks:
            attributes += 1
            what, _, value = mark.partition(" ")
            yield f"A{attributes}\t{what} T{number} {value}".rstrip()
        if span.reason:
            yield f"#{number}\tAnnotatorNotes T{number}\t{' '.join(span.reason.split())}"


def _read(folder: Path) -> Iterator[CodedArticle]:
    for path in corpus_files(folder, "*.ann"):
        try:
            text = path.with_suffix(".txt").read_bytes().decode()
            said = path.with_suffix(".ann").read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path} and its .txt cannot be read in UTF-8 ({error})") from None
        yield coded_article(str(path), path.stem, text, _spans(path, text, said.split("\n")))


def _spans(path: Path, text: str, said: Sequence[str]) -> Iterator[CodedSpan]:
    about: dict[str, dict[str, tuple[str, str]]] = {}
    for number, line in enumerate(said, start=1):
        where = f"{path}, line {number}"
        if found := _ABOUT.fullmatch(line):
            what, known = found["what"] or "reason", about.setdefault(found["id"] or found["noted"], {})
            if what in _OURS and what in known:
                raise InputError(f"{where}: {found['id']} has the attribute {what} twice: take one out")
            known[what] = found["value"] or found["note"] or "", where
        elif line.strip() and not line.startswith("T") and not _OTHER.fullmatch(line):
            raise InputError(f"{where}: {line!r:.60} is no line of brat's: take it out, or mend it")
    seen = set[str]()
    for number, line in enumerate(said, start=1):
        where = f"{path}, line {number}"
        if not line.startswith("T"):
            continue
        match = _SPAN.match(line)
        if match is None:
            raise InputError(f"{where}: {line!r} is not a span of brat's: T1, label, offsets, text")
        if match["id"] in seen:
            raise InputError(f"{where}: {match['id']} is there twice: each span needs a number of its own")
        seen.add(match["id"])
        parts = [tuple(map(int, part.split())) for part in match["at"].split(";")]
        if any(text[left[1] : right[0]].strip() for left, right in pairwise(parts)):
            raise InputError(
                f"{where}: {match['id']} is in pieces with words between them: a span here has "
                "one beginning and one end; mark the pieces apart, or all of it"
            )
        words = "".join(text[start:end] for start, end in parts)
        told = line[match.end() :]
        if told.strip() and "".join(told.split()) != "".join(words.split()):
            raise InputError(
                f"{where}: {match['id']} says {told!r:.60}, and there stands {words!r:.60}: "
                "take the .txt that was coded, with offsets in characters"
            )
        span = CodedSpan(start=parts[0][0], end=parts[-1][1], label=match["label"])
        yield checked(where, _told(span, about.pop(match["id"], {})), text)
    for known in about.values():
        raise InputError(f"{next(iter(known.values()))[1]}: there is no such span: take the line out")


def _told(span: CodedSpan, known: Mapping[str, tuple[str, str]]) -> CodedSpan:
    """The span with what attributes and notes say of it, each with the line where it stands."""
    voice, where = known.get("Voice", (None, ""))
    ours = next((each for each in VOICES if each == voice), None)
    if voice is not None and ours is None:
        raise InputError(f"{where}: the attribute Voice is {voice!r:.40}; it is one of {', '.join(VOICES)}")
    if "Disputed" in known and "Adjudicated" in known:
        raise InputError(f"{known['Disputed'][1]}: it is Disputed and Adjudicated: take one out")
    settled: State = "adjudicated" if "Adjudicated" in known else "approved"
    state = "disputed" if "Disputed" in known else settled
    return replace(span, state=state, voice=ours, reason=known.get("reason", ("", ""))[0])


FORMAT = Format(
    name="brat",
    title="brat standoff",
    files="*.ann",
    folder=True,
    holds=frozenset({"overlaps", "voice", "reason", "adjudicated", "disputed"}),
    write=_write,
    read=_read,
)
