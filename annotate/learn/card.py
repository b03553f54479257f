"""The model card: what a model learned from, how good it is, where it fails (Mitchell et al. 2019).

It lies in the model's folder, so that it travels with the model: `card.md`, `card.html`, its two pictures,
and `card.json`, from which it can be made again. Nothing in these files is needed to use the model.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from annotate.errors import InputError
from annotate.files import write as write_file
from annotate.json_records import from_dict, to_dict
from annotate.learn import plots
from annotate.learn.calibration import FAR, Calibration
from annotate.learn.cross_validate import CrossValidation
from annotate.learn.dataset import TrainingSet
from annotate.learn.manifest import ModelManifest, read_manifest, read_values
from annotate.learn.registry import CARD
from annotate.pages import filled
from annotate.records import SCHEMA

FEW = 20  #: spans of a label below which its figures are called shaky


@dataclass(frozen=True, kw_only=True)
class Data:
    """Who reviewed what the model learned from. `reviewers` are codes, never addresses.

    `spans` are the approved ones by label, `languages` articles by language, `outlets` articles by outlet.
    """

    reviewers: tuple[str, ...]
    spans: Mapping[str, int]
    languages: Mapping[str, int]
    outlets: Mapping[str, int]
    contested: int

    @classmethod
    def of(cls, data: TrainingSet) -> "Data":
        """What a card says of a training set."""
        return cls(
            reviewers=data.reviewers,
            spans=_counted(label for article in data.articles for *_, label in article.spans),
            languages=_counted(article.language for article in data.articles),
            outlets=_counted(article.group for article in data.articles),
            contested=data.contested,
        )


@dataclass(frozen=True, kw_only=True)
class Card:
    """All that a card says. `cross_validation` is None where nobody asked for it: it takes a dozen fits."""

    manifest: ModelManifest
    data: Data | None
    cross_validation: CrossValidation | None

    @property
    def evidence(self) -> dict[str, Any]:
        """What stands in `card.json`: all of it but the manifest."""
        data, found = self.data, self.cross_validation
        return {"data": data and to_dict(data), "examination": found and to_dict(found)}

    @property
    def calibration(self) -> Calibration | None:
        """Whether its scores mean what they say, by cross-validation or else as it was compared."""
        kept, found = self.manifest.metrics.get("calibration"), self.cross_validation
        if found is not None and found.calibration is not None:
            return found.calibration
        return None if kept is None else from_dict(Calibration, kept)

    @property
    def failures(self) -> tuple[str, ...]:
        """What is known to be weak, in sentences."""
        return tuple(_failures(self))

    @property
    def more(self) -> str:
        """What the last articles brought, in a sentence; empty where nobody measured it."""
        found = self.cross_validation
        if found is None or found.gained is None:
            return ""
        brought = found.gained
        unsure = " It may have brought nothing." if brought.low <= 0 else ""
        return (
            f"The last doubling of the articles learned from, to {found.curve[-1].articles}, brought "
            f"{brought.value:+z.3f} F1 ({brought.low:+z.3f} to {brought.high:+z.3f}).{unsure} What more "
            "articles would bring is not forecast: such curves flatten, and this one is too short to tell."
        )


def write(card: Card, folder: Path) -> None:
    """Put the card into the model's folder, instead of an older one."""
    texts = {
        "card.md": markdown(card),
        "card.html": html(card),
        **pictures(card),
        # The last: where it is there, so is all the rest, also after a death half-way.
        "card.json": json.dumps({"schema": SCHEMA, **card.evidence}, ensure_ascii=False, indent=1) + "\n",
    }
    for name, text in texts.items():
        write_file(folder / name, text, room=folder.parent)  # the folder itself holds no half files


