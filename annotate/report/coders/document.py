"""Agreement as one JSON document.

``{"schema": 1, "coders": [CODE…], "articles": 20, "seed": 7, "replicates": 2000, "targets": [0.667, 0.8],
"overall": FIGURES, "labels": {NAME: FIGURES}, "pairs": [{"coders": [CODE, CODE], **FIGURES}],
"again": {CODE: FIGURES}, "gamma": MEASURE or null, "suggestions": PULLS or null,
"shown": {"tags": 18, "nothing": 2, "both": 0}, "left_out": {REASON: 1},
"disagreements": [{"article": ID, "share": 0.31, "characters": 120}]}``

FIGURES are ``{"alpha": MEASURE, "f1_exact": MEASURE, "f1_overlapping": MEASURE}``, with ``--all`` also
``alpha_by_sentence``, ``kappa_by_sentence`` and (overall) ``alpha_of_labels``. A MEASURE is
``{"value": 0.71, "interval": [0.62, 0.79], "articles": 20, "reason": null}``: value or interval is null where
it is not defined, and ``reason`` says why. An alpha by character also has
``"targets": [{"target": 0.667, "below": 0.16, "more": 12}]``.

PULLS, where somebody coded without seeing (all) tags, are ``{"overall": PULL, "labels": {NAME: PULL}}``. A
PULL has a MEASURE each as ``recall``, ``recall_adjudicated``, ``kept``, ``added`` and ``effect``, and where
somebody adjudicated ``right`` and ``wrong``, with ``kept``, ``added`` and ``effect`` each.
"""

from collections.abc import Sequence
from typing import Any

from annotate.coding.agreement.effect import SuggestionEffect
from annotate.coding.agreement.figures import Figures
from annotate.coding.agreement.measure import Measure
from annotate.coding.agreement.suggestions import Pull, Suggestions
from annotate.coding.resampling import REPLICATES
from annotate.records import SCHEMA
from annotate.report.coders.study import Study

_DIGITS = 4


def document(study: Study) -> dict[str, Any]:
    """The document of a study."""
    found = study.agreement

    def figures(each: Figures) -> dict[str, Any]:
        return _figures(each, study.targets)

    return {
        "schema": SCHEMA,
        "coders": list(found.coders),
        "articles": found.articles,
        "seed": found.seed,
        "replicates": REPLICATES,
        "targets": list(study.targets),
        "overall": figures(found.overall),
        "labels": {name: figures(each) for name, each in found.labels.items()},
        "pairs": [{"coders": list(pair), **figures(each)} for pair, each in found.pairs.items()],
        "again": {coder: figures(each) for coder, each in found.again.items()},
        "gamma": None if found.gamma is None else measured(found.gamma),
        "suggestions": None if study.suggestions is None else _suggestions(study.suggestions),
        "shown": dict(study.shown),
        "left_out": dict(study.left_out),
        "disagreements": [
            {"article": each.article_id, "share": round(each.share, _DIGITS), "characters": each.characters}
            for each in study.disagreements
        ],
    }


def measured(measure: Measure) -> dict[str, Any]:
    """A statistic with its interval; null with a reason where it is not defined."""
    return {
        "value": None if measure.value is None else round(measure.value, _DIGITS),
        "interval": None if measure.interval is None else [round(end, _DIGITS) for end in measure.interval],
        "articles": measure.articles,
        "reason": measure.reason or None,
    }


def _figures(each: Figures, targets: Sequence[float]) -> dict[str, Any]:
    named = {
        "f1_exact": each.exact,
        "f1_overlapping": each.overlapping,
        "alpha_by_sentence": each.sentence_alpha,
        "kappa_by_sentence": each.kappa,
        "alpha_of_labels": each.labels,
    }
    return {
        "alpha": {**measured(each.alpha), "targets": [_target(each.alpha, target) for target in targets]},
        **{name: measured(measure) for name, measure in named.items() if measure is not None},
    }


def _suggestions(found: Suggestions) -> dict[str, Any]:
    def pull(each: Pull) -> dict[str, Any]:
        split = {"right": _effect(each.right), "wrong": _effect(each.wrong)} if found.settled else {}
        return {
            "recall": measured(each.recall),
            "recall_adjudicated": measured(each.adjudicated),
            **_effect(each.effect),
            **split,
        }

    return {
        "overall": pull(found.overall),
        "labels": {name: pull(each) for name, each in found.labels.items()},
    }


def _effect(each: SuggestionEffect) -> dict[str, Any]:
    return {"kept": measured(each.kept), "added": measured(each.added), "effect": measured(each.effect)}


def _target(alpha: Measure, target: float) -> dict[str, Any]:
    chance = alpha.below(target)
    return {
        "target": target,
        "below": None if chance is None else round(chance, _DIGITS),
        "more": alpha.more(target),
    }
