"""`annotate scan` and `annotate summary` as a person or a script calls them."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from annotate.report.document import SCHEMA_FILE
from tests.command import annotate

DAM = "Varenia reopens the Orlo dam\n\nThe regime denied it. Sources suggest the ministry hid the cracks.\n"
CHECK = Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dam.txt").write_text(DAM)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "rain.txt").write_text("Rain fell in Sarel.\n")
    return tmp_path


def test_json_has_a_line_for_each_input_in_order_and_a_refusal_is_exit_three(folder: Path) -> None:
    done = annotate(
        "scan", "dam.txt", "empty.txt", "-", "--format", "json", folder=folder, stdin="Rain fell.\n"
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert [line["source"] for line in lines] == ["dam.txt", "empty.txt", "-"]
    assert set(lines[1]) == {"schema", "source", "error"}
    for line in lines:
        CHECK.validate(line)
    assert "empty.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_text_shows_the_marks_and_the_table(folder: Path) -> None:
    done = annotate("scan", "dam.txt", folder=folder)
    assert done.returncode == 0
    assert "The regime[" in done.stdout
    assert "Sources suggest[" in done.stdout
    assert re.search(r"similar +per 1,000 +in the", done.stdout)
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_one_page_goes_into_a_file_and_several_into_a_folder(folder: Path) -> None:
    done = annotate("scan", "dam.txt", "--format", "html", "--out", "dam.html", folder=folder)
    assert done.returncode == 0
    assert (folder / "dam.html").read_text().startswith("<!doctype html>")
    done = annotate("scan", "dam.txt", "rain.txt", "--format", "html", "--out", "pages", folder=folder)
    pages = {page.name for page in (folder / "pages").glob("*.html")}
    index = (folder / "pages" / "index.html").read_text()
    assert len(pages) == 3
    assert all(f'href="{page}"' in index for page in pages - {"index.html"})
    done = annotate("scan", "dam.txt", "rain.txt", "--format", "html", folder=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--out" in done.stderr


def test_a_summary_in_every_format(folder: Path) -> None:
    for words in (["init", "desk"], ["--quiet", "add", "../dam.txt"], ["tag"]):
        done = annotate(*words, folder=folder / "desk" if words[0] != "init" else folder)
        assert done.returncode == 0, done.stderr
    desk = folder / "desk"
    (line,) = annotate("summary", "../dam.txt", "--format", "json", folder=desk).stdout.splitlines()
    CHECK.validate(json.loads(line))
    assert "The regime[" in annotate("summary", "--all", folder=desk).stdout
    assert annotate("summary", "--all", "--format", "md", folder=desk).stdout.startswith("# Varenia")
    done = annotate("summary", "--all", "--format", "html", "--out", "pages", folder=desk)
    (page,) = (desk / "pages").glob("*.html")
    assert f"Wrote pages/{page.name}" in done.stderr
    assert annotate("summary", folder=desk).returncode == 2
    assert annotate("summary", "zzzzzz", folder=desk).returncode == 2
    assert annotate("summary", "--all", "--open", folder=desk).returncode == 2


@pytest.mark.parametrize("form", ["text", "json", "md", "html"])
def test_a_french_tag_has_its_reason_in_french_and_an_english_one_in_english(
    tmp_path: Path, form: str
) -> None:
    (tmp_path / "fr.txt").write_text("Le régime de Varénie a fermé deux journaux vendredi, dit le maire.\n")
    (tmp_path / "en.txt").write_text("The regime in Varenia closed two newspapers on Friday.\n")
    reasons = {
        "fr.txt": "« régime » juge ceux qui gouvernent au lieu de nommer leur fonction",
        "en.txt": "“regime” passes judgement on those in power instead of naming their office",
    }
    for name, other in (("fr.txt", "en.txt"), ("en.txt", "fr.txt")):
        shown = annotate("scan", name, "--format", form, folder=tmp_path).stdout
        if form == "json":
            shown = json.dumps(json.loads(shown), ensure_ascii=False).replace("\\u00a0", " ")
        shown = " ".join(shown.split())  # no-break spaces, and lines where the terminal ends
        assert reasons[name] in shown
        assert reasons[other] not in shown
