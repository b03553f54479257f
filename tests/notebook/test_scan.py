from pathlib import Path

import pytest

import annotate
from annotate.errors import InputError, UsageError

TEXT = 'Dam 🕯️ opens\n\nThe puppet regime opened it, sources suggest. "The tyrants lied," Ana Brul said.'


def test_a_text_is_taken_as_it_is_and_its_tables_fit_it() -> None:
    found = annotate.scan(TEXT)
    assert (found.text, found.article.title, found.article.language) == (TEXT, "Dam 🕯️ opens", "en")
    tags = found.tags.to_frame()
    assert [(row.text, row.label, row.voice) for row in tags.itertuples()] == [
        ("puppet regime", "loaded_label", "reported"),
        ("sources suggest", "unattributed_claim", "outlet"),
        ("tyrants", "loaded_label", "quoted"),
    ]
    assert [TEXT[row.start : row.end] for row in tags.itertuples()] == list(tags.text)
    voices = found.voices.to_frame()
    assert [TEXT[row.start : row.end] for row in voices.itertuples()] == list(voices.text)
    assert set(found.attributions.to_frame().rung) == {"anonymous", "named"}
    counts = found.counts.to_frame().set_index(["label", "voice"])
    assert counts.loc[("loaded_label", "quoted"), "proposed"] == 1
    assert counts.loc[("loaded_label", "outlet"), "proposed"] == 0
    assert found.tags[0].text == "puppet regime"
    assert len(found.tags[1:]) == 2


def test_a_file_is_cleaned_and_the_language_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{TEXT}\n\nShare on Facebook\n", encoding="utf-8")
    found = annotate.scan(path)
    assert found.text == TEXT
    assert annotate.scan(str(path)).text == TEXT
    assert annotate.scan(path, language="fr").article.language == "fr"


def test_an_empty_table_has_its_columns() -> None:
    frame = annotate.scan("It rained in Iven on Monday and again on Tuesday.").tags.to_frame()
    assert len(frame) == 0
    assert {"label", "start", "end", "reason"} <= set(frame.columns)


def test_it_shows_itself_as_highlighted_text_and_nothing_of_the_text_is_markup() -> None:
    html = annotate.scan("A <b>dam</b>\n\nThe puppet regime opened it & left.")._repr_html_()
    assert "A &lt;b&gt;dam&lt;/b&gt;" in html
    assert "opened it &amp; left." in html
    assert html.count("<mark ") == 1
    assert 'title="loaded_label, outlet: “puppet regime” denies' in html
    assert "<table" in annotate.scan(TEXT).tags._repr_html_()


@pytest.mark.parametrize(
    ("source", "error", "message"),
    [
        ("", InputError, "there is no text"),
        ("none.txt", InputError, "none.txt"),
        (Path("none"), InputError, "none"),
    ],
)
def test_what_holds_no_article_is_refused(source: str | Path, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        annotate.scan(source)


def test_a_file_of_several_articles_belongs_in_a_workspace(tmp_path: Path) -> None:
    rows = "".join(f'{{"text": "Dam {n} opens. The puppet regime opened it on Monday."}}\n' for n in range(2))
    (tmp_path / "a.jsonl").write_text(rows, encoding="utf-8")
    with pytest.raises(UsageError, match="holds 2 articles: add them to a workspace and open that"):
        annotate.scan(tmp_path / "a.jsonl")
    with pytest.raises(UsageError, match="holds 2 articles"):
        annotate.scan(str(tmp_path))  # a folder's name is no text


@pytest.mark.parametrize(
    "text",
    [
        " ".join(["Sources say the dam will hold."] * 12),  # longer than the name of a file can be
        "é" * 200,
        "The toll of the bridge is $2.50",
        "The fishermen of Iven moved to the U.S",
    ],
)
def test_a_line_of_text_is_no_file(text: str) -> None:
    assert annotate.scan(text).text == text


def test_a_language_is_known_by_any_form_of_its_code() -> None:
    found = [annotate.scan("The puppet regime fell.", language=code) for code in ("en", "EN", "en-GB")]
    assert [(each.article.language, len(each.tags)) for each in found] == [("en", 1)] * 3
    with pytest.raises(InputError, match=r'^`language`: the language .English. is not a code such as "en"$'):
        annotate.scan("The puppet regime fell.", language="English")
