"""A defect of ours: one message for the person, and a report in a file that can be sent to us.

The report has no article's text in it and no secret: where it happened, not with what.
"""

import os
import platform
import re
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence

from annotate.packaged import installed
from annotate.studio.key import KEY_VARIABLE

DEFECT = 70  #: exit code (EX_SOFTWARE of sysexits.h)
_PACKAGES = (
    "annotate-news",
    "spacy",
    "scikit-learn",
    "datasets",
    "label-studio-sdk",
    "label-studio",
    "typer",
)
#: Errors whose words are Python's own, about types and names; those of others may quote an article.
_OWN_WORDS = (TypeError, AttributeError, NameError, ImportError, IndexError, ArithmeticError, RecursionError)


def described(error: Exception, words: Sequence[str]) -> str:
    """The message to print; the report is written on the way. `words` are those of the command line."""
    what = f"something unexpected happened ({type(error).__name__}), a defect of annotate and not of yours"
    text = "\n".join(_report(error, words)) + "\n"
    try:
        handle, path = tempfile.mkstemp(prefix="annotate-report-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError as problem:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return (
            f"{what}, in {_short(last.filename)}, line {last.lineno}. No report could be written ({problem})"
        )
    return (
        f"{what}. What is stored was not harmed: `annotate doctor` looks at it. Please send us {path}, "
        "in which there is no text of an article and no key"
    )


def _report(error: BaseException, words: Sequence[str]) -> Iterator[str]:
    yield f"annotate {' '.join(map(_harmless, words))}"
    yield f"Python {platform.python_version()}, {sys.platform}"
    yield from (f"{name} {found}" for name in _PACKAGES if (found := installed(name)))
    cause: BaseException | None = error
    while cause is not None:
        yield f"\n{type(cause).__name__}" + (f": {cause}" if isinstance(cause, _OWN_WORDS) else "")
        for frame in traceback.extract_tb(cause.__traceback__)[-40:]:
            yield f"  {_short(frame.filename)}, line {frame.lineno}, in {frame.name}: {frame.line}"
        cause = cause.__cause__ or cause.__context__


def _harmless(word: str) -> str:
    """A word of the command line without keys, passwords, and what an address asks for."""
    if key := os.environ.get(KEY_VARIABLE):
        word = word.replace(key, "…")
    word = re.sub(r"(?<=://)\S*@", "…@", word)
    return re.sub(r"(?<=[?#]).*", "…", word) if "://" in word else word


def _short(path: str) -> str:
    """A file's path from its package on."""
    return re.sub(r".*[/\\](site-packages[/\\]|(?=annotate[/\\]))", "", path)
