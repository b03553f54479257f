"""The types of what `annotate/__init__.py` loads late."""

from annotate.notebook.component import spacy as spacy
from annotate.notebook.desk import corrected as corrected
from annotate.notebook.desk import open as open  # noqa: A004 -- `annotate.open` is its name
from annotate.notebook.scan import scan as scan

__version__: str
__all__ = ["__version__", "corrected", "open", "scan", "spacy"]
