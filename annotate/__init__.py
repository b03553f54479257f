"""Code news articles for propaganda and loaded language.

What a notebook needs, each loaded when it is first used (`__init__.pyi` beside this file has the types):
`scan` a text or file, `open` a workspace, `corrected` estimates for a regression, and the `spacy` component.
"""

import importlib

__version__ = "0.2.0"

#: everything that is public, and the module that it comes from; the stub names the same
_PUBLIC = {
    "corrected": "annotate.notebook.desk",
    "open": "annotate.notebook.desk",
    "scan": "annotate.notebook.scan",
    "spacy": "annotate.notebook.component",
}
__all__ = ["__version__", "corrected", "open", "scan", "spacy"]


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return __all__