def read(folder: Path) -> Card:
    """The card of the model in a folder. InputError if what is there is not one; none at all is fine."""
    manifest, path = read_manifest(folder), folder / "card.json"
    if not path.exists():
        return Card(manifest=manifest, data=None, cross_validation=None)
    try:
        values = read_values(path, CARD["card.json"])
        data, found = values["data"], values["examination"]
        card = Card(
            manifest=manifest,
            data=None if data is None else from_dict(Data, data),
            cross_validation=None if found is None else from_dict(CrossValidation, found),
        )
        html(card)  # numbers where numbers belong: what cannot be drawn is refused here
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(
            f"{path} is not a model card ({error}): make it again with `annotate models card {manifest.id} "
            "--full`"
        ) from None
    return card


def pictures(card: Card) -> dict[str, str]:
    """The pictures by file name, as far as there is something to draw."""
    found = card.cross_validation
    drawn = {}
    if card.calibration is not None:
        drawn["card-reliability.svg"] = plots.reliability(card.calibration)
    if found is not None and found.curve:
        drawn["card-curve.svg"] = plots.learning(found.curve)
    return drawn


def markdown(card: Card) -> str:
    """The card in Markdown; its pictures are files beside it."""
    return _rendered("card.md.j2", card, pictures(card))


def html(card: Card) -> str:
    """The card as one self-contained page without scripts."""
    drawn = {name: Markup(svg) for name, svg in pictures(card).items()}  # our own numbers and words only
    return _rendered("card.html.j2", card, drawn)


def _rendered(template: str, card: Card, drawn: Mapping[str, str]) -> str:
    manifest = card.manifest
    ours, models = manifest.metrics["rules"], manifest.metrics["model"]
    measures = [(name, ours["labels"].get(name), each) for name, each in models["labels"].items()]
    measures += [
        (name, ours[key], models[key]) for name, key in (("all labels", "micro"), ("any label", "any"))
    ]
    values = {"manifest": manifest, "data": card.data, "found": card.cross_validation, "measures": measures}
    forms = {"number": _number, "range": _range, "cell": _cell}
    return filled(f"learn/{template}", card=card, pictures=drawn, **values, **forms) + "\n"


def _counted(names: Iterable[str]) -> Mapping[str, int]:
    """How often each occurs, the most frequent first."""
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def _failures(card: Card) -> Iterator[str]:
    manifest, found = card.manifest, card.cross_validation
    worse = set(manifest.gate["worse"])
    for name in sorted(worse):
        before, after = manifest.gate["worse"][name]
        yield f"{name} is worse than with {manifest.gate['against']}: F1 {after:.3f} against {before:.3f}."
    for name, each in manifest.metrics["model"]["labels"].items():
        if each["support"] < FEW:
            yield f"{name} was measured on {each['support']} spans only: its figures say little."
        elif each["overlap"]["f1"] == 0:
            yield f"{name} is never found."
    for score in found.outlets if found is not None else ():
        if score.gain.high < 0:
            yield f"In {score.name} it is surely worse than the rules alone ({score.gain.value:+z.3f} F1)."
    checked = card.calibration
    if checked is not None:
        if checked.error is not None and checked.error.value >= FAR:
            yield f"Its scores are off by {_range(checked.error)} on average (expected calibration error)."
        high = [each for each in checked.bins if each.high < each.score]
        low = [each for each in checked.bins if each.low > each.score]
        for each, how in ((high, "high"), (low, "low")):
            if each:
                scores = ", ".join(f"{one.score:.2f}" for one in each)
                yield f"Scores around {scores} are too {how}: see the reliability curve."
        if checked.brier >= checked.constant:
            yield "Its scores are no better than giving every tag the same one."


def _number(value: Any) -> str:
    return f"{value:.3f}"


def _range(value: Any, signed: bool = False) -> str:
    form = "+z.3f" if signed else ".3f"
    return f"{value.value:{form}} ({value.low:{form}} to {value.high:{form}})"


def _cell(value: object) -> str:
    """Text that comes from articles, as it may stand in a Markdown table."""
    plain = "".join("\\" + sign if sign in "\\`*_[]|<>" else sign for sign in str(value))
    return " ".join(plain.split())
