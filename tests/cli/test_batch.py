"""`annotate batch`: what it says, and how it ends."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from annotate.cli import application
from annotate.errors import UsageError
from tests.batch.corpus import chain, write


def batch(*words: str) -> Result:
    return CliRunner().invoke(application("batch"), ["batch", *words])


def test_it_says_what_came_of_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "in" / "a.parquet", [*chain(), {"text": " "}])
    done = batch("in", "out")
    assert (done.exit_code, done.stdout) == (
        0,
        "5 articles, 1 story, in out/articles; 1 rejected: see out/rejected\n",
    )


def test_where_no_row_can_be_taken_the_input_is_bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "in.parquet", [{"text": " "}, {"text": None}])
    done = batch("in.parquet", "out")
    assert (done.exit_code, done.stdout) == (
        3,
        "0 articles, 0 stories, in out/articles; 2 rejected: see out/rejected\n",
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--engine", "spark"], "--engine spark and --master URL go together: a cluster needs an address"),
        (
            ["--master", "spark://a:1"],
            "--engine spark and --master URL go together: a cluster needs an address",
        ),
        (
            ["--engine", "spark", "--master", "http://a:1"],
            "http://a:1 is no address of a cluster: spark://HOST:7077, yarn, k8s://… or local[N]",
        ),
        (
            ["--engine", "spark", "--master", "local", "--jobs", "2"],
            "--jobs N is for the engine local: a cluster has the workers that it has",
        ),
    ],
)
def test_a_cluster_needs_an_address(words: list[str], said: str, tmp_path: Path) -> None:
    done = batch("in.parquet", str(tmp_path / "out"), *words)
    assert isinstance(done.exception, UsageError)
    assert str(done.exception) == said
