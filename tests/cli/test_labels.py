import json
from pathlib import Path

import pytest

from annotate.coding.codebook import load
from annotate.packaged import packaged
from annotate.steps.tags.labels import record_use
from annotate.workspace import Workspace
from tests.book import BOOK, as_next
from tests.command import annotate

PACKAGED = packaged("guidelines.md")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "desk", seed=1)


def test_outside_a_workspace_the_packaged_codebook_is_printed(tmp_path: Path) -> None:
    done = annotate("labels", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == f"{PACKAGED}, version {BOOK.version}"
    titles = [line for line in done.stdout.splitlines() if line.startswith("▌")]
    assert titles[0] == "▌ unattributed_claim  Unattributed claim  [key 1]"
    assert [title.split()[1] for title in titles] == list(BOOK.names)
    assert "\x1b" not in done.stdout


def test_one_label_of_the_workspaces_own_codebook(workspace: Workspace) -> None:
    own = "Version: 3.0\n\n## `fish_word`\n\nA fish.\n\n### Examples\n\n- en: A [[cod]]. *(why)*\n"
    (workspace.root / "guidelines.md").write_text(own, encoding="utf-8")
    done = annotate("labels", "fish_word", folder=workspace.root)
    assert done.returncode == 0
    assert done.stdout == (
        f"{workspace.root / 'guidelines.md'}, version 3.0\n\n"
        "▌ fish_word  Fish word  [key 1]\n"
        "  A fish.\n"
        "  Examples\n"
        "    en  A [[cod]].  (why)\n"
    )


def test_help_keeps_its_brackets() -> None:
    assert "turned off under [rules] in annotate.toml." in " ".join(
        annotate("labels", "--help").stdout.split()
    )


def test_check_names_the_line_of_an_example_that_fails(workspace: Workspace) -> None:
    path = workspace.root / "guidelines.md"
    text = (
        "Version: 3.0\n\n## `loaded_label`\n\nA name.\n\n### Examples\n\n- en: The [[puppet regime]] fell.\n"
        "- en: The [[satrap]] fell.\n- en: The [[fog]] fell. *(person)*\n\n### Counter-examples\n\n"
        "- en: The puppet regime fell.\n- en: The tax regime is new.\n"
    )
    path.write_text(text, encoding="utf-8")
    done = annotate("labels", "--check", folder=workspace.root)
    assert done.returncode == 1
    assert done.stdout == (
        f"{path}, line 10: loaded_label: en: The [[satrap]] fell.\n  missed: satrap\n"
        f"{path}, line 15: loaded_label: en: The puppet regime fell.\n  found: puppet regime\n"
    )
    assert done.stderr == "annotate: 2 of 4 examples fail: correct the codebook or the words\n"
    (workspace.data / "lexicons" / "loaded_label.tsv").write_text("satrap\n", encoding="utf-8")
    path.write_text(text.replace("- en: The puppet regime fell.\n", ""), encoding="utf-8")
    done = annotate("labels", "--check", folder=workspace.root)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "3 examples hold; 1 more not run: for a person, or for labels without rules\n"


def test_tag_says_once_that_examples_fail(workspace: Workspace) -> None:
    book = BOOK.text.replace("- en: ", "- en: The [[satrap]] fell.\n- en: ", 1)
    (workspace.root / "guidelines.md").write_text(as_next(book), encoding="utf-8")
    said = "1 example of the codebook fails by these rules and words: see `annotate labels --check`"
    for name, times in (("one", 1), ("two", 0)):
        (workspace.root / f"{name}.txt").write_text(
            f"Rain\n\nIt rained on {name} days in Iven.", encoding="utf-8"
        )
        annotate("add", f"{name}.txt", folder=workspace.root)
        assert annotate("tag", folder=workspace.root).stderr.splitlines().count(said) == times


def test_json_has_offsets_and_digests(tmp_path: Path) -> None:
    done = annotate("labels", "scare_quotes", "--format", "json", folder=tmp_path)
    book = load(PACKAGED)
    value = json.loads(done.stdout)
    assert (value["schema"], value["version"], value["digest"]) == (1, book.version, book.digest)
    (label,) = value["labels"]
    assert label["digest"] == book["scare_quotes"].digest
    assert label["examples"][0]["spans"] == [{"start": 4, "end": 12, "text": '"reform"'}]
    assert label["examples"][0]["written"] == 'en: The [["reform"]] cost four thousand people their jobs.'


def test_an_unknown_label_is_a_usage_error(tmp_path: Path) -> None:
    done = annotate("labels", "scare_quote", folder=tmp_path)
    assert done.returncode == 2
    assert "has no label 'scare_quote'; allowed: unattributed_claim," in done.stderr


def test_a_malformed_codebook_is_refused(workspace: Workspace) -> None:
    path = workspace.root / "guidelines.md"
    path.write_text("Version: 3.0\n\n## `fish`\n", encoding="utf-8")
    done = annotate("labels", folder=workspace.root)
    assert done.returncode == 3
    assert done.stderr == (
        f"annotate: {path}, line 3: 'fish' has no definition; write a sentence under its heading\n"
    )


def test_diff_of_a_used_version_and_the_file(workspace: Workspace) -> None:
    path = workspace.root / "guidelines.md"
    with workspace.store() as store, store.transaction():
        record_use(workspace.codebook(), store)
    changed = path.read_text(encoding="utf-8").replace("literal sense?", "usual sense?")
    path.write_text(changed, encoding="utf-8")
    done = annotate("labels", "--diff", BOOK.version, "guidelines.md", folder=workspace.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "loaded_language: changed; decisions made before are stale\n"
        "  questions\n"
        "    - Is it used as an image or a judgement, not in its literal sense? If all three: mark it.\n"
        "    + Is it used as an image or a judgement, not in its usual sense? If all three: mark it.\n"
    )
    words = ("labels", "--diff", BOOK.version, "guidelines.md", "--format", "json")
    as_json = json.loads(annotate(*words, folder=workspace.root).stdout)
    assert [(each["label"], each["stale"]) for each in as_json["labels"]] == [("loaded_language", True)]


def test_diff_of_equal_codebooks_prints_nothing_on_stdout(workspace: Workspace) -> None:
    done = annotate("labels", "--diff", "guidelines.md", str(PACKAGED), folder=workspace.root)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Nothing changed.\n")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (
            ("--diff", "0.9", "guidelines.md"),
            3,
            "0.9 is neither a file nor a version this workspace has used",
        ),
        (("fish", "--diff", BOOK.version, "guidelines.md"), 2, "--diff compares whole codebooks"),
    ],
)
def test_diff_that_cannot_be_made(workspace: Workspace, words: tuple[str, ...], code: int, says: str) -> None:
    done = annotate("labels", *words, folder=workspace.root)
    assert done.returncode == code
    assert says in done.stderr
