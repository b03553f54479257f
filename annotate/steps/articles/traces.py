"""Whether any text of an article is left in files: the proof behind `remove`.

Searched for are stretches of its text and of what cleaning took out of it, as bytes of UTF-8 and as JSON
writes them: what the store, its log and its freed pages, a training set, a server's database or a page has.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotate.records import Article

LENGTH = 40  #: characters of a stretch: as many words seldom follow each other twice
LEAST = 12  #: characters of a line that is taken whole where an article has no longer one
CHUNK = 1 << 24  #: bytes that are read at once


def stretches(
    articles: Iterable[Article], others: Sequence[Article], spans: Iterable[str] = ()
) -> tuple[str, ...]:
    """Stretches by which these articles can be known, in order: none that one of the `others` has as well.

    `spans` are words of theirs that tables have by themselves; long ones are looked for as they are.
    """
    kept = "\n".join(part for other in others for part in _parts(other))
    found: dict[str, None] = {}
    for article in articles:
        lines = [line.strip() for part in _parts(article) for line in part.split("\n")]
        long = [stretch for line in lines for stretch in _cut(line)]
        found |= dict.fromkeys(long or [line for line in lines if len(line) >= LEAST])
    found |= dict.fromkeys(span for span in spans if len(span) >= LENGTH)
    return tuple(stretch for stretch in found if stretch not in kept)


def holders(files: Iterable[Path], wanted: Iterable[str]) -> tuple[Path, ...]:
    """Those of the files that hold one of the stretches, or cannot be read and so may hold one, in order."""
    forms = sorted({form for stretch in wanted for form in _forms(stretch)})
    return tuple(file for file in sorted(files) if _holds(file, forms))


def files_in(folder: Path) -> Iterator[Path]:
    """All ordinary files below a folder."""
    return (each for each in folder.rglob("*") if each.is_file() and not each.is_symlink())


def _parts(article: Article) -> tuple[str, ...]:
    return (article.text, *(removal.text for removal in article.removed))


def _cut(line: str) -> Iterator[str]:
    """A line in stretches side by side; the last one reaches its end."""
    for start in range(0, len(line) - LENGTH + 1, LENGTH):
        yield line[start : start + LENGTH]
    if len(line) > LENGTH and len(line) % LENGTH:
        yield line[-LENGTH:]


def _forms(stretch: str) -> set[bytes]:
    texts = (stretch, *(json.dumps(stretch, ensure_ascii=plain)[1:-1] for plain in (True, False)))
    return {text.encode("utf-8", "surrogatepass") for text in texts}


def _holds(path: Path, forms: Sequence[bytes]) -> bool:
    overlap = max(map(len, forms), default=0)
    try:
        with path.open("rb") as file:
            before = b""
            while chunk := file.read(CHUNK):
                data = before + chunk
                if any(form in data for form in forms):
                    return True
                before = data[-overlap:]
    except FileNotFoundError:  # deleted meanwhile
        return False
    except OSError:
        return True
    return False
