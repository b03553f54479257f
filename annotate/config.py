"""The settings of a workspace: the file `annotate.toml`, and what it may say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotate.errors import InputError
from annotate.parse import ParseError, toml_table

SETTINGS = "annotate.toml"

#: Words per minute, about three times the 238 at which adults read English non-fiction silently, most of them
#: at 175 to 300 (Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109,
#: 2019). About as fast went trained speed readers, who understood hardly more than people who skim (Just and
#: Carpenter 1987, as told by Rayner et al., "So much to read, so little time", Psychological Science in the
#: Public Interest 17, 2016). Coding takes longer than reading: nobody who read the text is near it.
FASTEST = 700.0

#: Span F1 that a coder has to reach against known answers. Who keeps every proposal of the rules, unread, is
#: at .47 on the samples, and at .33 to .62 on twelve of them, drawn 300 times: nobody passes that way. Alpha
#: lies close to F1 there; below .667 nothing is to be concluded (Krippendorff 2019, section 12.4).
TARGET = 0.7

#: Per 1,000 words: 19 in 20 real articles stay below it, whatever the label (raw articles, November 2026).
SCALE = 25.0

#: Newly reviewed articles after which a model is worth another try: it moves little by fewer.
RETRAIN = 20

TEMPLATE = """\
# Settings of this workspace. The codebook is guidelines.md beside this file.

# Decides which articles are held out for testing. Set once; changing it mixes test and training articles.
seed = {seed}

# An encoder for the model to look through as well, slower and a little better: the name of a folder, an
# installed package or a model on Hugging Face. Needs: pip install "annotate-news[encoder]". It stays as it is
# but for `annotate train --fine-tune`.
# encoder = "sentence-transformers/all-MiniLM-L6-v2"

# A model scores articles in the languages that it learned from and was measured on. To let it score all:
# score_all_languages = true

# Name the outlet of articles by the address or the folder they come from.
[outlets]
# "example.org" = "The Example"

[studio]
# url = "https://label-studio.example.org"   # without it, `annotate review` starts a local server
project = "News articles"

# Reviews submitted at more words a minute than this are left out as not read: adults read 175 to 300. The
# first `annotate pull` puts it on record; a later change is logged and holds for what is decided after it.
[reviews]
# fastest = {fastest:g}

# What coders have to reach on training articles before real ones are assigned: span F1 against known answers
# (who keeps every proposal of the rules is at 0.47 on the samples), and unitizing alpha where it is set.
[training]
# f1 = {f1:g}
# alpha = 0.667

# With live tags (annotate review --live) the model is trained anew after so many newly reviewed articles, by
# the gate of `annotate train`; 0: never. Not while an assignment is open.
[live]
# retrain = {retrain}

# Rules by name, turned on (true) or off (false). `annotate labels --precision` shows how each one fared.
[rules]
# "unattributed_claim/vague_quantity" = true   # "many", "some", "several": off unless you want them

# The rate per 1,000 words at the right end of a label's bars: the same on all pages, so that two articles can
# be compared by eye. Default: {scale:g} for every label.
[scales]
# unattributed_claim = 10

# What the datasheet says that only people know.
[datasheet]
# purpose = "…"
# licence = "…"
# personal_data = "…"

# How the study is cited, for `annotate archive`.
[study]
# title = "…"
# authors = "Doe, Jane; Roe, Rita"
# publisher = "…"   # the repository
# year = "2026"     # default: that of the newest review
# doi = "10.5281/zenodo.…"

