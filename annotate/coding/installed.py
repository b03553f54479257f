"""The codebook that comes with the program, with the sections that installed packages bring."""

from annotate.coding.codebook import Codebook, load, parse
from annotate.errors import InputError
from annotate.labels import installed
from annotate.packaged import packaged
from annotate.rules.rule import Label


def packaged_codebook() -> Codebook:
    """The packaged guidelines.md, and after its last section those of installed packages.

    InputError names a label whose section cannot be added.
    """
    codebook = load(packaged("guidelines.md"))
    for label in missing(codebook):
        codebook = _extended(codebook, label) if label.section else codebook
    return codebook


def missing(codebook: Codebook) -> tuple[Label, ...]:
    """Labels of installed packages that are not in `codebook`, under whatever name."""
    return tuple({each.name: each for each in installed() if codebook.current(each.name) is None}.values())


def _extended(codebook: Codebook, label: Label) -> Codebook:
    wrong = f"the section of the label {label.name}, which an installed package brings, cannot be added"
    try:
        extended = parse(f"{codebook.text.rstrip()}\n\n{label.section.strip()}\n", codebook.source)
    except InputError as error:
        raise InputError(f"{wrong}: {error}. Mend that package or uninstall it") from None
    if extended.names != (*codebook.names, label.name):
        raise InputError(f"{wrong}: it must be the one section '## `{label.name}` …'. Mend that package")
    return extended
