import json
import os
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.cli.doctor import doctor_command
from annotate.errors import InputError, MissingError, RefusedError, UsageError
from annotate.files import room_beside
from annotate.records import digest
from annotate.steps.team.coder_training import SAMPLES, answers, begin, training
from annotate.steps.upkeep.backup import MANIFEST, STORE, backup, restore, unpack
from annotate.steps.upkeep.verify_backup import verify_backup
from annotate.store.ledger import verify
from annotate.team import Assigned, Assignment, Design
from annotate.workspace import Workspace
from tests import records
from tests.command import printed
from tests.steps.coded import code

WORDS = "# columns: term, pos\n# language: en\nprinceling\tNOUN\n"


@pytest.fixture
def reviewed(desk: Workspace) -> Workspace:
    """The samples, some reviewed, with a word list, a model's folder and secrets."""
    codebook = desk.codebook()
    with desk.store() as store, store.transaction():
        for article in store.articles()[:4]:
            code(store, codebook, article)
    (desk.data / "lexicons" / "loaded_label.tsv").write_text(WORDS, encoding="utf-8")
    (desk.state / "label-studio.json").write_text('{"key": "SECRET"}', encoding="utf-8")
    (desk.root / "studio.key").write_text("SECRET", encoding="utf-8")
    return desk


def broken(path: Path) -> dict[str, str]:
    return {check.name: check.found for check in verify_backup(path) if check.state == "broken"}


def repacked(path: Path, change: Callable[[dict[str, bytes]], None], *, manifest: bool = True) -> Path:
    """The backup with other contents; with `manifest`, digests and names in it are made to fit."""
    from hashlib import sha256

    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    change(contents)
    if manifest:
        files = {name: sha256(text).hexdigest() for name, text in contents.items() if name != MANIFEST}
        contents[MANIFEST] = json.dumps({"schema": 1, "files": files}).encode()
    made = path.with_name("changed.zip")
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in contents.items():
            archive.writestr(name, text)
    return made


def test_what_is_put_back_summarises_to_the_byte(reviewed: Workspace, tmp_path: Path) -> None:
    backup(reviewed, tmp_path / "desk.zip")
    again = restore(tmp_path / "desk.zip", tmp_path / "again")
    words = ("summary", "--all", "--format", "json")
    assert printed(*words, folder=again.root) == printed(*words, folder=reviewed.root)
    with again.store() as new, reviewed.store() as old:
        assert new.ask(verify) == old.ask(verify)
    assert (again.data / "lexicons" / "loaded_label.tsv").read_text(encoding="utf-8") == WORDS


