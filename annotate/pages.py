"""Pages and documents from the templates of this package, and what a page may show.

One environment serves all: whatever a template prints is fit to be shown, and in HTML it is escaped.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from annotate.harmless import printable

HERE = Path(__file__).parent
PARTS = 1000  #: pieces of a template that make a part

_CODE = re.compile("(?<!## )`([^`]+)`")  # a heading of guidelines.md is quoted as it is to be written
_WITHIN = re.compile(r"\[([^]]+)\]\(#[^)]*\)")  # a link from one section of guidelines.md to another


def filled(template: str, **values: object) -> str:
    """A template, named from the package's folder ("report/page.html.j2"), with its values filled in."""
    return _environment().get_template(template).render(**values)


def in_parts(template: str, **values: object) -> Iterator[str]:
    """The same in parts, for what is too long to be held as a whole."""
    parts = _environment().get_template(template).stream(**values)
    parts.enable_buffering(PARTS)
    return parts


def allowed(text: str) -> str:
    """How a page's policy names a style or script that may stand in it: by its digest."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def coded(said: str) -> Markup:
    """One of our sentences, or of the codebook's, in HTML: what stands between backticks is code there.

    Of a link within the codebook its words stay: on a page of ours it leads nowhere.
    """
    parts = enumerate(_CODE.split(_WITHIN.sub(r"\1", printable(said))))
    return Markup("").join(Markup("<code>{}</code>").format(part) if at % 2 else part for at, part in parts)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,  # a template does not change while a program runs
        finalize=_shown,
    )
    made.filters["coded"] = coded
    return made


def _shown(value: Any) -> Any:
    """Whatever a template prints passes here: characters that cannot be shown are replaced."""
    return printable(value) if type(value) is str else value
