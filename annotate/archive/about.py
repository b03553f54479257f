"""What a package says of itself: whose it is, how it is cited, how it is checked.

`datacite.json` is in the schema of DataCite (kernel 4), which every repository that gives a data set a DOI
takes. DDI-Codebook describes the variables of a survey and has no place for codings of stretches of text.
"""

import json
from collections.abc import Mapping
from typing import Any

from annotate import __version__
from annotate.config import SETTINGS
from annotate.errors import InputError
from annotate.report.datasheet import Datasheet
from annotate.workspace import Workspace

_NEEDED = {"title": 'title = "…"', "authors": 'authors = "Doe, Jane; Roe, Rita"'}
UNKNOWN = ":unav"  #: DataCite's word for what is not known, of a year where nothing has a date


def citable(workspace: Workspace) -> None:
    """InputError names what a citation cannot do without and [study] in annotate.toml does not say."""
    for name, line in _NEEDED.items():
        if not workspace.config.study.get(name, "").strip():
            raise InputError(
                f"{workspace.root / SETTINGS}: a package is cited by its {name}: add `{line}` under [study]"
            )


def about(workspace: Workspace, sheet: Datasheet, methods: str, year: str) -> Mapping[str, str]:
    """`CITATION.cff` and `datacite.json`, from what people wrote under [study] in annotate.toml.

    `year` is used where they wrote none.
    """
    notes = workspace.config.datasheet
    said = {"title": "", "authors": "", "year": year or UNKNOWN, **workspace.config.study}
    values = json.dumps(_datacite(said, sheet, methods, notes), ensure_ascii=False, indent=1)
    return {"CITATION.cff": _citation(said, notes), "datacite.json": values + "\n"}


def readme(title: str, names: list[str], *, text: bool) -> str:
    """What is in the package, and how every number in it is made again."""
    left_out = (
        "No word of an article is in it. In a workspace of `annotate` that has the same texts, the check "
        "also makes again what needs them.\n\n"
    )
    listed = "".join(f"- {name}\n" for name in names)
    return (
        f"# {title}\n\nMade by `annotate archive`, version {__version__}. `workspace.zip` is the study as it "
        "was; all else is made from it. With `annotate` installed,\n\n    annotate archive --check STUDY.zip"
        "\n\nmakes every file again and says which line differs. `annotate backup workspace.zip --restore "
        "DIR` opens the study. Without `annotate`: `sha256sum -c SHA256SUMS`.\n\n"
        f"{'' if text else left_out}{listed}"
    )


def _people(authors: str) -> list[tuple[str, str]]:
    """Family and given name of each; an institution has the first alone."""
    parts = (each.partition(",") for each in authors.split(";") if each.strip())
    return [(family.strip(), given.strip()) for family, _, given in parts]


def _citation(said: Mapping[str, str], notes: Mapping[str, str]) -> str:
    """The Citation File Format 1.2.0: YAML, in which JSON's quoted texts are texts too."""
    people = [
        {"family-names": family, "given-names": given} if given else {"name": family}
        for family, given in _people(said["authors"])
    ]
    lines = {"cff-version": "1.2.0", "message": "If you use these data, please cite them.", "type": "dataset"}
    lines |= {"title": said["title"]}
    lines |= {"date-released": f"{said['year']}-01-01"} if said["year"] != UNKNOWN else {}
    lines |= {"doi": said["doi"]} if said.get("doi") else {}
    lines |= {"abstract": notes["purpose"]} if notes.get("purpose") else {}
    authors = "".join(
        "".join(
            f"{'  - ' if i == 0 else '    '}{key}: {_quoted(name)}\n"
            for i, (key, name) in enumerate(each.items())
        )
        for each in people
    )
    return "".join(f"{key}: {_quoted(text)}\n" for key, text in lines.items()) + f"authors:\n{authors}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _datacite(
    said: Mapping[str, str], sheet: Datasheet, methods: str, notes: Mapping[str, str]
) -> dict[str, Any]:
    creators = [
        {"name": f"{family}, {given}", "nameType": "Personal", "givenName": given, "familyName": family}
        if given
        else {"name": family, "nameType": "Organizational"}
        for family, given in _people(said["authors"])
    ]
    described = [{"description": methods, "descriptionType": "Methods"}]
    if notes.get("purpose"):
        described.insert(0, {"description": notes["purpose"], "descriptionType": "Abstract"})
    found: dict[str, Any] = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "creators": creators,
        "titles": [{"title": said["title"]}],
        "publisher": {"name": said.get("publisher") or "unpublished"},
        "publicationYear": said["year"],
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Coded news articles"},
        "subjects": [{"subject": "content analysis"}, {"subject": "propaganda"}, {"subject": "news"}],
        "sizes": [f"{sheet.flow.articles} articles"],
        "formats": ["application/zip"],
        "version": sheet.versions["codebook"],
        "descriptions": described,
    }
    if said.get("doi"):
        found["doi"] = said["doi"]
    if len(sheet.languages) == 1:
        found["language"] = next(iter(sheet.languages))
    if sheet.dates:
        found["dates"] = [{"date": "/".join(sheet.dates), "dateType": "Coverage"}]
    if notes.get("licence"):
        found["rightsList"] = [{"rights": notes["licence"]}]
    return found
