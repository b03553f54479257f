"""The languages that texts are read in: a folder each, with its value `LANGUAGE` and its word lists.

An installed package can bring another: an entry point of the group ``annotate.languages`` that names its
`Language`.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points

from annotate.errors import InputError
from annotate.languages.language import Language

GROUP = "annotate.languages"  #: of the entry points


@cache
def languages() -> Mapping[str, Language]:
    """The languages somebody described, by code: the program's own, then those of installed packages.

    InputError where two packages bring the same language.
    """
    own = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg)
    found = {name: importlib.import_module(f"{__name__}.{name}").LANGUAGE for name in own}
    for entry in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        brought: Language = entry.load()
        if brought.code in found:
            raise InputError(
                f"the installed package behind {entry.value} brings the language {brought.code!r}, which is "
                "there already: uninstall one of the two"
            )
        found[brought.code] = brought
    return found


@cache
def language_of(code: str) -> Language:
    """The language with this ISO 639-1 code; one that nobody described has only what holds for any."""
    return languages().get(code) or Language(code=code, name=code, version=0)
