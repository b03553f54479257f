import json
import re
from typing import Any

import pytest

from annotate.learn.measured import check
from tests.learn.manifests import MEASURED


def test_what_is_whole_passes_with_whatever_else_stands_there() -> None:
    check({**MEASURED, "notes": 1})
    check({**MEASURED, "gate": {**MEASURED["gate"], "probability": 0.93, "worse": {}}})


@pytest.mark.parametrize(
    ("at", "value", "why"),
    [
        (("gate",), {}, "gate.passed is missing"),
        (("metrics",), {}, "metrics.rules is missing"),
        (("metrics",), [], "metrics cannot be []"),
        (("split",), None, "split cannot be null"),
        (("split", "seed"), "1", "split.seed cannot be '1'"),
        (("split", "evaluated_on"), True, "split.evaluated_on cannot be true"),
        (("gate", "passed"), 1, "gate.passed cannot be 1"),
        (("gate", "reasons"), "none", "gate.reasons cannot be 'none'"),
        (("gate", "worse"), [], "gate.worse cannot be []"),
        (("gate", "worse", "x"), None, "gate.worse.x cannot be null"),
        (("gate", "worse", "x"), [0.5], "gate.worse.x cannot be [0.5]"),
        (("gate", "worse", "x"), [0.5, "a"], 'gate.worse.x cannot be [0.5, "a"]'),
        (("gate", "reasons"), [7], "gate.reasons cannot be [7]"),
        (("metrics", "before", "any", "exact"), {"f1": 1}, "metrics.before.any.exact.precision is missing"),
        (("metrics", "model", "any", "exact", "f1"), None, "metrics.model.any.exact.f1 cannot be null"),
        (("metrics", "model", "labels", "sneer"), {}, "metrics.model.labels.sneer.overlap is missing"),
    ],
)
def test_the_first_value_that_is_wrong_is_named(at: tuple[str, ...], value: object, why: str) -> None:
    changed: dict[str, Any] = json.loads(json.dumps(MEASURED))
    place = changed
    for name in at[:-1]:
        place = place[name]
    place[at[-1]] = value
    with pytest.raises(ValueError, match=f"^{re.escape(why)}$"):
        check(changed)
