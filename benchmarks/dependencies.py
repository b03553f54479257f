"""What an installation brings: every package with its licence and size, which extra it is for, and an audit.

Read from what is installed here: nothing is asked of a network, so known weaknesses are not looked up.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from annotate.parse import toml_table

PROJECT = toml_table((Path(__file__).parents[1] / "pyproject.toml").read_bytes())["project"]
EXTRAS = ("", *PROJECT["optional-dependencies"])
LONG = 40  #: characters of a licence; some packages put its whole text there
CONDITIONS = re.compile(r"GPL|MPL|EPL|CDDL|not stated")  #: licences that ask for more than to be named


def closure(extra: str) -> dict[str, Distribution]:
    """The packages that `annotate` with an extra needs and that are installed here, by name."""
    found: dict[str, Distribution] = {}
    asked = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"].get(extra, ())]
    waiting = [(canonicalize_name(each.name), frozenset(each.extras)) for each in map(Requirement, asked)]
    seen = {(canonicalize_name(PROJECT["name"]), frozenset({"xmi"}))}
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            there = found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        waiting += [
            (canonicalize_name(each.name), frozenset(each.extras))
            for each in map(Requirement, there.requires or ())
            if each.marker is None or any(each.marker.evaluate({"extra": one}) for one in extras | {""})
        ]
    return found


def megabytes(package: Distribution) -> float:
    """What its files take, in MB."""
    places = (package.locate_file(each) for each in package.files or ())
    return sum(each.stat().st_size for each in places if each.is_file()) / 1e6  # type: ignore[attr-defined]


def licence(package: Distribution) -> str:
    """What the package says its licence is: the expression, else its classifiers, else its own words."""
    about = package.metadata
    classified = [
        each.rpartition(" :: ")[2]
        for each in about.get_all("Classifier") or ()
        if each.startswith("License :: ") and each != "License :: OSI Approved"
    ]
    said = about.get("License-Expression") or ", ".join(classified) or about.get("License") or "not stated"
    first = re.sub(r"\s+", " ", said.strip().split("\n")[0]).replace("|", "/")
    return first if len(first) <= LONG else f"{first[:LONG]} …"


def unmet(package: Distribution) -> Iterator[str]:
    """What the package asks for that is not here in such a version, as `pip check` says it."""
    for each in map(Requirement, package.requires or ()):
        if each.marker is not None and not each.marker.evaluate({"extra": ""}):
            continue
        try:
            there = distribution(each.name).version
        except PackageNotFoundError:
            there = "nothing"
        if there == "nothing" or not each.specifier.contains(there, prereleases=True):
            yield f"{package.name} asks for {each.name}{each.specifier}, and {there} is here"


def altered(package: Distribution) -> Iterator[str]:
    """Files of the package that are not what its own list of digests (RECORD) says, or not there."""
    for each in package.files or ():
        if each.hash is not None and each.suffix != ".pyc":
            place = Path(str(each.locate()))
            read = place.read_bytes() if place.is_file() else b""
            digest = base64.urlsafe_b64encode(hashlib.new(each.hash.mode, read).digest())
            if digest.decode().rstrip("=") != each.hash.value:
                yield str(each)


def audit(packages: Iterable[Distribution]) -> Iterator[str]:
    """What can be found out without a network, as lines of the page."""
    found = list(packages)
    compared = sum(each.hash is not None for package in found for each in package.files or ())
    yield "\n## Audit\n"
    yield f"{compared:,} files of these packages were compared with the digests in their own lists.\n"
    for what, faults in (
        ("Files that differ", [f"{p.name} ({number})" for p in found if (number := len(list(altered(p))))]),
        ("Requirements that are not met", [each for package in found for each in unmet(package)]),
        (
            "Licences that ask for more than to be named, or are not stated",
            [f"{p.name} ({licence(p)})" for p in found if CONDITIONS.search(licence(p))],
        ),
    ):
        yield f"- {what}: {'; '.join(sorted(faults)) or 'none'}."


def lines() -> Iterable[str]:
    """The page, line by line."""
    base = closure("")
    yield "# Dependencies\n"
    yield "By `make dependencies` from what is installed; why each is here: [decisions.md](decisions.md)."
    yield "Sizes are of the packages' own files. Known weaknesses are not looked up: that needs a service in"
    yield "the network, such as `pip-audit` asks.\n"
    yield "| extra | packages it adds | MB it adds |\n|---|---|---|"
    for extra in EXTRAS:
        added = base if not extra else {n: p for n, p in closure(extra).items() if n not in base}
        yield f"| {extra or '(none)'} | {len(added)} | {sum(map(megabytes, added.values())):,.0f} |"
    known: dict[str, tuple[Distribution, list[str]]] = {}
    for extra in EXTRAS:
        for name, package in closure(extra).items():
            if name not in base or not extra:
                known.setdefault(name, (package, []))[1].append(extra or "always")
    yield "\n| package | version | licence | MB | for |\n|---|---|---|---|---|"
    for name, (package, extras) in sorted(known.items(), key=lambda each: (-megabytes(each[1][0]), each[0])):
        about = f"{licence(package)} | {megabytes(package):,.1f} | {', '.join(extras)}"
        yield f"| {name} | {package.version} | {about} |"
    yield from audit(package for package, _ in known.values())


if __name__ == "__main__":
    for line in lines():
        print(line)