def test_one_state_makes_one_file_and_no_secret_is_in_it(reviewed: Workspace, tmp_path: Path) -> None:
    (reviewed.models / "m1").mkdir()
    for name in ("manifest.json", "notes.txt", ".half"):
        (reviewed.models / "m1" / name).write_text("{}", encoding="utf-8")
    (reviewed.models / ".m2.77").mkdir()
    (reviewed.models / ".m2.77" / "manifest.json").write_text("{}", encoding="utf-8")
    (reviewed.models / "current").write_text("m1\n", encoding="utf-8")
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    files = backup(reviewed, one)
    backup(reviewed, two)
    assert one.read_bytes() == two.read_bytes()
    assert sorted(files) == [
        ".gitignore",
        "annotate.toml",
        "data/lexicons/loaded_label.tsv",
        "guidelines.md",
        "models/current",
        "models/m1/manifest.json",
        "store.sqlite3",
    ]
    with zipfile.ZipFile(one) as archive:
        assert all(b"SECRET" not in archive.read(name) for name in archive.namelist())
    assert sorted(each.name for each in tmp_path.iterdir()) == ["desk", "one.zip", "two.zip"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has other permissions")
def test_only_its_owner_can_read_it_and_the_state(reviewed: Workspace, tmp_path: Path) -> None:
    backup(reviewed, tmp_path / "desk.zip")
    again = restore(tmp_path / "desk.zip", tmp_path / "again")
    assert (tmp_path / "desk.zip").stat().st_mode & 0o777 == 0o600
    assert again.state.stat().st_mode & 0o777 == 0o700


def test_what_was_taken_down_is_not_in_it(reviewed: Workspace, tmp_path: Path) -> None:
    with reviewed.store() as store, store.transaction():
        gone = store.articles()[0]
        store.remove_article(gone.id)
    backup(reviewed, tmp_path / "desk.zip")
    with zipfile.ZipFile(tmp_path / "desk.zip") as archive:
        stored = archive.read(STORE)
    words = max(gone.text.splitlines(), key=len).encode()
    assert words not in stored


def test_what_a_killed_backup_left_beside_a_finished_one_is_swept_away(
    reviewed: Workspace, tmp_path: Path
) -> None:
    backup(reviewed, tmp_path / "desk.zip")
    with room_beside(tmp_path / "desk.zip") as room:
        left = room.name
    (tmp_path / left).mkdir()
    (tmp_path / left / "store.sqlite3").write_bytes(b"a copy of the store")
    backup(reviewed, tmp_path / "desk.zip")
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_nothing_is_overwritten(reviewed: Workspace, tmp_path: Path) -> None:
    taken = tmp_path / "desk.zip"
    backup(reviewed, taken)
    before = taken.read_bytes()
    assert backup(reviewed, taken)  # it is the backup of just this state: there is nothing to do
    settings = reviewed.root / "annotate.toml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"desk\.zip exists already"):
        backup(reviewed, taken)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
    with pytest.raises(UsageError, match="desk is not empty"):
        restore(taken, reviewed.root)
    with pytest.raises(UsageError, match="is not empty"):
        restore(taken, taken)
    assert taken.read_bytes() == before


def test_an_empty_folder_one_stands_in_takes_it(
    reviewed: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(reviewed, tmp_path / "desk.zip")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert restore(Path("../desk.zip"), Path()).root == tmp_path / "empty"
    assert Workspace.find().config == reviewed.config


def test_others_write_meanwhile_and_every_backup_is_one_state(reviewed: Workspace, tmp_path: Path) -> None:
    """A `tag` runs, somebody holds the workspace, and reviews come in pairs: never half of a pair."""
    with reviewed.store() as store, store.transaction():
        articles = store.articles()
        for article in articles[10:]:
            store.remove_article(article.id)
        articles = articles[:10]
    stop = threading.Event()
    written = 0

    def write() -> None:
        nonlocal written
        with reviewed.store() as store:
            while not stop.is_set():
                with store.transaction():
                    for half in (1, 2):
                        name = digest("pair", written, half)
                        store.add_review(records.review(name, articles[written % 10]), [])
                written += 1

    before = reviewed_count(reviewed)
    writer = threading.Thread(target=write)
    tagging = subprocess.Popen([sys.executable, "-m", "annotate", "tag"], cwd=reviewed.root)
    with reviewed.lock("pull"):
        writer.start()
        try:
            for number in range(4):
                path = tmp_path / f"{number}.zip"
                backup(reviewed, path)
                assert broken(path) == {}
                again = restore(path, tmp_path / f"again {number}")
                assert (reviewed_count(again) - before) % 2 == 0
        finally:
            stop.set()
            writer.join()
    assert tagging.wait(120) == 0
    assert written > 0
    backup(reviewed, tmp_path / "last.zip")
    last = restore(tmp_path / "last.zip", tmp_path / "last")
    assert reviewed_count(last) == before + 2 * written
    words = ("summary", "--all", "--format", "json")
    assert printed(*words, folder=last.root) == printed(*words, folder=reviewed.root)


def reviewed_count(workspace: Workspace) -> int:
    with workspace.store() as store:
        return len(store.reviews(history=True))


def test_the_coders_training_is_in_a_backup_with_its_own_store(reviewed: Workspace, tmp_path: Path) -> None:
    place = begin(reviewed, SAMPLES)
    given = Assigned(assignment="a1", article_id="", coder="r-a", purpose="coding", position=0)
    run = Assignment(
        id="a1", made_at="", seed=1, coders=("r-a",), design=Design(), server="s", codebook_version="1.0"
    )
    with place.store() as store, store.transaction():
        article, _ = next(iter(answers(place).values()))
        store.add_article(article)
        store.add_assignment(run, [replace(given, article_id=article.id)])
    backup(reviewed, tmp_path / "desk.zip")
    assert broken(tmp_path / "desk.zip") == {}
    again = restore(tmp_path / "desk.zip", tmp_path / "again")
    with training(again).store() as store:
        assert [each.coder for each in store.assigned()] == ["r-a"]
    assert answers(training(again)) == answers(place)


# A backup that is damaged, foreign or hostile


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "/evil.txt",
        "models/../../evil.txt",
        "models\\..\\evil.txt",
        "C:/evil.txt",
        "models/m/../../../evil",
        "models/m/evil.py",
        "models/m/manifest.json:stream",
        ".annotate/label-studio.json",
        "data/lexicons/../../../evil.tsv",
        "data/lexicons/.. /evil.tsv",
        "data/lexicons/evil.tsv\n",
        "guidelines.md/",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(reviewed: Workspace, tmp_path: Path, name: str) -> None:
    backup(reviewed, tmp_path / "desk.zip")
    changed = repacked(tmp_path / "desk.zip", lambda contents: contents.update({name: b"evil"}))
    with pytest.raises(InputError, match="which no backup has: nothing was put back"):
        restore(changed, tmp_path / "deep" / "again")
    assert not list(tmp_path.rglob("evil*"))
    assert not (tmp_path / "deep" / "again").exists()


def test_a_damaged_part_is_named(reviewed: Workspace, tmp_path: Path) -> None:
    backup(reviewed, tmp_path / "desk.zip")

    def flip(contents: dict[str, bytes]) -> None:
        contents["guidelines.md"] = contents["guidelines.md"].replace(b"a", b"b", 1)

    changed = repacked(tmp_path / "desk.zip", flip, manifest=False)
    expected = f"{changed} is damaged: guidelines.md is not what its manifest says"
    assert broken(changed) == {"archive": expected}
    with pytest.raises(InputError, match=r"guidelines\.md is not what its manifest says"):
        restore(changed, tmp_path / "again")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["changed.zip", "desk", "desk.zip"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda contents: contents.pop("guidelines.md"), "guidelines.md is not where its manifest says"),
        (lambda contents: contents.pop(MANIFEST), "has no manifest that can be read"),
        (lambda contents: contents.update({MANIFEST: b"[]"}), "has no manifest that can be read"),
        (
            lambda contents: contents.update({MANIFEST: b'{"schema": 9, "files": {}}'}),
            "is a backup of schema 9; this annotate reads schema 1",
        ),
        (
            lambda contents: contents.update({"data/lexicons/more.tsv": b""}),
            "data/lexicons/more.tsv is not where its manifest says",
        ),
    ],
)
def test_what_the_manifest_does_not_say_is_refused(
    reviewed: Workspace, tmp_path: Path, change: Callable[[dict[str, bytes]], None], said: str
) -> None:
    backup(reviewed, tmp_path / "desk.zip")
    changed = repacked(tmp_path / "desk.zip", change, manifest=False)
    assert said in broken(changed)["archive"]


