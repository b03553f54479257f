"""A package that nobody here wrote brings a label: its section, its words and its rules."""

import json
from pathlib import Path

import pytest

from annotate.coding.codebook import load
from annotate.packaged import packaged
from tests.command import annotate
from tests.installed import with_entry_points

TEXT = (
    "Talks in the valley\n\n"
    "The pacification took a week. Two bridges were neutralised on Monday, officials said.\n"
)
SECTION = (Path(__file__).parent / "thirdparty" / "section.md").read_text(encoding="utf-8")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    entry = "[annotate.labels]\neuphemism = tests.labels.thirdparty:EUPHEMISM\n"
    return with_entry_points(tmp_path / "site", "annotate_euphemism", entry)


def tags(output: str) -> list[tuple[str, list[str], str]]:
    found = [tag for tag in json.loads(output)["tags"] if tag["label"] == "euphemism"]
    return [(tag["text"], tag["rules"], tag["voice"]) for tag in found]


def test_outside_a_workspace_the_codebook_has_its_section(tmp_path: Path, env: dict[str, str]) -> None:
    done = annotate("scan", "-", "--format", "json", stdin=TEXT, folder=tmp_path, env=env)
    assert tags(done.stdout) == [
        ("pacification", ["euphemism/force"], "outlet"),
        ("neutralised", ["euphemism/force"], "reported"),
    ]
    shown = annotate("labels", "euphemism", folder=tmp_path, env=env).stdout
    assert "\n▌ euphemism  Euphemism  [key " in shown
    assert shown.endswith("    en  The [[pacification]] of the valley took a week.  (an attack)\n")


def test_a_new_workspace_has_its_section_and_tags_with_it(tmp_path: Path, env: dict[str, str]) -> None:
    assert annotate("init", "desk", folder=tmp_path, env=env).returncode == 0
    desk = tmp_path / "desk"
    ours = packaged("guidelines.md").read_text(encoding="utf-8")
    assert (desk / "guidelines.md").read_text(encoding="utf-8") == f"{ours.rstrip()}\n\n{SECTION}"
    assert "installed labels" in annotate("doctor", folder=desk, env=env).stdout
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    for words in (["add", "../talks.txt"], ["tag"]):
        assert annotate(*words, folder=desk, env=env).returncode == 0
    made = annotate("export", "tags", "--format", "jsonl", folder=desk, env=env).stdout.splitlines()
    assert [tag["text"] for tag in map(json.loads, made) if tag["label"] == "euphemism"] == [
        "pacification",
        "neutralised",
    ]


def test_doctor_says_where_a_workspace_lacks_it_and_its_fix_mends_it(
    tmp_path: Path, env: dict[str, str]
) -> None:
    annotate("init", "desk", folder=tmp_path)
    desk, book = tmp_path / "desk", tmp_path / "desk" / "guidelines.md"
    assert "installed labels" not in annotate("doctor", folder=desk).stdout
    assert tags(annotate("scan", "-", "--format", "json", stdin=TEXT, folder=desk, env=env).stdout) == []
    said = " ".join(annotate("doctor", folder=desk, env={**env, "COLUMNS": "300"}).stdout.split())
    assert "installed labels not in guidelines.md, so never tagged: euphemism" in said
    assert "annotate labels --missing >> guidelines.md, then raise the version at its top" in said
    lacking = annotate("labels", "--missing", folder=desk, env=env).stdout
    assert lacking == f"\n{SECTION}"
    book.write_text(book.read_text(encoding="utf-8") + lacking, encoding="utf-8")
    assert load(book).names[-1] == "euphemism"
    assert annotate("labels", "--missing", folder=desk, env=env).stdout == ""
    assert len(tags(annotate("scan", "-", "--format", "json", stdin=TEXT, folder=desk, env=env).stdout)) == 2
    said = " ".join(annotate("doctor", folder=desk, env={**env, "COLUMNS": "300"}).stdout.split())
    assert "installed labels euphemism: in guidelines.md" in said


@pytest.mark.parametrize(
    ("section", "says"),
    [
        ("## `euphemism`", "'euphemism' has no definition; write a sentence under its heading"),
        ("## `soft_word`\\n\\nA.", "it must be the one section '## `euphemism` …'"),
        ("## `euphemism`\\n\\nkey: 1\\n\\nA.", "the key '1' is taken by line"),
    ],
)
def test_a_section_that_does_not_fit_is_refused_by_its_label(tmp_path: Path, section: str, says: str) -> None:
    site = tmp_path / "site"
    env = with_entry_points(site, "annotate_bad", "[annotate.labels]\nbad = bad_label:LABEL\n")
    (site / "bad_label.py").write_text(
        f'from annotate.rules.rule import Label\nLABEL = Label(name="euphemism", section="{section}")\n'
    )
    done = annotate("scan", "-", stdin=TEXT, folder=tmp_path, env=env)
    assert done.returncode == 3
    assert "section of the label euphemism, which an installed package brings, cannot be" in done.stderr
    assert says in done.stderr
