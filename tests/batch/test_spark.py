"""The work on a real Spark cluster: as on one machine, also when a worker or the driver is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from annotate.batch.recipe import Recipe
from annotate.batch.run import run
from tests.batch.corpus import result, rows, write
from tests.spark_cluster import Cluster, cluster, end

pytestmark = pytest.mark.xdist_group("spark")

SECONDS = 400


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("spark")) as started:
        yield started


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    found = rows()
    for number, first in enumerate(range(0, len(found), 10)):
        write(tmp_path / "corpus" / f"{number}.parquet", found[first : first + 10])
    return tmp_path / "corpus"


def batch(spark: Cluster, source: Path, output: Path, master: str | None = None) -> "subprocess.Popen[str]":
    words = [
        "batch",
        str(source),
        str(output),
        "--raw",
        "--engine",
        "spark",
        "--master",
        master or spark.address,
    ]
    return subprocess.Popen(
        [sys.executable, "-m", "annotate", *words],
        env=spark.environment,
        cwd=output.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ended(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    said, told = process.communicate(timeout=SECONDS)
    return process.returncode, said, told


def until_some_are_there(output: Path, job: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + SECONDS
    while not list((output / "articles").glob("*.parquet")):
        assert job.poll() is None, job.communicate()
        assert time.monotonic() < until
        time.sleep(0.05)


def on_one_machine(corpus: Path, tmp_path: Path) -> Path:
    run(Recipe.of(None, raw=True), str(corpus), str(tmp_path / "local"))
    return tmp_path / "local"


def test_a_cluster_finds_what_one_machine_finds(spark: Cluster, corpus: Path, tmp_path: Path) -> None:
    code, said, told = ended(batch(spark, corpus, tmp_path / "out"))
    assert code == 0, told
    assert said == f"55 articles in {tmp_path}/out/articles; 3 rejected: see {tmp_path}/out/rejected\n"
    assert result(tmp_path / "out") == result(on_one_machine(corpus, tmp_path))
    assert not (tmp_path / "out" / "half").exists()


def test_a_worker_that_is_killed_is_done_without(spark: Cluster, corpus: Path, tmp_path: Path) -> None:
    job = batch(spark, corpus, tmp_path / "out")
    until_some_are_there(tmp_path / "out", job)
    end(spark.workers[0])
    code, _, told = ended(job)
    assert code == 0, told
    spark.workers[0] = spark.worker(2)
    assert result(tmp_path / "out") == result(on_one_machine(corpus, tmp_path))


def test_a_driver_that_is_killed_is_gone_on_with(spark: Cluster, corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    job = batch(spark, corpus, output)
    until_some_are_there(output, job)
    os.killpg(job.pid, signal.SIGKILL)
    job.communicate()
    kept = modified(output)
    assert 0 < len(kept) < 6
    code, _, told = ended(batch(spark, corpus, output))
    assert code == 0, told
    assert {each: moment for each, moment in modified(output).items() if each in kept} == kept
    assert result(output) == result(on_one_machine(corpus, tmp_path))


def modified(output: Path) -> dict[str, Sequence[int]]:
    """When the files of each finished file of the input were written."""
    return {
        folder.name: sorted(each.stat().st_mtime_ns for each in folder.glob("*.parquet"))
        for folder in (output / "articles").iterdir()
    }


def test_a_cluster_that_is_not_there_is_said(spark: Cluster, corpus: Path, tmp_path: Path) -> None:
    code, said, told = ended(batch(spark, corpus, tmp_path / "out", master="spark://127.0.0.1:1"))
    assert (code, said) == (3, "")
    assert told.splitlines()[-1].startswith("annotate: Spark at spark://127.0.0.1:1 gave up: ")
    assert "Traceback" not in told