def test_cut_off_or_something_else_is_said(reviewed: Workspace, tmp_path: Path) -> None:
    backup(reviewed, tmp_path / "desk.zip")
    whole = (tmp_path / "desk.zip").read_bytes()
    for name, content in (("cut.zip", whole[:-500]), ("text.zip", b"no backup"), ("empty.zip", b"")):
        (tmp_path / name).write_bytes(content)
        assert f"{name} is damaged, or no backup" in broken(tmp_path / name)["archive"]


@pytest.mark.parametrize(
    ("statement", "check", "said"),
    [
        (
            "UPDATE decisions SET record = replace(record, 'accepted', 'rejected')",
            "decisions",
            "decision 1 of review",
        ),
        ("DELETE FROM reviews", "decisions", "was deleted"),
        ("UPDATE articles SET record = replace(record, 'Tolme', 'Sarel')", "store", "the text of article"),
        ("UPDATE tags SET record = '{}'", "store", "of tags cannot be read"),
        ("UPDATE tags SET article_id = 'nowhere'", "store", "of taggings that is not there"),
    ],
)
def test_a_store_that_was_changed_is_found_though_its_digest_fits(
    reviewed: Workspace, tmp_path: Path, statement: str, check: str, said: str
) -> None:
    backup(reviewed, tmp_path / "desk.zip")

    def change(contents: dict[str, bytes]) -> None:
        file = tmp_path / "other.sqlite3"
        file.write_bytes(contents[STORE])
        with closing(sqlite3.connect(file, isolation_level=None)) as store:
            store.execute(statement)
        contents[STORE] = file.read_bytes()

    changed = repacked(tmp_path / "desk.zip", change)
    assert said in broken(changed)[check]
    with pytest.raises(RefusedError, match="broken: "):
        doctor_command(verify=changed)


