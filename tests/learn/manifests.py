"""What a manifest says of how its model was measured, with every value that commands read."""

from typing import Any

_THREE = {"precision": 0.5, "recall": 0.5, "f1": 0.5}
SCORES = {"overlap": _THREE, "exact": _THREE, "support": 4}
MEASURES = {"labels": {"loaded_label": SCORES}, "micro": SCORES, "any": SCORES}
MEASURED: dict[str, Any] = {
    "split": {"kind": "out-of-fold", "seed": 1, "evaluated_on": 20},
    "metrics": {"rules": MEASURES, "before": MEASURES, "model": MEASURES},
    "gate": {"passed": True, "against": "the rules alone", "reasons": [], "worse": {"x": [0.5, 0.4]}},
}
