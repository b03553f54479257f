"""What the documents name is there: links, files, modules, and the options of the commands they show."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PATH = re.compile(r"`((?:annotate|tests|benchmarks|data|docs)/[\w/.-]+)`")
MODULE = re.compile(r"python -m (benchmarks|tests)(\.[\w.]+)?((?: [^\s`#]+)*)")
COMMAND = re.compile(r"(?<![\w/`.-])annotate ([a-z]+)\b([^`#\n]*)")
ARGUMENT = re.compile(r"^    (\w+): Annotated", re.M)
OPTION = re.compile(r"--[a-z][a-z-]*")

named = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)", path.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}


def missing(document: Path) -> Iterator[str]:
    text = document.read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", text):
        name, _, anchor = link.partition("#")
        place = (document.parent / name).resolve() if name else document
        if not place.exists() or (anchor and anchor not in anchors(place)):
            yield link
    for name in PATH.findall(text):
        if not (ROOT / name).exists() and "NAME" not in name and "LABEL" not in name and "CODE" not in name:
            yield name
    for package, module, options in MODULE.findall(text):
        place = ROOT / package / (module.strip(".").replace(".", "/") + ".py" if module else "__main__.py")
        place = place if place.exists() else place.with_suffix("") / "__main__.py"
        source = place.read_text(encoding="utf-8") if place.exists() else ""
        yield from (f"{place.name} {each}" for each in OPTION.findall(options) if f'"{each}"' not in source)
        if not source:
            yield f"{package}{module}"


@named
def test_what_is_named_is_there(document: Path) -> None:
    assert list(missing(document)) == []


@named
def test_commands_have_the_options_that_are_shown(document: Path) -> None:
    wrong = []
    for block in re.findall(r"^```sh\n(.*?)^```", document.read_text(encoding="utf-8"), re.M | re.S):
        for command, options in COMMAND.findall(block):
            source = (ROOT / "annotate" / "cli" / f"{command}.py").read_text(encoding="utf-8")
            known = set(OPTION.findall(source))
            known |= {f"--{name.replace('_', '-')}" for name in ARGUMENT.findall(source)}
            wrong += [f"{command} {each}" for each in OPTION.findall(options) if each not in known]
    assert wrong == []


def test_every_measurement_has_a_command_or_says_that_it_has_none() -> None:
    text = (ROOT / "docs" / "experiments.md").read_text(encoding="utf-8")
    sections = text.split("\n## ")[1:]
    measured = [part for each in sections for part in re.split(r"\n(?=\*\*[A-Z][^*]+\*\*)", each)[1:]]
    assert len(measured) > 20
    told = ("```sh", "not kept", "Not kept", "`python -m ", "No script is kept")
    silent = [
        each.partition("\n")[0]
        for each in (*sections, *measured)
        if not any(x in " ".join(each.split()) for x in told)
    ]
    assert silent == []