# Tags that score lower stay here and are not shown to reviewers. Default: the codebook's threshold.
[thresholds]
# loaded_language = 0.4
"""

#: what each setting is, and of a table each entry
_SETTINGS: Mapping[str, type] = {
    "seed": int,
    "outlets": dict,
    "studio": dict,
    "thresholds": dict,
    "rules": dict,
    "reviews": dict,
    "training": dict,
    "live": dict,
    "scales": dict,
    "datasheet": dict,
    "study": dict,
    "encoder": str,
    "score_all_languages": bool,
}
_ENTRIES: Mapping[str, type] = {
    "outlets": str,
    "studio": str,
    "thresholds": float,
    "rules": bool,
    "reviews": float,
    "training": float,
    "live": int,
    "scales": float,
    "datasheet": str,
    "study": str,
}
_KNOWN = {
    "studio": ("url", "project"),
    "reviews": ("fastest",),
    "training": ("f1", "alpha"),
    "live": ("retrain",),
}
_WORDS: Mapping[type, str] = {
    int: "a whole number",
    float: "a number",
    str: "text in quotation marks",
    bool: "true or false",
    dict: "a table",
}


@dataclass(frozen=True, kw_only=True)
class Config:
    """The settings in `annotate.toml`: thresholds are probabilities by label, rules on or off by their id.

    `reviews_fastest` is in words per minute (`annotate.coding.pace`); `training_f1` and `training_alpha` are
    what a coder has to reach (`annotate.coding.qualification`); `scales` are rates per 1,000 words by label.
    `live_retrain` counts newly reviewed articles (`annotate.steps.pushing.live_round`), 0 for never.
    """

    seed: int
    outlets: Mapping[str, str] = field(default_factory=dict)
    studio_url: str | None = None
    studio_project: str = "News articles"
    thresholds: Mapping[str, float] = field(default_factory=dict)
    rules: Mapping[str, bool] = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    datasheet: Mapping[str, str] = field(default_factory=dict)
    study: Mapping[str, str] = field(default_factory=dict)
    encoder: str | None = None
    score_all_languages: bool = False
    reviews_fastest: float = FASTEST
    training_f1: float = TARGET
    training_alpha: float | None = None
    live_retrain: int = RETRAIN


def read_config(path: Path) -> Config:
    """The settings in the file at `path`. InputError names one that is unknown, missing or wrong."""
    try:
        values = toml_table(path.read_bytes())
    except ParseError as error:
        raise InputError(f"{path} is not valid TOML: {error}. Mend that line") from None
    _known(path, values, _SETTINGS)
    for name, value in values.items():
        _expect(path, name, value, _SETTINGS[name])
        if name in _KNOWN:
            _known(path, value, _KNOWN[name], f"{name}.")
        for key, entry in value.items() if isinstance(value, dict) else ():
            _expect(path, f"{name}.{key}", entry, _ENTRIES[name])
    _known(path, values.get("datasheet", {}), ("purpose", "licence", "personal_data"), "datasheet.")
    _known(path, values.get("study", {}), ("title", "authors", "publisher", "year", "doi"), "study.")
    if "seed" not in values:
        raise InputError(f"{path}: the setting 'seed' is missing; add a line such as `seed = 1`")
    if not 0 <= values["seed"] < 2**63:
        raise InputError(f"{path}: the setting 'seed' must lie between 0 and 2^63, such as `seed = 1`")
    for name, value in values.get("thresholds", {}).items():
        if not 0 <= value <= 1:
            raise InputError(f"{path}: thresholds.{name} is {value}; it must lie between 0 and 1")
    if not 0 < (fastest := values.get("reviews", {}).get("fastest", FASTEST)) < float("inf"):
        raise InputError(f"{path}: reviews.fastest is {fastest}; it must be above 0, such as {FASTEST:g}")
    for name, full in values.get("scales", {}).items():
        if not 0 < full < float("inf"):
            raise InputError(f"{path}: scales.{name} is {full}; it must be above 0, such as {SCALE:g}")
    if (every := values.get("live", {}).get("retrain", RETRAIN)) < 0:
        raise InputError(f"{path}: live.retrain is {every}; it must be 0 (never) or more, such as {RETRAIN}")
    for name, least in values.get("training", {}).items():
        if not 0 <= least <= 1:
            raise InputError(f"{path}: training.{name} is {least}; it must lie between 0 and 1")
    tables = {name: values.pop(name, {}) for name in _KNOWN}
    flat = {f"{name}_{key}": value for name, table in tables.items() for key, value in table.items()}
    return Config(**values, **flat)


def _known(path: Path, found: Iterable[str], allowed: Iterable[str], table: str = "") -> None:
    for name in found:
        if name not in allowed:
            raise InputError(f"{path}: unknown setting {table + name!r}; allowed: {', '.join(allowed)}")


def _expect(path: Path, name: str, value: Any, kind: type) -> None:
    fits = isinstance(value, (int, float) if kind is float else kind)
    if not fits or (isinstance(value, bool) and kind is not bool):
        raise InputError(f"{path}: the setting {name!r} is {value!r}; it must be {_WORDS[kind]}")
