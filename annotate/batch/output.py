"""The folder that a batch job writes to: whose it is, and what in it is of another day's input."""

import json
from collections.abc import Mapping, Sequence

from annotate.batch.inputs import Input
from annotate.batch.place import Place
from annotate.batch.places import ARTICLES, HALF, RECIPE, REJECTED, STORIES
from annotate.batch.recipe import Recipe
from annotate.errors import InputError, RefusedError
from annotate.parse import ParseError, json_value

_OURS = {"engine", "raw", "model", "annotate", "languages"}  #: what every recipe of a job says
_INPUT = "input"  #: where the input was; the one thing in a recipe that may differ
_NEW = "name another folder, or delete this one"


def begin(output: Place, recipe: Recipe, engine: str, source: Place, inputs: Sequence[Input]) -> None:
    """Make the output's folder, or go on with it; what was found in a file that has changed since is deleted.

    RefusedError where it is not ours, another recipe or another input made what is there, or a file of it is
    gone; InputError where its recipe cannot be read, or nothing can be made.
    """
    if output.file:
        raise InputError(f"{output} is a file: name a new folder")
    now = {"engine": engine, "raw": recipe.raw, "model": recipe.model, **json.loads(recipe.versions)}
    now[_INPUT] = str(source)
    was = _before(output, now)
    if was is None and output.files("").keys() - {f"{HALF}/{RECIPE}"}:  # which is left of one killed at once
        raise RefusedError(f"{output} holds other files: name a new folder")
    stale = _stale(output, was or {}, now, inputs)
    half = output / HALF
    try:
        unfinished = half.there or stale
        if half.there:  # where files are moved one by one, some of the stories may still lie in it
            (output / STORIES).delete()
        half.delete()
        if was != now:
            half.system.create_dir(half.path, recursive=True)
            (half / RECIPE).write(json.dumps(now, indent=1))
            (half / RECIPE).move(output / RECIPE)
            half.delete()
        if unfinished:
            half.system.create_dir(half.path)  # until all is made, the output is not complete
        for each in stale:
            discard(output, each)
    except OSError as error:
        raise InputError(f"{output} cannot be written to ({error}). Name another folder") from None


def discard(output: Place, folder: str) -> None:
    """Delete what was found in a file of the input."""
    for kind in (ARTICLES, REJECTED):
        (output / kind / folder).delete()


def _made(output: Place) -> Sequence[str]:
    """The folders of what was made, one for each file of an input, below those for articles and rejected."""
    found = (each for kind in (ARTICLES, REJECTED) for each in (output / kind).files())
    return sorted({each.rpartition("/")[0] or each for each in found})


def _before(output: Place, now: Mapping[str, object]) -> Mapping[str, object] | None:
    """What the folder's recipe says; None where it has none of ours. InputError where it is not whole."""
    about = output / RECIPE
    if not about.there:
        return None
    try:
        text = about.read()
        was = json_value(text)
    except (OSError, UnicodeDecodeError):
        return None
    except ParseError:
        if _made(output):
            raise InputError(f"{about} is not whole: {_NEW}") from None
        begun = "".join(json.dumps(now).split()).startswith("".join(text.split()))
        return {} if begun else None  # an earlier release could leave a beginning
    return was if isinstance(was, dict) and was.keys() >= _OURS else None


def _stale(
    output: Place, was: Mapping[str, object], now: Mapping[str, object], inputs: Sequence[Input]
) -> Sequence[str]:
    """What was found in files that have changed since."""
    made = _made(output)
    if not made:
        return ()
    if _INPUT not in was:
        raise RefusedError(
            f"what is in {output} was made by a release that did not write down from which files: {_NEW}"
        )
    differ = sorted(each for each in was.keys() | now.keys() if was.get(each) != now.get(each))
    if any(each != _INPUT for each in differ):
        raise RefusedError(
            f"what is in {output} was made in another way (it differs in: {', '.join(differ)}): {_NEW}"
        )
    known = {each.label: each.folder for each in inputs}
    labels = {folder: folder.rpartition("/")[0] or folder for folder in made}
    if gone := sorted({label for label in labels.values() if label not in known}):
        others, source = f" and {len(gone) - 1} more" if gone[1:] else "", now[_INPUT]
        raise RefusedError(
            f"{output} holds what was found in {gone[0]}{others}, and {source} has no such file now: put it "
            f"back, or delete {ARTICLES}/{gone[0]} and {REJECTED}/{gone[0]} there, or name another folder"
        )
    stale = [folder for folder, label in labels.items() if folder != known[label]]
    if stale and differ:
        raise RefusedError(
            f"{labels[stale[0]]} in {now[_INPUT]} is another than that in {was[_INPUT]}, from which {output} "
            f"was made: {_NEW}"
        )
    return stale
