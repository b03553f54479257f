"""One environment for all templates: escaped in HTML alone, strict, and fit to be shown everywhere."""

import base64
import hashlib
from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup

from annotate import pages


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose templates are filled in place of the package's."""
    monkeypatch.setattr(pages, "HERE", tmp_path)
    pages._environment.cache_clear()
    monkeypatch.setattr(pages, "_environment", pages._environment.__wrapped__)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "made"), [("a.html.j2", "&lt;b&gt; \N{REPLACEMENT CHARACTER} 7"), ("a.md.j2", "<b> \ufffd 7")]
)
def test_html_is_escaped_and_controls_are_shown_nowhere(templates: Path, name: str, made: str) -> None:
    (templates / name).write_text("{{ said }} {{ control }} {{ count }}\n", encoding="utf-8")
    assert pages.filled(name, said="<b>", control="\x1b", count=7) == made


def test_values_that_python_takes_for_equal_are_shown_each_as_it_is(templates: Path) -> None:
    (templates / "a.html.j2").write_text("{% for each in all %}{{ each }} {% endfor %}", encoding="utf-8")
    values = [1, 1.0, True, "1", None, Markup("<b>"), "<b>", "\x1b<" * 100]
    made = "1 1.0 True 1 None <b> &lt;b&gt; " + "\N{REPLACEMENT CHARACTER}&lt;" * 100 + " "
    assert [pages.filled("a.html.j2", all=values) for _ in range(2)] == [made, made]


def test_what_a_template_calls_gets_its_arguments_and_a_macro_gives_markup(templates: Path) -> None:
    text = "{% macro bold(what) %}<b>{{ what }}</b>{% endmacro %}"
    text += "{% for each in all %}{{ bold(cut(each, most=3)) }}{{ '{:,}'.format(loop.index) }}{% endfor %}"
    for name, made in (("a.html.j2", "<b>&lt;ab</b>1"), ("a.md.j2", "<b><ab</b>1")):
        (templates / name).write_text(text, encoding="utf-8")
        assert pages.filled(name, all=["<abc"], cut=lambda words, *, most: words[:most]) == made


def test_a_value_that_nobody_gave_is_an_error(templates: Path) -> None:
    (templates / "a.md.j2").write_text("{{ forgotten }}", encoding="utf-8")
    with pytest.raises(jinja2.UndefinedError, match="'forgotten' is undefined"):
        pages.filled("a.md.j2")


def test_a_policy_names_what_it_allows_by_its_digest() -> None:
    own = base64.b64encode(hashlib.sha256(b"p { color: gray }").digest()).decode()
    assert pages.allowed("p { color: gray }") == f"'sha256-{own}'"
