"""Articles with known answers for coders: kept in a workspace of their own, so that nothing of them counts.

It lies inside the study's state, has the study's codebook, rules and word lists, and a project of its own for
each coder.
"""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from annotate.coding.agreement.codings import Coding, merged
from annotate.errors import InputError, MissingError, UsageError
from annotate.files import write
from annotate.learn.dataset import LabelledArticle
from annotate.learn.gold import read
from annotate.packaged import packaged
from annotate.records import Article, digest
from annotate.workspace import CODEBOOK, Workspace

FOLDER, ANSWERS = "qualification", "gold.jsonl"
SAMPLES = "samples"  #: in place of a file: the articles that come with the program


def begun(workspace: Workspace) -> bool:
    """Whether coders of this study are trained at all."""
    return (workspace.state / FOLDER / ANSWERS).is_file()


def training(workspace: Workspace) -> Workspace:
    """The workspace of the training articles. MissingError before it was begun."""
    if not begun(workspace):
        raise MissingError(
            "no coder has training articles yet: begin with `annotate assign --training samples`, or with a "
            "file of your own"
        )
    title = f"{workspace.config.studio_project} · training"
    config = replace(workspace.config, studio_project=title, encoder=None)
    return Workspace(root=workspace.state / FOLDER, config=config)


def begin(workspace: Workspace, gold: str) -> Workspace:
    """The same workspace, with the answers in the file `gold` (or `SAMPLES`) and today's codebook.

    InputError for a file that cannot be used, UsageError where coders already work with another one.
    """
    path = packaged("samples") / ANSWERS if gold == SAMPLES else Path(gold)
    checked(path, workspace)
    root = workspace.state / FOLDER
    (root / "models").mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8")
    if begun(workspace) and (root / ANSWERS).read_text(encoding="utf-8") != text:
        with training(workspace).store() as store:
            if store.assigned(closed=True):
                raise UsageError(f"coders already train with other answers than {gold}: go on with those")
    shutil.rmtree(root / "data" / "lexicons", ignore_errors=True)
    shutil.copytree(workspace.data / "lexicons", root / "data" / "lexicons", dirs_exist_ok=True)
    write(root / CODEBOOK, (workspace.root / CODEBOOK).read_text(encoding="utf-8"))
    write(root / ANSWERS, text)
    return training(workspace)


def checked(path: Path, workspace: Workspace) -> tuple[LabelledArticle, ...]:
    """The articles of a file. InputError names a label that the codebook lacks, or a text given twice."""
    found, names = read(path), workspace.codebook().names
    if unknown := [label for label in found.labels if label not in names]:
        raise InputError(
            f"{path} has labels that guidelines.md lacks: {', '.join(unknown)}; its labels are: "
            f"{', '.join(names)}"
        )
    texts: dict[str, str] = {}
    for each in found.articles:
        if (other := texts.setdefault(each.text, each.id)) != each.id:
            raise InputError(f"{path}: {other!r} and {each.id!r} have the same text; keep one of them")
    return found.articles


def answers(place: Workspace) -> Mapping[str, tuple[Article, Coding]]:
    """The training articles with their answers, by article id; `place` is the workspace of these."""
    found = {}
    for each in checked(place.root / ANSWERS, place):
        article = replace(each.article, id=digest("article", each.text))
        spans = {
            label: merged((start, end) for start, end, name in each.spans if name == label)
            for label in sorted(each.offered)
        }
        coding = Coding(article_id=article.id, coder="gold", length=len(each.text), spans=spans)
        found[article.id] = (article, coding)
    return found
