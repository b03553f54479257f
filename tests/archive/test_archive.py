"""A study in one file: what is in it, and that a check elsewhere finds whatever was changed."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from annotate.archive.check import Checked, Difference, check
from annotate.archive.write import README, STUDY, SUMS, archive, sums
from annotate.cli.archive import archive_command
from annotate.errors import InputError, RefusedError, UsageError
from annotate.samples import samples
from annotate.steps.articles.add import Given, add
from annotate.steps.tags.tag import tag
from annotate.steps.upkeep.backup import MANIFEST, STORE
from annotate.team import Assignment, Coder, Design
from annotate.workspace import Workspace
from tests.records import review
from tests.steps.coded import code

Change = Callable[[dict[str, bytes]], object]

STUDIED = '\n[study]\ntitle = "Loaded: words"\nauthors = "Doe, Jane; The Desk"\n'


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Six articles, coded by two people, with a codebook version, a seed and a name."""
    root = tmp_path_factory.mktemp("study") / "desk"
    workspace = Workspace.create(root, seed=3)
    settings = root / "annotate.toml"
    text = settings.read_text(encoding="utf-8").replace("[study]\n", STUDIED)
    settings.write_text(text, encoding="utf-8")
    workspace = Workspace.at(root)
    for sample in samples()[:6]:
        add(workspace, [str(sample.path)], given=Given(outlet=sample.outlet, published=sample.published))
    tag(workspace)
    codebook = workspace.codebook()
    with workspace.store() as store, store.transaction():
        for article in store.articles():
            code(store, codebook, article)
        for article in store.articles()[:3]:
            code(store, codebook, article, reviewer="r-2", keeps=lambda span: span[0] % 2 == 0)
        withdrawn = store.articles()[1]
        store.add_review(review("w", withdrawn, status="withdrawn", annotation_id=99), ())
        made = Assignment(
            id="a1",
            made_at="2026-02-01T00:00:00Z",
            seed=77,
            coders=("r-1", "r-2"),
            design=Design(),
            server="s",
            codebook_version=codebook.version,
        )
        store.add_assignment(made, [])
        store.put_coder(Coder(server="s", account=1, joined="2026", code="r-1", name="Ada Lovelace"))
    return workspace


