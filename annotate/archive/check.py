"""Make everything in a package again from its workspace, and say where it differs."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from annotate.archive.about import readme
from annotate.archive.contents import OF_WORDS, contents
from annotate.archive.snapshot import MASK, with_words
from annotate.archive.write import README, STUDY, SUMS
from annotate.errors import AnnotateError, InputError
from annotate.records import sha256
from annotate.steps.upkeep.backup import packed_oddly, unpack
from annotate.store.ledger import verify as verify_ledger
from annotate.store.soundness import faults
from annotate.workspace import Workspace

LARGEST_LIST = 50_000_000  #: bytes of the list of digests
SHOWN = 5  #: differing lines of a file that are told
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_NAME = re.compile(r"(?!.*(?:^|/)\.\.?(?:/|$))[^/\\:*?\"<>|\x00-\x1f][^\\:*?\"<>|\x00-\x1f]*")


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Where a package is not what its workspace gives: the file, a line (0: all of it), and what differs."""

    file: str
    line: int
    said: str


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What was made again (names), what needs the texts and was not, and every difference."""

    files: tuple[str, ...]
    not_made: tuple[str, ...]
    differences: tuple[Difference, ...]


def check(path: Path, around: Workspace | None = None) -> Checked:
    """Recompute a package. Texts that it was written without are taken from the workspace `around` us.

    InputError for a file that is no package or cannot be opened without danger.
    """
    try:
        with zipfile.ZipFile(path) as package:
            sums = _sums(package, path)
            return _checked(package, path, sums, around)
    # zipfile raises the last two for what is packed in an unknown way, or encrypted.
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(f"{path} is damaged, or no package ({error}): take another copy") from None


def _checked(
    package: zipfile.ZipFile, path: Path, sums: Mapping[str, str], around: Workspace | None
) -> Checked:
    found = [
        Difference(file=name, line=0, said=f"its bytes are not those that {SUMS} names")
        for name, digest in sums.items()
        if _digest(package, name, path) != digest
    ]
    with _study(package, path) as study:
        with study.store() as store:
            articles = store.articles()
            text = not articles or any(set(each.text) - {MASK} for each in articles)
            wrong = list(store.ask(faults)) if text else []
            wrong += store.ask(verify_ledger).faults if text else ()
        found += [Difference(file=STUDY, line=0, said=each) for each in wrong]
        words = text or _joined(study, around)
        made = dict(contents(study, text=text, words=words))
        there = [name for name in sums if name not in (STUDY, README)]
        title = study.config.study.get("title", "")
        made[README] = readme(title, sorted({*there, STUDY}), text=text).encode()
        left = tuple(name for name in there if name not in made and not words and name.startswith(OF_WORDS))
        for name in sorted({*sums, *made} - {STUDY, *left}):
            if name not in sums or name not in made:
                said = (
                    "missing, though the workspace gives it"
                    if name in made
                    else "not a file that the workspace gives"
                )
                found.append(Difference(file=name, line=0, said=said))
                continue
            found += _differing(name, package.read(name), made[name])
    return Checked(files=tuple(sorted(made)), not_made=left, differences=tuple(found))


def _differing(name: str, said: bytes, made: bytes) -> Iterator[Difference]:
    """The first lines in which a file differs from what is made again."""
    if said == made:
        return
    ours = made.decode("utf-8", "backslashreplace").split("\n")
    theirs = said.decode("utf-8", "backslashreplace").split("\n")
    lines = [
        (number, *pair)
        for number, pair in enumerate(zip_longest(theirs, ours), start=1)
        if pair[0] != pair[1]
    ]
    for number, one, other in lines[:SHOWN]:
        yield Difference(file=name, line=number, said=_apart(one, other))
    if len(lines) > SHOWN:
        yield Difference(file=name, line=0, said=f"{len(lines) - SHOWN} more lines differ")


def _apart(one: str | None, other: str | None) -> str:
    if one is None or other is None:
        return f"{'only recomputed' if one is None else 'not recomputed'}: “{(one or other or '')[:80]}”"
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    begin = max(0, start - 30)
    return f"the package says “{one[begin : start + 40]}”, recomputed “{other[begin : start + 40]}”"


def _digest(package: zipfile.ZipFile, name: str, path: Path) -> str:
    try:
        return sha256(package.read(name))
    except zipfile.BadZipFile as error:
        raise InputError(f"{path} is damaged: {name} cannot be unpacked ({error})") from None


def _sums(package: zipfile.ZipFile, path: Path) -> Mapping[str, str]:
    """The digests by name, of exactly the files that are there. InputError where that is not so."""
    if odd := packed_oddly(package):
        raise InputError(f"{path}: {odd}, which no package has: nothing was read")
    names = package.namelist()
    if wrong := [name for name in names if not _NAME.fullmatch(name)]:
        raise InputError(f"{path} holds {wrong[0]!r}, which would lie outside of it: nothing was read")
    for needed in (SUMS, STUDY):
        if names.count(needed) != 1:
            raise InputError(
                f"{path} is not a package of `annotate archive`: it must hold {needed} exactly once"
            )
    if package.getinfo(SUMS).file_size > LARGEST_LIST:
        raise InputError(f"{path}: {SUMS} is too large to be one: nothing was read")
    found: dict[str, str] = {}
    for number, line in enumerate(package.read(SUMS).decode("utf-8", "replace").splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise InputError(f"{path}: {SUMS}, line {number} is no digest and name: {line[:60]!r}")
        found[match[2]] = match[1]
    if sorted(names) != sorted([*found, SUMS]):
        if not (unlike := sorted(set(names) ^ {*found, SUMS})):
            twice = next(name for name in names if names.count(name) > 1)
            raise InputError(f"{path} is damaged: {twice} is in it twice")
        where = "is in it and not" if unlike[0] in names else "is missing, though it is named"
        raise InputError(f"{path} is damaged: {unlike[0]} {where} in {SUMS}")
    return found


@contextmanager
def _study(package: zipfile.ZipFile, path: Path) -> Iterator[Workspace]:
    """The workspace of a package, in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="annotate-") as folder:
        packed, root = Path(folder) / STUDY, Path(folder) / "desk"
        packed.write_bytes(package.read(STUDY))
        try:
            unpack(packed, root)
            study = Workspace.at(root)
        except AnnotateError as error:
            raise InputError(f"{path}: {str(error).replace(str(packed), STUDY)}") from None
        yield study


def _joined(study: Workspace, around: Workspace | None) -> bool:
    """Put the texts of the workspace around us into the study, if that has all of them."""
    if around is None:
        return False
    with study.store() as store, around.store() as ours:
        wanted = {each.id: each.text_sha256 for each in store.articles()}
        texts = {
            each.id: each.text
            for each in ours.articles(superseded=True)
            if wanted.get(each.id) == each.text_sha256
        }
    if wanted.keys() - texts.keys():
        return False
    with_words(study, texts)
    return True
