"""What the documents show runs, page by page in its order; the README's daily loop: tests/test_readme.py."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import spacy
import yaml

from annotate.samples import gold_for, samples
from annotate.steps.team.coder_training import training
from annotate.studio.client import Studio
from annotate.studio.key import KEY_VARIABLE
from annotate.studio.scripted import answer
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.batch import corpus
from tests.shown import ROOT, RUN, Reader, blocks
from tests.steps.coded import coded, filled
from tests.studio.accounts import Colleague

DOCS = ROOT / "docs"
MADE = (
    "index.md",
    "codebook.md",
    "commands.md",
    "api.md",
)  #: by docs/site.py: of what is named here, or made
NOT_RUN = {
    ("team-server.md", "it installs a service on this machine"),
    ("team-server.md", "it downloads a gigabyte, which the tests have already"),
    ("experiments.md", "they take minutes to hours, and most read corpora that are not shipped"),
    ("errors.md", "they read corpora that are not shipped"),
    ("benchmarks.md", "they take minutes to an hour, and one reads a corpus that is not shipped"),
}


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article and, beside it, a folder of articles."""
    (tmp_path / "articles").mkdir()
    for sample in samples()[:6]:
        shutil.copy(sample.path, tmp_path / "articles")
    text = next(each.path for each in samples() if each.path.suffix == ".txt")
    shutil.copyfile(text, tmp_path / "article.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def at_server(local_server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Workspace]:
    """Has a workspace use the server of the tests, with a project of its own."""
    monkeypatch.setenv(KEY_VARIABLE, local_server.credentials.key)
    monkeypatch.delenv("DISPLAY", raising=False)

    def settled(folder: Path) -> Workspace:
        settings = folder / "annotate.toml"
        text = settings.read_text(encoding="utf-8").replace(
            '"News articles"', f'"Shown {folder.parent.name}"'
        )
        url = f'[studio]\nurl = "{local_server.start()}"'
        settings.write_text(text.replace("[studio]", url), encoding="utf-8")
        return Workspace.at(folder)

    return settled


def submit(
    desk: Workspace, studio: Studio, project: int, by: Studio | Colleague, *, most: bool = False
) -> None:
    """Have somebody code what waits in a project, by the samples' gold, or all but the first span of it."""
    with desk.store() as store:
        for task in studio.task_states(project):
            if by is studio or not task.touched:
                article = store.article(task.article_id)
                by.submit(task.task_id, answer(article, (), gold_for(article)[most:]))


def test_a_first_article(beside: Path) -> None:
    Reader().follow(*blocks(DOCS / "first-article.md"))
    assert "<!doctype html>" in (beside / "article.html").read_text(encoding="utf-8").lower()


@pytest.mark.studio
@pytest.mark.xdist_group("studio")
def test_a_first_study(
    beside: Path, studio: Studio, local_server: LocalServer, at_server: Callable[[Path], Workspace]
) -> None:
    def two_people_code() -> None:
        desk = Workspace.at(beside / "study")
        with desk.store() as store:
            (project,) = {each.project for each in store.tasks()}
        with Colleague(studio, local_server.credentials.key) as colleague:
            submit(desk, studio, project, colleague, most=True)
        submit(desk, studio, project, studio)

    then = {"annotate init study": lambda: at_server(beside / "study"), "annotate review": two_people_code}
    Reader(then=then).follow(*blocks(DOCS / "first-study.md"))
    study = beside / "study"
    assert (study / "comparison" / "compare.html").exists()
    assert (study / "methods.txt").read_text(encoding="utf-8").startswith("Sample. ")
    assert (study / "rates.csv").read_text(encoding="utf-8").startswith("side,label,")
    assert (beside / "study.zip").exists()
    with Workspace.at(study).store() as store:
        assert len(store.reviews()) == 12


@pytest.mark.studio
@pytest.mark.slow
@pytest.mark.xdist_group("studio")
def test_a_study_of_a_team(
    beside: Path,
    studio: Studio,
    local_server: LocalServer,
    at_server: Callable[[Path], Workspace],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Workspace.create(beside / "study", seed=1)
    desk = at_server(beside / "study")
    filled(desk, samples()[:10])
    monkeypatch.chdir(desk.root)
    begin, daily, settle = blocks(DOCS / "team-lead-guide.md")
    key = local_server.credentials.key
    with (
        Colleague(studio, key, "ada") as ada,
        Colleague(studio, key, "ben") as ben,
        Colleague(studio, key, "cy") as cy,
    ):
        people = {each.id: each for each in (ada, ben, cy)}

        def they_code(place: Workspace) -> None:
            with desk.store() as store, place.store() as theirs:
                account = {each.code: each.account for each in (*store.coders(), *theirs.coders())}
                projects = [(each.project, people[account[each.coder]]) for each in theirs.team_projects()]
            for project, who in projects:
                submit(place, studio, project, who, most=place is desk and who is ben)

        first = next(begin.commands())
        Reader(then={first: lambda: they_code(training(desk))}).follow(begin)
        for _ in range(2):  # the second codings come once the first were pulled
            they_code(desk)
            Reader().follow(daily)
        Reader().follow(settle)
    with desk.store() as store:
        given = {(each.coder, each.article_id) for each in store.assigned()}
        assert {(each.reviewer, each.article_id) for each in store.reviews()} >= given


def test_the_codebook_of_ones_own(beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Workspace.create(beside / "desk", seed=1)
    monkeypatch.chdir(desk.root)
    section, words = (
        each for each in blocks(ROOT / "guidelines.md") if each.language in ("markdown", "text")
    )
    with (desk.root / "guidelines.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{section.text}")
    (desk.data / "lexicons" / "my_label.en.tsv").write_text(words.text, encoding="utf-8")
    Path("a.txt").write_text("The satraps paid no tax, the tax satrap said on Monday.", encoding="utf-8")
    reader = Reader()
    assert "What it is, in one sentence." in reader.type("annotate labels my_label")
    reader.type("annotate add a.txt")
    reader.type("annotate tag")
    with desk.store() as store:
        assert [each.text for each in store.tags() if each.label == "my_label"] == ["satraps"]


def test_methods(beside: Path) -> None:
    desk = Workspace.create(beside / "study", seed=1)
    filled(desk, samples()[:6])
    coded(desk)
    Reader().follow(*blocks(DOCS / "methods.md"))


@pytest.mark.studio
@pytest.mark.xdist_group("studio")
def test_the_readme_in_a_notebook_and_on_a_corpus(
    beside: Path, studio: Studio, at_server: Callable[[Path], Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    Workspace.create(beside / "desk", seed=1)
    desk = at_server(beside / "desk")
    filled(desk, samples()[:6])
    coded(desk)
    shown = blocks(ROOT / "README.md")
    Reader(names={"nlp": spacy.blank("en")}).follow(*(each for each in shown if each.language == "python"))

    def somebody_codes() -> None:
        with desk.store() as store:
            (project,) = {each.project for each in store.tasks()}
        submit(desk, studio, project, studio)

    monkeypatch.chdir(desk.root)
    corpus.write(desk.root / "corpus" / "a.parquet", corpus.rows())
    install, large = (each for each in shown if each.language == "console")
    Reader().type("annotate batch corpus/ tagged/ --raw --jobs 1")
    Reader(then={"annotate review": somebody_codes}).follow(large)
    assert [each.split()[0] for each in install.commands()] == ["make", "pipx", "uv", "annotate"]


def test_every_block_runs_or_its_page_says_why_not() -> None:
    """Those that run are those of the tests above, and the commands of the README's daily loop."""
    pages = list(named(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]))
    followed = {"first-article.md", "first-study.md", "team-lead-guide.md", "methods.md"}
    followed |= {"team-server.md"}  # by tests/test_team_server.py
    typed = {
        (page, each.why_not)
        for page in pages
        if page not in MADE
        for each in blocks(DOCS / page)
        if each.language in RUN
    }
    assert typed - NOT_RUN == {(page, "") for page in followed}
    assert typed >= NOT_RUN


def named(navigation: list[object]) -> Iterator[str]:
    """The pages that a navigation names."""
    for each in navigation:
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            for one in each.values():
                yield from named(one if isinstance(one, list) else [one])
