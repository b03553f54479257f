"""The shape of the code in figures: import circles, sizes, long functions, modules without a test file.

    python -m benchmarks.structure

Lines of code leave out blanks, comments and docstrings. Imports count wherever they stand, also those for
type checking alone. Exits 1 where a figure is over its limit.
"""

import ast
import io
import sys
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "annotate"

LONG_FUNCTION = 40  #: lines of code
MANY_PARAMETERS = 6
COMMANDS = "cli"  #: typer commands have a parameter for each option
NO_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, kw_only=True)
class Module:
    """A file of the package: its dotted name, its text and what it parses to."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """Lines in the file."""
        return self.text.count("\n")

    @property
    def code(self) -> set[int]:
        """Numbers of the lines that hold code."""
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        docstrings = {
            number
            for node in ast.walk(self.tree)
            if isinstance(node, documented) and ast.get_docstring(node, clean=False) is not None
            for number in range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1)
        }
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        held = {
            number
            for token in tokens
            if token.type not in NO_CODE
            for number in range(token.start[0], token.end[0] + 1)
        }
        return held - docstrings

    @property
    def functions(self) -> Iterator[Function]:
        """All functions and methods."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


def main() -> int:
    """Print the figures; 1 where one is over its limit."""
    modules = _modules()
    circles = _circles(_imports(modules))
    code = {name: each.code for name, each in modules.items()}
    functions = [
        (name, function, len(code[name] & set(range(function.lineno, (function.end_lineno or 0) + 1))))
        for name, each in modules.items()
        for function in each.functions
    ]
    long = [f"{name}:{function.name} {size}" for name, function, size in functions if size > LONG_FUNCTION]
    wide = [f"{name}:{function.name}" for name, function, _ in functions if _parameters(name, function)]
    with_code = {name: each for name, each in modules.items() if code[name]}
    untested = [name for name, each in with_code.items() if not _tested(each.path)]
    middle = median(each.lines for each in with_code.values())
    longest = max(modules.values(), key=lambda each: each.lines)
    share, tested = len(long) / len(functions), 1 - len(untested) / len(with_code)
    rows: list[tuple[str, object, bool, list[str]]] = [
        ("import circles", len(circles), bool(circles), [", ".join(each) for each in circles]),
        ("lines of code", sum(map(len, code.values())), False, []),
        ("files", len(with_code), False, []),
        ("median file, lines", middle, middle >= 90, []),
        ("longest file, lines", longest.lines, longest.lines > 300, [longest.name]),
        (f"functions over {LONG_FUNCTION} lines of code", f"{share:.1%}", share > 0.01, long),
        (f"functions with over {MANY_PARAMETERS} parameters", len(wide), bool(wide), wide),
        ("modules with a test file of their name", f"{tested:.0%}", tested < 0.85, untested),
    ]
    for what, value, over, _ in rows:
        print(f"{what:<45} {value}{'  over its limit' if over else ''}")
    if "--names" in sys.argv:
        for what, _, _, names in rows:
            print(f"\n{what}:", *names, sep="\n  ")
    return int(any(over for _, _, over, _ in rows))


def _modules() -> dict[str, Module]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        text = path.read_text(encoding="utf-8")
        found[name] = Module(name=name, path=path, text=text, tree=ast.parse(text))
    return found


def _imports(modules: Mapping[str, Module]) -> dict[str, set[str]]:
    edges: dict[str, set[str]] = {}
    for name, each in modules.items():
        named = [
            f"{node.module}.{alias.name}" if f"{node.module}.{alias.name}" in modules else str(node.module)
            for node in ast.walk(each.tree)
            if isinstance(node, ast.ImportFrom) and node.level == 0
            for alias in node.names
        ]
        edges[name] = {other for other in named if other in modules and other != name}
    return edges


def _circles(edges: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """Sets of modules that reach one another."""

    def reached(start: str) -> set[str]:
        seen, due = set[str](), [start]
        while due:
            for other in edges[due.pop()] - seen:
                seen.add(other)
                due.append(other)
        return seen

    reach = {name: reached(name) for name in edges}
    return sorted(
        {
            tuple(sorted(other for other in reach[name] if name in reach[other]))
            for name in edges
            if name in reach[name]
        }
    )


def _parameters(name: str, function: Function) -> bool:
    """Whether a function takes too many parameters; those of commands are options."""
    given = function.args
    names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    command = name.split(".")[1:2] == [COMMANDS]
    return not command and len([each for each in names if each not in ("self", "cls")]) > MANY_PARAMETERS


def _tested(path: Path) -> bool:
    """Whether the tests mirror the module."""
    inside = path.relative_to(PACKAGE)
    name = inside.parent.name if inside.stem == "__init__" else inside.stem
    return (ROOT / "tests" / inside.parent / f"test_{name.strip('_')}.py").exists()


if __name__ == "__main__":
    sys.exit(main())
