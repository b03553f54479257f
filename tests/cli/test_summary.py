import json
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests import command

ARTICLE = """\
Marran opens a second dam

Prime Minister Elin Marran opened a second dam on Tuesday. Sources suggest that the puppet council of Iven
could close the first one by the autumn.
"""


@pytest.fixture(scope="module")
def annotate(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a command in a workspace with one tagged article."""
    folder: Path = tmp_path_factory.mktemp("desk")

    run = partial(command.annotate, folder=folder)
    (folder / "dam.txt").write_text(ARTICLE, encoding="utf-8")
    for words in (("init", ".", "--seed", "1"), ("add", "dam.txt", "--outlet", "The Wire"), ("tag",)):
        done = run(*words)
        assert done.returncode == 0, done.stderr
    return run


def test_an_article_is_named_by_its_path_or_the_first_letters_of_its_id(
    annotate: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    by_path = json.loads(annotate("summary", "dam.txt", "--format", "json").stdout)
    by_id = json.loads(annotate("summary", by_path["article"]["id"][:6], "--format", "json").stdout)
    assert by_path == by_id
    assert by_path["summary"]["basis"] == "proposed"
    assert [tag["text"] for tag in by_path["tags"] if tag["label"] == "unattributed_claim"] == [
        "Sources suggest"
    ]


def test_the_methods_paragraph_names_sample_codebook_and_versions(
    annotate: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    done = annotate("summary", "dam.txt", "--methods")
    assert done.returncode == 0
    assert "One article (The Wire" in done.stdout
    assert "Nobody has reviewed it" in done.stdout
    assert "codebook" in done.stdout
    assert (
        "\n\nFlow. The workspace of this article: 1 found, 1 article, 1 tagged (of which 1 never sent to be "
        "coded), 0 drawn for coding, 0 coded; 1 article in the rates.\n\n"
    ) in done.stdout
    assert annotate("summary", "dam.txt", "--methods", "--format", "html").returncode == 2


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("summary",), 2, "name"),
        (("summary", "abc"), 2, "at least 6 characters"),
        (("summary", "0123456789"), 2, "there is no article '0123456789'"),
        (("summary", "dam.txt", "--open"), 2, "--open shows a page"),
    ],
)
def test_a_mistake_is_told_without_a_traceback(
    annotate: Callable[..., subprocess.CompletedProcess[str]], words: tuple[str, ...], code: int, message: str
) -> None:
    done = annotate(*words)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr
