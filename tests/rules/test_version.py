"""Versions say what changed: under an unchanged version the same tags come out, text by text.

What came out is kept in ``versions.json``. When a label is new, and after a change that raised a version,

    python -m tests.rules.test_version

keeps what comes out now.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import annotate
from annotate.labels import labels
from annotate.languages import language_of
from annotate.records import Article, digest
from annotate.rules.rule import Label
from annotate.rules.tagger import tag
from annotate.rules.version import label_version, rules_version
from annotate.samples import samples
from annotate.text.pipeline import Pipeline, load
from annotate.text.reading import Reading
from tests.records import article

KEPT = Path(__file__).with_name("versions.json")
READING = "what a text tells: sentences, voices, attributions"
CODES = ("en", "fr")
PACKAGE = Path(annotate.__file__).parent
WORD_LISTS = PACKAGE / "labels" / "lexicons"


def pipeline(code: str) -> Pipeline:
    """The pipeline of a language under a name of its own: another model of spaCy's is no change of ours."""
    return replace(load(code), version="")


def texts(code: str) -> list[Article]:
    return [article(each.text, language=code) for each in samples() if each.language == code]


def came_out(code: str) -> dict[str, dict[str, str]]:
    """By label, and for the reading: its version, and a digest of what is found in all sample articles."""
    readings = [Reading(each, load(code)) for each in texts(code)]
    found: dict[str, dict[str, str]] = {}
    for label in labels():
        tagged = tag(readings, [label], codebook_version="", rules_version="")
        tags = [repr(replace(each, rules_version="")) for one in tagged for each in one.tags]
        found[label.name] = {"version": label_version(label, pipeline(code)), "found": digest(*tags)}
    read = [repr((each.sentences, each.voices, each.attributions)) for each in readings]
    return found | {READING: {"version": language_of(code).digest, "found": digest(*read)}}


@pytest.mark.parametrize("code", CODES)
def test_what_is_found_changes_only_with_a_version(code: str) -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))[code]
    if kept.pop("read by") != f"{load(code).name} {load(code).version}":
        pytest.skip(f"the kept tags were found with another pipeline than {load(code).name}")
    now = {name: each for name, each in came_out(code).items() if name in kept or not _new(name)}
    assert sorted(kept) == sorted(now)
    silent = [name for name in now if kept[name]["found"] != now[name]["found"] and _same(kept, now, name)]
    for name in silent:
        place = f"`version` in annotate/languages/{code}/__init__.py"
        if name != READING:
            place = f"`versions` of {code!r} in annotate/labels/{name}.py, or where reading changed {place}"
        pytest.fail(f"{name} comes out otherwise in {code!r}: raise {place}")
    assert kept == now, "a version was raised: keep this with python -m tests.rules.test_version"


def _new(name: str) -> bool:
    """Whether a label is at its first version, of which nothing need be kept yet."""
    return any(label.name == name and max(label.versions.values()) == 1 for label in labels())


def _same(kept: dict[str, dict[str, str]], now: dict[str, dict[str, str]], name: str) -> bool:
    return kept[name]["version"] == now[name]["version"]


def test_a_version_is_of_one_label_and_one_language() -> None:
    one, other = Label(name="x", versions={"en": 1, "fr": 1}), Label(name="y", versions={"en": 1})
    raised = replace(one, versions={"en": 1, "fr": 2})
    assert label_version(one, load("en")) == label_version(raised, load("en"))
    assert label_version(one, load("fr")) != label_version(raised, load("fr"))
    assert rules_version((one, other), load("en")) == rules_version((other, raised), load("en"))
    assert rules_version((one, other), load("fr")) != rules_version((other, raised), load("fr"))


def test_a_version_knows_pipeline_and_rules() -> None:
    (label,) = labels(("loaded_label",))
    assert label_version(label, load("en")) != label_version(label, pipeline("en"))
    assert label_version(label, load("en")) != label_version(replace(label, rules=()), load("en"))
    english = [rule for rule in label.rules if rule.languages == ("en",)]
    assert label_version(label, load("en")) == label_version(replace(label, rules=tuple(english)), load("en"))


@pytest.mark.parametrize("name", sorted(each.name for each in WORD_LISTS.iterdir()))
def test_every_word_of_a_label_enters_its_version(name: str, tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "annotate", ignore=shutil.ignore_patterns("__pycache__"))
    changed = tmp_path / "annotate" / "labels" / "lexicons" / name
    before = changed.read_bytes()
    first, _, rest = before.splitlines()[-1].partition(b"\t")
    program = "from annotate.labels import labels; print([r.digest for each in labels() for r in each.rules])"
    found = []
    for text in (before, before + b"zz" + first + b"\t" + rest + b"\n"):
        changed.write_bytes(text)
        run = subprocess.run(
            [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        found.append(run.stdout)
    assert found[0] != found[1]


if __name__ == "__main__":
    keep = {code: {"read by": f"{load(code).name} {load(code).version}", **came_out(code)} for code in CODES}
    KEPT.write_text(json.dumps(keep, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
