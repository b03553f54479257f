"""Pages and documents from the templates of this package, and what a page may show.

One environment serves all: whatever a template prints is fit to be shown, and in HTML it is escaped.
"""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from annotate.harmless import printable

HERE = Path(__file__).parent
PARTS = 1000  #: pieces of a template that make a part
_SHORT = 100  #: characters of what is escaped once for all: most of what a page says, others say, too


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


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,  # a template does not change while a program runs
    )
    made.code_generator_class = _Direct
    vars(made).update(printed=_printed, escaped=_escaped)
    return made


def _printed(value: Any) -> str:
    """Whatever a template prints passes here: characters that cannot be shown are replaced."""
    return printable(str(value))


def _escaped(value: Any) -> str:
    """The same in a page, where only what templates and we wrote is markup."""
    if type(value) is Markup:
        return value
    text = str(value)
    return _known(text) if len(text) < _SHORT else _harmless(text)


def _harmless(text: str) -> Markup:
    return escape(printable(text))


_known = lru_cache(maxsize=4096)(_harmless)


class _Direct(CodeGenerator):
    """Templates as Python that calls what they name, and escapes once.

    Jinja asks with each call what else that wants to be given: with this a page takes 0.63 of the time.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call with its arguments. None of ours has starred ones, or a block of its own."""
        assert node.dyn_args is node.dyn_kwargs is None, node
        assert not forward_caller, node
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write("environment.escaped(" if frame.eval_ctx.autoescape else "environment.printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write(")")