@pytest.mark.parametrize("at", [100, 20000])
def test_a_damaged_store_is_found_though_its_digest_fits(
    reviewed: Workspace, tmp_path: Path, at: int
) -> None:
    backup(reviewed, tmp_path / "desk.zip")

    def change(contents: dict[str, bytes]) -> None:
        store = contents[STORE]
        contents[STORE] = store[:at] + random.Random(at).randbytes(3000) + store[at + 3000 :]

    assert broken(repacked(tmp_path / "desk.zip", change)).keys() & {"store", "codebook", "decisions"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_no_damage_is_a_traceback_and_none_goes_unseen(
    desk: Workspace, tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / "desk.zip"
    if not path.exists():
        with desk.store() as store, store.transaction():
            for article in store.articles():
                store.remove_article(article.id)
        backup(desk, path)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda each: each != whole[at]))
    other = tmp_path / "other.zip"
    other.write_bytes(whole[:at] + bytes([value]) + whole[at + 1 :])
    one, two = tmp_path / "one", tmp_path / "two"
    with suppress(InputError):
        unpack(other, one)
        unpack(path, two)  # the byte is one that nothing is read from, such as a date
        assert contents(one) == contents(two)
    for folder in (one, two):
        shutil.rmtree(folder, ignore_errors=True)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_what_a_killed_backup_or_restore_left_is_swept_by_the_next(reviewed: Workspace) -> None:
    beside = reviewed.root.parent
    left = [beside / ".desk.zip.0123abcd.half", beside / ".again.0123abcd.half"]
    for each in left:
        each.mkdir()
        (each / STORE).write_text("a copy")
    (beside / ".other.0123abcd.half").write_text("another's")
    backup(reviewed, beside / "desk.zip")
    assert [each.exists() for each in left] == [False, True]
    restore(beside / "desk.zip", beside / "again")
    assert sorted(each.name for each in beside.glob(".*.half")) == [".other.0123abcd.half"]


def test_a_store_that_cannot_be_copied_is_named(reviewed: Workspace, tmp_path: Path) -> None:
    store = reviewed.state / STORE
    whole = store.read_bytes()
    half = len(whole) // 2
    store.write_bytes(whole[:half] + random.Random(1).randbytes(len(whole) - half))
    with pytest.raises(InputError, match=re.escape(f"{store} cannot be used as a store")):
        backup(reviewed, tmp_path / "desk.zip")
    assert not list(tmp_path.glob("*.zip"))


def test_a_disk_without_room_is_said(reviewed: Workspace, tmp_path: Path) -> None:
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    away = tmp_path / "away"
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, usual[1]))
    try:
        with pytest.raises(MissingError, match=re.escape(str(away)) + ".*the room on it"):
            backup(reviewed, away / "desk.zip")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert not list(away.iterdir())
