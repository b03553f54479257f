"""Which reviews of a workspace are worth a second look."""

import json
from pathlib import Path

import pytest

from annotate.errors import MissingError
from annotate.steps.training.suspicious import suspicious_reviews
from tests.command import printed
from tests.learn.invented import LABEL, articles
from tests.steps.reviewed import review, workspace


def test_the_reviews_that_contradict_the_rest_come_first(tmp_path: Path) -> None:
    sound, wrong = articles(18), articles(2, seed=7, flipped=True)
    desk = workspace(tmp_path / "desk", (*sound, *wrong))
    lines = printed("doctor", "--reviews", "--format", "json", folder=desk.root).splitlines()
    found = [json.loads(line) for line in lines]
    assert {each["article_id"] for each in found[:2]} == {each.id for each in wrong}
    first = found[0]["suspicions"][0]
    assert (found[0]["reviewer"], first["answer"]["label"], first["instead"]) == ("A", LABEL, None)
    table = printed("doctor", "--reviews", folder=desk.root).splitlines()
    assert table[0].split() == [
        *("article", "reviewer", "suspicious", "words", "said", "others", "say", "likely", "beside")
    ]
    assert found[0]["article_id"][:8] in table[1]


def test_what_a_coder_settled_since_is_said_once(tmp_path: Path) -> None:
    sound, wrong = articles(18), articles(2, seed=7, flipped=True)
    desk = workspace(tmp_path / "desk", (*sound, *wrong))
    before = suspicious_reviews(desk)
    review(desk, wrong, purpose="adjudication")  # as she had coded them
    assert suspicious_reviews(desk) == before


def test_with_too_few_reviews_it_says_how_many_are_missing(tmp_path: Path) -> None:
    for count, said in ((1, "1 reviewed article is"), (3, "3 reviewed articles are")):
        desk = workspace(tmp_path / str(count), articles(count))
        with pytest.raises(MissingError, match=f"^{said} too few to train on: 12 are needed"):
            suspicious_reviews(desk)