@pytest.fixture(scope="module")
def package(study: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("package") / "study.zip"
    archive(study, path)
    return path


@pytest.fixture(scope="module")
def untold(study: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("untold") / "study.zip"
    archive(study, path, text=False)
    return path


def content(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(path: Path, folder: Path, change: Change, *, fit: bool = False) -> Path:
    """The package with other files; with `fit` the list of digests is made to fit."""
    files = content(path)
    change(files)
    if fit:
        digests = {name: sha256(each).hexdigest() for name, each in files.items() if name != SUMS}
        files[SUMS] = sums(digests).encode()
    made = folder / "changed.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, each in files.items():
            package.writestr(name, each)
    return made


def test_a_package_holds_everything_and_is_the_same_bytes_again(
    study: Workspace, package: Path, tmp_path: Path
) -> None:
    archive(study, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == package.read_bytes()
    files = content(package)
    assert {name.partition("/")[0] for name in files} == {
        *("CITATION.cff", README, SUMS, STUDY, "datacite.json", "methods.txt", "flow.json", "codebook"),
        *(
            "datasheet.html",
            "datasheet.json",
            "datasheet.md",
            "agreement.json",
            "agreement.html",
            "gold.jsonl",
        ),
        *("articles.jsonl", "tags.jsonl", "attributions.jsonl", "reviews.jsonl", "decisions.jsonl"),
        *(
            "decisions-of-every-state.jsonl",
            "assignment.jsonl",
            "rulings.jsonl",
            "comparison",
            "pages",
            "gold.jsonl",
        ),
    }
    assert b'"status": "withdrawn"' in files["reviews.jsonl"]
    assert json.loads(files["assignment.jsonl"].splitlines()[0])["seed"] == 77
    assert b"Lovelace" not in b"".join(files.values()) + b"".join(inside(files).values())
    assert study.codebook().text.encode() == files[f"codebook/{study.codebook().version}.md"]
    listed = dict(line.split("  ")[::-1] for line in files[SUMS].decode().splitlines())
    assert listed == {name: sha256(each).hexdigest() for name, each in files.items() if name != SUMS}


def inside(files: dict[str, bytes]) -> dict[str, bytes]:
    return content(io.BytesIO(files[STUDY]))  # type: ignore[arg-type]


def test_it_is_cited_in_two_standards(package: Path) -> None:
    files = content(package)
    cited = json.loads(files["datacite.json"])
    assert cited["creators"] == [
        {"name": "Doe, Jane", "nameType": "Personal", "givenName": "Jane", "familyName": "Doe"},
        {"name": "The Desk", "nameType": "Organizational"},
    ]
    assert (cited["titles"], cited["publicationYear"]) == ([{"title": "Loaded: words"}], "2026")
    assert cited["descriptions"][0]["description"] == files["methods.txt"].decode()
    lines = files["CITATION.cff"].decode().splitlines()
    assert lines[0] == 'cff-version: "1.2.0"'
    assert 'title: "Loaded: words"' in lines
    assert lines[-4:] == [
        "authors:",
        '  - family-names: "Doe"',
        '    given-names: "Jane"',
        '  - name: "The Desk"',
    ]


def test_all_of_it_is_made_again_elsewhere(package: Path) -> None:
    found = check(package)
    assert found == Checked(
        files=tuple(sorted(content(package).keys() - {STUDY, SUMS})), not_made=(), differences=()
    )


def test_a_number_that_was_changed_is_named_with_its_file_and_line(package: Path, tmp_path: Path) -> None:
    lines = content(package)["comparison/outlet.json"].decode().split("\n")
    number = next(i for i, each in enumerate(lines) if '"per_1000_words": ' in each)
    changed_line = re.sub(r"\d", "7", lines[number])

    def change(files: dict[str, bytes]) -> None:
        again = [*lines[:number], changed_line, *lines[number + 1 :]]
        files["comparison/outlet.json"] = "\n".join(again).encode()

    (found,) = check(changed(package, tmp_path, change, fit=True)).differences
    assert (found.file, found.line) == ("comparison/outlet.json", number + 1)
    said = [each.rpartition(" ")[2].strip(",") for each in (changed_line, lines[number])]
    assert [each.strip(",") for each in re.findall(r"([\d.]+),?”", found.said)] == said
    first, second = check(changed(package, tmp_path, change)).differences
    assert first == Difference(
        file="comparison/outlet.json", line=0, said="its bytes are not those that SHA256SUMS names"
    )
    assert second == found


def test_a_review_that_was_changed_in_the_study_itself_is_found(package: Path, tmp_path: Path) -> None:
    import sqlite3

    def change(files: dict[str, bytes]) -> None:
        stored = inside(files)
        (tmp_path / "db").write_bytes(stored[STORE])
        with sqlite3.connect(tmp_path / "db") as db:
            db.execute(
                "UPDATE decisions SET record = json_set(record, '$.verdict', 'rejected') WHERE rowid = "
                "(SELECT min(rowid) FROM decisions WHERE json_extract(record, '$.verdict') = 'accepted')"
            )
        db.close()
        stored[STORE] = (tmp_path / "db").read_bytes()
        manifest = json.loads(stored[MANIFEST])
        manifest["files"][STORE] = sha256(stored[STORE]).hexdigest()
        stored[MANIFEST] = json.dumps(manifest).encode()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as again:
            for name, each in stored.items():
                again.writestr(name, each)
        files[STUDY] = packed.getvalue()

    found = check(changed(package, tmp_path, change, fit=True)).differences
    assert found[0].file == STUDY
    assert re.fullmatch(r"decision \d+ of review \w+ was changed", found[0].said)
    assert {"decisions.jsonl", "agreement.json", "comparison/outlet.json"} <= {each.file for each in found}


def test_without_text_no_word_is_in_it_and_what_needs_none_is_made_again(
    study: Workspace, untold: Path, tmp_path: Path
) -> None:
    files = content(untold)
    whole = b"".join(each for name, each in files.items() if not name.startswith("codebook/")) + b"".join(
        each for name, each in inside(files).items() if name != "guidelines.md"
    )
    with study.store() as store:
        for article in store.articles():
            for line in article.text.splitlines():
                assert len(line) < 20 or line.encode() not in whole
                assert len(line) < 20 or line[:20].encode() not in whole
        said = study.codebook().text + "".join(each.source for each in store.publications())
        for each in store.tags():
            known = len(each.text) < 12 or each.text in said  # a file's name is no text of an article
            assert known or each.text.encode() not in whole
    elsewhere = check(untold)
    assert elsewhere.differences == ()
    assert "agreement.json" in elsewhere.files
    assert {"comparison/outlet.json", "methods.txt", "gold.jsonl"} <= {*elsewhere.not_made}
    joined = check(untold, study)
    assert (joined.differences, joined.not_made) == ((), ())
    assert "comparison/outlet.json" in joined.files
    lacking = Workspace.create(tmp_path / "other", seed=1)
    assert check(untold, lacking).not_made == elsewhere.not_made


def rename(old: str, new: str) -> Change:
    def change(files: dict[str, bytes]) -> None:
        files[new] = files.pop(old)

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (rename("flow.json", "../flow.json"), "'../flow.json', which would lie outside"),
        (rename("flow.json", "/flow.json"), "'/flow.json', which would lie outside"),
        (rename("flow.json", "a\\..\\flow.json"), "which would lie outside"),
        (lambda files: files.update({f"{i}.json": b"0" * 9_900_000 for i in range(12)}), "it unpacks to 1"),
        (lambda files: files.pop(STUDY), "it must hold workspace.zip exactly once"),
        (lambda files: files.pop(SUMS), "it must hold SHA256SUMS exactly once"),
        (lambda files: files.pop("flow.json"), "flow.json is missing, though it is named in SHA256SUMS"),
        (lambda files: files.update(more=b""), "more is in it and not in SHA256SUMS"),
        (
            lambda files: files.update({"flow.json": b"0" * 20_000_000}),
            "'flow.json' unpacks to 20,000,000 bytes",
        ),
        (
            lambda files: files.update({SUMS: b"no list"}),
            "SHA256SUMS, line 1 is no digest and name: 'no list'",
        ),
        (lambda files: files.update({STUDY: b"no zip"}), "workspace.zip is damaged, or no backup"),
    ],
)
def test_what_is_hostile_or_damaged_is_refused(
    package: Path, tmp_path: Path, change: Change, said: str
) -> None:
    made = changed(package, tmp_path, change)
    with pytest.raises(InputError, match=re.escape(said)) as told:
        check(made)
    assert str(made) in str(told.value)
    assert not (tmp_path.parent / "flow.json").exists()


def test_a_file_cut_short_or_of_another_kind_is_refused(package: Path, tmp_path: Path) -> None:
    data = package.read_bytes()
    for wrong in (b"", b"PK", data[: len(data) // 2]):
        (tmp_path / "wrong.zip").write_bytes(wrong)
        with pytest.raises(InputError, match="is damaged, or no package"):
            check(tmp_path / "wrong.zip")
    (tmp_path / "twice.zip").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "twice.zip", "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("methods.txt", b"")
    with pytest.raises(InputError, match=r"is damaged: methods\.txt is in it twice"):
        check(tmp_path / "twice.zip")


def test_nothing_is_overwritten_and_a_citation_needs_its_authors(
    study: Workspace, package: Path, tmp_path: Path
) -> None:
    shutil.copyfile(package, tmp_path / "study.zip")
    assert archive(study, tmp_path / "study.zip")  # it is that of just this state
    (tmp_path / "study.zip").write_bytes(b"mine")
    with pytest.raises(UsageError, match="no package is overwritten"):
        archive(study, tmp_path / "study.zip")
    nobody = Workspace.create(tmp_path / "nobody", seed=1)
    with pytest.raises(InputError, match=r'cited by its title: add `title = "…"` under \[study\]'):
        archive(nobody, tmp_path / "no.zip")
    assert not (tmp_path / "no.zip").exists()


def test_the_command_says_file_and_line_and_ends_with_1(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    archive_command(package, checking=True)
    files = len(content(package)) - 2
    assert capsys.readouterr().out == f"{package}: all {files} files are what its workspace gives\n"
    made = changed(package, tmp_path, lambda files: files.update({"methods.txt": b"Lies.\n"}), fit=True)
    with pytest.raises(RefusedError, match=f"1 file of {files} differ"):
        archive_command(made, checking=True)
    assert "methods.txt, line 1: the package says “Lies.”, recomputed “Sample. " in capsys.readouterr().out
    with pytest.raises(UsageError):
        archive_command(package, checking=True, no_text=True)
