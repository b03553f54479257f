"""The work on an object store: S3 as a real server on loopback speaks it, which has no folders to rename."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow.fs import (  # type: ignore[attr-defined]  # pyarrow ships few types
    FileSelector,
    LocalFileSystem,
    S3FileSystem,
    copy_files,
)

from annotate.batch.compare import comparison
from annotate.batch.recipe import Recipe
from annotate.batch.run import run
from annotate.batch.sample import add_sample
from annotate.errors import RefusedError
from annotate.workspace import Workspace
from tests.batch.corpus import result, rows, write
from tests.spark_cluster import end, free_port

SECRET = "a/secret+with?signs"
SECONDS = 300


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    pytest.importorskip("moto.server", reason="moto is not installed: pip install '.[dev]'")
    number = free_port()
    words = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(number)]
    nowhere = subprocess.DEVNULL
    server = subprocess.Popen(words, stdout=nowhere, stderr=nowhere, start_new_session=True)
    try:
        until = time.monotonic() + SECONDS
        while not _answers(number):
            assert server.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        yield number
    finally:
        end(server)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


@pytest.fixture
def store(port: int, tmp_path: Path) -> S3FileSystem:
    """A bucket ``desk`` that has as ``in`` what `tmp_path` has."""
    found = rows()[:30]
    for number, first in enumerate(range(0, len(found), 5)):
        write(tmp_path / "in" / f"{number}.parquet", found[first : first + 5])
    where = {"endpoint_override": f"127.0.0.1:{port}", "scheme": "http", "region": "us-east-1"}
    made = S3FileSystem(access_key="key", secret_key=SECRET, allow_bucket_creation=True, **where)
    made.create_dir("desk")
    copy_files(
        str(tmp_path / "in"), "desk/in", source_filesystem=LocalFileSystem(), destination_filesystem=made
    )
    return made


def modified(store: S3FileSystem) -> dict[str, int]:
    """When each file of articles was written."""
    below = FileSelector("desk/out/articles", recursive=True, allow_not_found=True)
    return {each.path: each.mtime_ns for each in store.get_file_info(below) if each.is_file}


def test_a_job_in_an_object_store_is_gone_on_with_and_drawn_from(
    store: S3FileSystem, port: int, tmp_path: Path
) -> None:
    options = f"?endpoint_override=127.0.0.1:{port}&scheme=http&region=us-east-1"
    source, output = f"s3://desk/in/{options}", f"s3://desk/out/{options}"
    environment = {**os.environ, "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": SECRET}
    words = [sys.executable, "-m", "annotate", "batch", source, output, "--raw"]

    alone = run(Recipe.of(None, raw=True), str(tmp_path / "in"), str(tmp_path / "alone"))
    job = subprocess.Popen(words, env=environment, cwd=tmp_path, start_new_session=True)
    try:
        until = time.monotonic() + SECONDS
        while not (before := modified(store)):
            assert job.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
    finally:
        end(job)
    assert len(before) < 6
    keyed = [each.replace("s3://", "s3://key:a%2Fsecret%2Bwith%3Fsigns@") for each in (source, output)]
    for _ in range(2):
        assert run(Recipe.of(None, raw=True), *keyed) == alone
        now = modified(store)
        assert before.items() <= now.items()
        before = now
    assert len(before) == 6
    copy_files(
        "desk/out", str(tmp_path / "out"), source_filesystem=store, destination_filesystem=LocalFileSystem()
    )
    assert result(tmp_path / "out") == result(tmp_path / "alone")
    assert SECRET not in (tmp_path / "out" / "recipe.json").read_text()

    said = r"^what is in s3://desk/out was made in another way \(it differs in: cleaner, raw\)"
    with pytest.raises(RefusedError, match=said):
        run(Recipe.of(None), *keyed)
    desk = Workspace.create(tmp_path / "desk", seed=1)
    assert add_sample(desk, keyed[1], 5).drawn == 5
    assert comparison(desk, keyed[1]) == comparison(desk, str(tmp_path / "out"))
    with desk.store() as kept:
        [draw] = kept.rulings("sample")
        assert draw.about == "s3://desk/out"
