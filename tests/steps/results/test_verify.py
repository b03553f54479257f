import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from annotate import __version__
from annotate.cli import application
from annotate.errors import AnnotateError, InputError, MissingError, RefusedError, UsageError
from annotate.records import sha256
from annotate.steps.results.verify import Verified, verify
from annotate.steps.tags.tag import tag
from annotate.workspace import Workspace
from tests.book import BOOK, NEXT, as_next
from tests.steps.dam import DAM, RAIN, approve, publication


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace with two tagged articles, and a folder with their pages."""
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    with workspace.store() as store, store.transaction():
        store.add_article(DAM)
        store.add_article(RAIN)
        store.add_publication(publication(DAM, "dam.txt"))
        store.add_publication(publication(RAIN, "rain.txt"))
    tag(workspace)
    monkeypatch.chdir(workspace.root)
    run("--all", "--format", "html", "--out", "pages")
    return workspace


def run(*words: str) -> str:
    done = CliRunner().invoke(application("summary"), ["summary", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def refused(*words: str) -> tuple[str, AnnotateError]:
    """What a command printed before it refused, and what it refused with."""
    done = CliRunner().invoke(application("summary"), ["summary", *words])
    assert isinstance(done.exception, AnnotateError), done.output
    return done.stdout, done.exception


def alter(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def of(workspace: Workspace, file: Path) -> Verified:
    (found,) = verify(workspace, file)
    return found


@pytest.fixture
def dam(desk: Workspace) -> Path:
    return desk.root / "pages" / f"{DAM.id}.html"


def test_pages_and_their_index_are_verified_as_they_were_written(desk: Workspace) -> None:
    found = list(verify(desk, desk.root / "pages"))
    assert {each.path.name for each in found} == {f"{DAM.id}.html", f"{RAIN.id}.html", "index.html"}
    assert [(each.differences, each.changed, each.altered) for each in found] == [((), {}, False)] * 3
    assert all(each.numbers > 20 for each in found)
    lines = run("--verify", "pages").splitlines()
    assert len(lines) == 3
    assert all("verified, all" in line for line in lines)


def test_a_document_is_verified_too(desk: Workspace) -> None:
    run("--all", "--format", "json", "--out", "all.json")
    file = desk.root / "all.json"
    found = of(desk, file)
    assert found.differences == ()
    first, second = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    first["summary"]["words"]["outlet"] += 1
    file.write_text("\n".join(map(json.dumps, (first, second))), encoding="utf-8")
    (difference,) = of(desk, file).differences
    assert difference.where == "summary.words.outlet"
    assert int(difference.said or 0) == int(difference.recomputed or 0) + 1


def test_a_number_that_was_changed_is_listed_with_what_it_should_be(desk: Workspace, dam: Path) -> None:
    alter(dam, '<span class="count">1</span>', '<span class="count">7</span>')
    (difference,) = of(desk, dam).differences
    assert difference.where.startswith("How often, and in whose voice › Unattributed claim › Outlet’s own")
    assert (difference.said, difference.recomputed) == ("7", "1")
    said, error = refused("--verify", str(dam))
    assert "the file says “7”, recomputed “1”" in said
    assert "1 difference among" in said
    assert isinstance(error, RefusedError)
    assert error.exit_code == 1


def test_a_mark_drawn_elsewhere_is_found(desk: Workspace, dam: Path) -> None:
    at = re.findall(r'<rect class="tick proposed" x="([^"]+)"', dam.read_text(encoding="utf-8"))[0]
    alter(dam, f'<rect class="tick proposed" x="{at}"', '<rect class="tick proposed" x="99.0"')
    (difference,) = of(desk, dam).differences
    assert difference.where.endswith("(drawn)")
    assert (difference.said, difference.recomputed) == ("99.0", at)


def test_a_page_whose_style_hides_something_does_not_pass(desk: Workspace, dam: Path) -> None:
    alter(dam, "</style>", ".remarks { display: none }</style>")
    found = of(desk, dam)
    assert (found.differences, found.altered) == ((), True)
    said, error = refused("--verify", str(dam))
    assert "its markup or style is not what this program writes" in said
    assert isinstance(error, RefusedError)


def test_a_new_review_makes_an_old_page_differ(desk: Workspace, dam: Path) -> None:
    approve(desk)
    assert "Rates count approved spans only" in str(of(desk, dam).differences)


def test_a_page_made_under_another_codebook_is_said_to_be(desk: Workspace, dam: Path) -> None:
    guidelines = desk.root / "guidelines.md"
    text = guidelines.read_text(encoding="utf-8")
    first = text.index("\n## `")
    text = text[:first] + text[text.index("\n## `", first + 1) :]
    guidelines.write_text(as_next(text), encoding="utf-8")
    assert of(desk, dam).changed["codebook"] == (BOOK.version, NEXT)
    said, _ = refused("--verify", str(dam))
    assert f"since it was made: codebook ({BOOK.version}, now {NEXT}); what differs may come of that" in said


@pytest.mark.parametrize("name", [f"{DAM.id}.html", "index.html", "compare.html", "all.json"])
def test_what_another_version_made_is_named_and_not_called_wrong(desk: Workspace, name: str) -> None:
    file = desk.root / "pages" / name
    run("--all", "--format", "json", "--out", "pages/all.json")
    words = ["compare", "--format", "html", "--out", "pages/compare.html"]
    assert CliRunner().invoke(application("compare"), words, catch_exceptions=False).exit_code == 0
    before = f'"annotate": "{__version__}"' if name == "all.json" else f"annotate {__version__}</li>"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, before.replace(__version__, "0.0.9")), encoding="utf-8")
    found = of(desk, file)
    assert (found.made_by, found.differences, found.altered, found.holds) == ("0.0.9", (), False, False)
    said, error = refused("--verify", str(file))
    assert f"{file}: made by annotate 0.0.9, and this is annotate {__version__}, which may" in said
    assert isinstance(error, RefusedError)
    assert error.exit_code == 1


def test_a_page_of_a_version_that_named_its_choices_otherwise_is_no_defect(desk: Workspace) -> None:
    file = desk.root / "pages" / "compare.html"
    words = ["compare", "--format", "html", "--out", "pages/compare.html"]
    assert CliRunner().invoke(application("compare"), words, catch_exceptions=False).exit_code == 0
    alter(file, 'content="comparison outlet ', 'content="comparison weekday" data-was="')
    with pytest.raises(InputError, match=r"compare.html is not a comparison of ours"):
        of(desk, file)
    alter(file, f"annotate {__version__}</li>", "annotate 0.0.9</li>")
    assert of(desk, file).made_by == "0.0.9"


@pytest.mark.parametrize("instead", ["", "<li>annotate </li>"])
def test_a_page_that_names_no_version_is_not_verified(desk: Workspace, dam: Path, instead: str) -> None:
    alter(dam, f"<li>annotate {__version__}</li>", instead)
    assert (of(desk, dam).made_by, of(desk, dam).holds) == ("of an unknown version", False)
    said, _ = refused("--verify", str(dam))
    assert f"{dam}: made by annotate of an unknown version, and this is annotate {__version__}, which" in said


def test_a_page_made_when_the_workspace_had_fewer_articles_is_said_to_be(desk: Workspace, dam: Path) -> None:
    with desk.store() as store, store.transaction():
        text = "Rain fell again."
        store.add_article(replace(RAIN, id=sha256(text)[:16], text=text, text_sha256=sha256(text)))
    tag(desk)
    assert of(desk, dam).changed == {"workspace": ("2 articles, 0 reviewed", "3 articles, 0 reviewed")}
    assert {(each.said, each.recomputed) for each in of(desk, dam).differences} == {("2", "3")}


def test_a_comparison_is_verified_with_the_choices_it_was_made_by(desk: Workspace) -> None:
    words = ("compare", "--by", "month", "--label", "loaded_label", "--seed", "7", "--format", "html")
    done = CliRunner().invoke(application("compare"), [*words, "--out", "all"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    found = {each.path.name: each for each in verify(desk, desk.root / "all")}
    assert set(found) == {f"{DAM.id}.html", f"{RAIN.id}.html", "compare.html"}
    assert {(each.differences, each.altered) for each in found.values()} == {((), False)}
    page = desk.root / "all" / "compare.html"
    alter(page, ' data-value="', ' data-value="9')
    assert of(desk, page).altered  # what the table is sorted by is no text, and yet not ours
    alter(page, "2025-03</span>", "2025-04</span>")
    assert "04" in {each.said for each in of(desk, page).differences}


@pytest.mark.parametrize("words", ["year 1 loaded_label", "outlet x loaded_label"])
def test_a_comparison_that_was_never_ours_is_refused(desk: Workspace, words: str) -> None:
    file = desk.root / "compare.html"
    file.write_text(f'<meta name="annotate" content="comparison {words}">', encoding="utf-8")
    with pytest.raises(InputError, match="is not a comparison of ours"):
        of(desk, file)


def test_lines_of_json_end_at_line_feeds_only(desk: Workspace) -> None:
    run(DAM.id, "--format", "json", "--out", "one.json")
    file = desk.root / "one.json"
    made = json.loads(file.read_text(encoding="utf-8"))
    made["source"] = "dam\u2028\x85.txt"
    file.write_text(json.dumps(made, ensure_ascii=False) + "\n", encoding="utf-8")
    assert [each.where for each in of(desk, file).differences] == ["source"]


@pytest.mark.parametrize(
    "content", [b"", b"It rained.", b"{}", b"[1]", b"<html></html>", b"\xff\xfe\xff", b"7"]
)
def test_what_is_no_summary_is_refused(desk: Workspace, content: bytes) -> None:
    file = desk.root / "page.html"
    file.write_bytes(content)
    with pytest.raises(InputError, match="give a page or a JSON file that `annotate summary` wrote"):
        of(desk, file)
    assert InputError.exit_code == 3


def test_a_folder_without_summaries_is_refused(desk: Workspace) -> None:
    with pytest.raises(InputError, match=r"no \.html or \.json file"):
        of(desk, desk.root / "data")


def test_an_article_of_another_workspace_is_refused(desk: Workspace, dam: Path) -> None:
    with desk.store() as store, store.transaction():
        store.remove_article(DAM.id)
    with pytest.raises(MissingError, match=rf"is about {DAM.id}, which this workspace does not have"):
        of(desk, dam)
    assert MissingError.exit_code == 3


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("words", [("--all",), (DAM.id,), ("--format", "html"), ("--methods",)])
def test_it_takes_a_file_and_nothing_else(words: tuple[str, ...]) -> None:
    _, error = refused("--verify", "pages", *words)
    assert isinstance(error, UsageError)
    assert "takes a file and nothing else" in str(error)


def test_compare_verifies_too(desk: Workspace) -> None:
    def compare(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(application("compare"), ["compare", *words])
        return done.exit_code or (1 if done.exception else 0), done.stdout

    assert compare("--format", "html", "--out", "compare.html")[0] == 0
    code, said = compare("--verify", "compare.html")
    assert (code, "verified, all" in said) == (0, True)
    alter(desk.root / "compare.html", f"annotate {__version__}</li>", "annotate 0.0.9</li>")
    code, said = compare("--verify", "compare.html")
    assert (code, "made by annotate 0.0.9" in said) == (1, True)
    assert compare("--verify", "compare.html", "--methods")[0] == 1
