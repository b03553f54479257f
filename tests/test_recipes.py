"""The recipe for a new label in CONTRIBUTING.md, followed in a copy of the tree: a file and a section."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.book import BOOK, as_next

ROOT = Path(__file__).parents[1]
RECIPE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTION = """## `rhetorical_question` Rhetorical question

key: 9, colour: #808000

A question that its writer has answered already, put so that the reader gives that answer.

Mark the words from the one asked for to the verb.

### Questions

1. Is it asked of nobody in particular?
2. Does the wording give the answer away?
3. Would another answer surprise the writer? If all three: mark it.

### Boundary

- A question that the article goes on to answer: no tag.
- A question that somebody was asked: no tag.
- Charged words in it are `loaded_language` besides.

### Examples

- en: [[Who could possibly object]] to a bridge? *(nobody is asked)*
- en: [[Who could seriously believe]] that?
- en: And [[who could possibly want]] more?
- en: Tell us: [[who could seriously doubt]] the harbour?
- fr: [[Qui peut sérieusement croire]] cela ? *(person)*
- fr: [[Qui peut sérieusement douter]] du port ? *(person)*

### Counter-examples

- en: Who could attend the meeting was decided on Monday. *(no question)*
- en: The clerk asked who could come.
- en: Who wrote the report? The clerk did.
- en: Nobody knew who could mend the lock.
- fr: Qui a écrit le rapport ? Le greffier.
- fr: La greffière a demandé qui pouvait venir.

"""
LAST = "## How the program reads this file\n"
#: what names the labels or the codebook's version, or once did
HELD = (
    "tests/cli/test_explain.py",
    "tests/cli/test_labels.py",
    "tests/cli/test_own_label.py",
    "tests/coding",
    "tests/labels/test_labels.py",
    "tests/labels/test_thirdparty.py",
    "tests/rules/test_version.py",
    "tests/steps/results/test_corpus.py",
    "tests/steps/results/test_summary.py",
    "tests/steps/results/test_verify.py",
    "tests/studio/test_page.py",
    "tests/test_guidelines.py",
    "tests/test_samples.py",
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree with one label more."""
    copy = tmp_path_factory.mktemp("tree")
    for name in ("annotate", "data", "docs", "models", "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("CONTRIBUTING.md", "README.md", "pyproject.toml"):
        shutil.copyfile(ROOT / name, copy / name)
    (code,) = re.findall(r"^   ```python\n(.*?)^   ```", RECIPE, re.M | re.S)
    file = copy / "annotate" / "labels" / "rhetorical_question.py"
    file.write_text(dedent(code), encoding="utf-8")
    text = as_next(BOOK.text)
    assert text.count(LAST) == 1
    (copy / "guidelines.md").write_text(text.replace(LAST, SECTION + LAST), encoding="utf-8")
    return copy


def run(tree: Path, *words: str, stdin: str | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=tree,
        input=stdin,
        env={**os.environ, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


def test_a_label_is_its_file_and_its_section(tree: Path) -> None:
    assert "▌ rhetorical_question  Rhetorical question  [key 9]" in run(tree, "annotate", "labels")
    text = "Harbour bridge\n\nThe plan is old. Who could seriously object?\n"
    found = json.loads(run(tree, "annotate", "scan", "-", "--format", "json", stdin=text))
    assert [
        (tag["text"], tag["reason"]) for tag in found["tags"] if tag["label"] == "rhetorical_question"
    ] == [
        (
            "Who could seriously object",
            "“Who could seriously object” gives the reader an answer that is not argued for.",
        )
    ]
    assert list(found["summary"]["labels"]) == [*BOOK.names, "rhetorical_question"]
    page = run(tree, "annotate", "scan", "-", "--format", "html", stdin=text)
    assert "Rhetorical question" in page


@pytest.mark.slow
def test_a_label_breaks_no_test(tree: Path) -> None:
    run(tree, "pytest", "-q", "-p", "no:cacheprovider", "-m", "not slow and not studio", *HELD)
