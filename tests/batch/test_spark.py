"""The work on a real Spark cluster: as on one machine, also when a worker or the driver is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from annotate.batch import stories
from annotate.batch.place import Place
from annotate.batch.places import PART
from annotate.batch.recipe import Recipe
from annotate.batch.run import run
from tests.batch import kinds
from tests.batch.corpus import chain, result, rows, write
from tests.spark_cluster import Cluster, cluster, end, free_port

pytestmark = pytest.mark.xdist_group("spark")

SECONDS = 900


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("spark")) as started:
        yield started


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six small files, and one of more rows than go into a part, of which hardly any is an article."""
    folder, found = tmp_path_factory.mktemp("corpus"), rows()
    for number, first in enumerate(range(0, len(found), 10)):
        write(folder / "in" / f"{number}.parquet", found[first : first + 10])
    blank = [{"text": " "}] * PART
    write(folder / "in" / "large.parquet", [*chain()[:3], *blank, *chain()[3:]])
    run(Recipe.of(None, raw=True), str(folder / "in"), str(folder / "alone"))
    return folder / "in"


def batch(
    spark: Cluster,
    source: Path,
    output: Path,
    master: str | None = None,
    begun: Sequence[str] = ("-m", "annotate"),
    wanted: Mapping[str, str] = {},
) -> "subprocess.Popen[str]":
    words = ["batch", str(source), str(output), "--raw", "--engine", "spark"]
    return subprocess.Popen(
        [sys.executable, *begun, *words, "--master", master or spark.address],
        env={**spark.environment, **wanted},
        cwd=output.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ended(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    try:
        said, told = process.communicate(timeout=SECONDS)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, said, told


def until_some_are_there(output: Path, job: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + SECONDS
    while not list((output / "articles").glob("*.parquet")):
        assert job.poll() is None, job.communicate()
        assert time.monotonic() < until
        time.sleep(0.05)


def check(output: Path, corpus: Path) -> None:
    """The same, row for row, as one machine found; and the same stories, though by other pairs perhaps."""
    alone = corpus.parent / "alone"
    assert result(output) == result(alone)
    assert stories.read(Place.of(str(output))) == stories.read(Place.of(str(alone)))
    assert sorted(each.name for each in output.iterdir()) == sorted(each.name for each in alone.iterdir())


def test_a_cluster_finds_what_one_machine_finds(spark: Cluster, corpus: Path, tmp_path: Path) -> None:
    code, said, told = ended(batch(spark, corpus, tmp_path / "out"))
    assert code == 0, told
    rejected = f"{PART + 3} rejected: see {tmp_path}/out/rejected"
    assert said == f"60 articles, 54 stories, in {tmp_path}/out/articles; {rejected}\n"
    check(tmp_path / "out", corpus)
    parts = (tmp_path / "out" / "rejected" / "large.parquet").rglob("*.parquet")
    assert sorted(parquet.read_metadata(each).num_rows for each in parts) == [3, PART - 3]


def test_a_worker_that_is_killed_is_done_without(spark: Cluster, corpus: Path, tmp_path: Path) -> None:
    job = batch(spark, corpus, tmp_path / "out")
    until_some_are_there(tmp_path / "out", job)
    end(spark.workers[0])
    code, _, told = ended(job)
    spark.workers[0] = spark.worker(2)
    assert code == 0, told
    check(tmp_path / "out", corpus)


def test_a_driver_that_is_killed_is_gone_on_with(spark: Cluster, corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    job = batch(spark, corpus, output)
    until_some_are_there(output, job)
    os.killpg(job.pid, signal.SIGKILL)
    job.communicate()
    kept = modified(output)
    assert 0 < len(kept) < 7
    code, _, told = ended(batch(spark, corpus, output))
    assert code == 0, told
    assert {each: moment for each, moment in modified(output).items() if each in kept} == kept
    check(output, corpus)


def modified(output: Path) -> dict[str, Sequence[int]]:
    """When the files of each finished file of the input were written."""
    found = {
        folder.name: sorted(each.stat().st_mtime_ns for each in folder.rglob("*.parquet"))
        for folder in (output / "articles").iterdir()
    }
    return {name: times for name, times in found.items() if times}


def dated(place: Path) -> Path:
    """Files whose names have characters that stand for others, with times and numbers that Spark has not.

    What nobody reads has names that we use ourselves, and kinds that Spark refuses.
    """
    moments = pa.array(["2026-01-01 00:30:00", "1999-12-31 23:30:00"])
    kinds = {"ns": None, "us": "Europe/Berlin", "ms": "America/New_York"}
    for number, (unit, zone) in enumerate(kinds.items()):
        columns = {"text": [each["text"] for each in chain()[:2]]}
        columns["published"] = moments.cast(pa.timestamp(unit)).cast(pa.timestamp(unit, zone))
        columns["id"] = pa.array([number, 2**63 + number], pa.uint64())
        columns["author"] = pa.array([1, 90_000], pa.duration(unit))
        columns["Body"] = columns["body"] = pa.nulls(2)
        columns["row"], columns["input"] = pa.array([0, 1], pa.time64("us")), pa.array([0, 1], pa.int8())
        columns["_metadata"] = pa.array([0.5, 1.5], pa.float16())
        parquet.write_table(
            pa.table(columns),
            place / f"{{a}}[{number}] %41?*.parquet",
            use_deprecated_int96_timestamps=zone is None,  # as Spark itself writes them
        )
    return place


def test_a_cluster_makes_again_what_changed_and_no_more(spark: Cluster, tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "[out]*"
    write(source / "a.parquet", chain())
    write(source / "b.parquet", [*chain()[:2], {"text": " "}])
    kinds.write(source, turns=1)
    code, _, told = ended(batch(spark, dated(source), output))
    assert code == 0, told
    before = modified(output)
    write(source / "b.parquet", chain()[3:])
    write(source / "c.parquet", chain()[:1])
    code, _, told = ended(batch(spark, source, output))
    assert code == 0, told
    now = modified(output)
    assert {name: times for name, times in now.items() if before.get(name) != times}.keys() == {
        "b.parquet",
        "c.parquet",
    }
    assert now.keys() == {each.name for each in source.iterdir()}
    run(Recipe.of(None, raw=True), str(source), str(tmp_path / "alone"))
    assert result(output) == result(tmp_path / "alone")
    (source / "a.parquet").unlink()
    code, said, told = ended(batch(spark, source, output))
    assert (code, said) == (1, "")
    assert f"holds what was found in a.parquet, and {source} has no such file now: put it back" in told


def test_a_cluster_that_is_not_there_is_said(spark: Cluster, corpus: Path, tmp_path: Path) -> None:
    port = free_port()
    code, said, told = ended(batch(spark, corpus, tmp_path / "out", f"spark://127.0.0.1:{port}"))
    assert (code, said) == (3, "")
    assert told.splitlines()[-1] == (
        f"annotate: no Spark master answers at spark://127.0.0.1:{port} (Connection refused): start it, or "
        "give --master the address that its log and its page show. Finished files are kept: mend this, and "
        "run the same command again"
    )


def test_a_cluster_without_a_worker_for_the_job_is_said(spark: Cluster, corpus: Path, tmp_path: Path) -> None:
    wanted = {"PYSPARK_SUBMIT_ARGS": "--conf spark.executor.memory=900g pyspark-shell"}
    patient = "from annotate.batch import cluster; cluster.WAIT = 3; import annotate.__main__"
    job = batch(spark, corpus, tmp_path / "out", begun=("-c", patient), wanted=wanted)
    code, said, told = ended(job)
    assert (code, said) == (3, "")
    assert told.splitlines()[-1] == (
        f"annotate: no worker of {spark.address} took the work for 3 seconds: start one, or have its other "
        "jobs leave it cores and memory. Finished files are kept: mend this, and run the same command again"
    )
