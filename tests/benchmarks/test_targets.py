"""Whom nouns are put on, as judged by hand, stands on at least a hundred nouns and above its floors."""

import json

from benchmarks.quality import FLOORS, TARGETS
from benchmarks.targets import judged, measured


def test_every_judged_target_stands_in_its_article() -> None:
    for each in judged():
        assert each.whom in each.article.text
        assert each.start < len(each.article.text)


def test_targets_stand_on_their_floors() -> None:
    found = measured()
    floors = {each["metric"]: each["value"] for each in json.loads(FLOORS.read_text("utf-8"))["floors"]}
    assert found.nouns >= 200
    assert found.proposed.reviewed >= 100
    assert found.precision >= floors["targets/precision"] - 0.005
    assert found.recall >= floors["targets/recall"] - 0.005
    assert TARGETS.endswith(".tsv")
