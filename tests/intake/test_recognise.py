import pytest

from annotate.intake.recognise import from_marked, is_page, without_tags


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html>",
        "\n <HTML lang=en>",
        "<?xml version='1.0'?>\n<!DOCTYPE html>",
        "<!-- saved from a site -->\n<html>",
        "<!-- one --><!-- two -->\n<!----><!doctype html>",
        "\ufeff<html>",
        "<body class=x>",
    ],
)
def test_a_page_begins_like_one(page: str) -> None:
    assert is_page(page.encode())
    assert is_page(page.lstrip("\ufeff").encode("utf-16"))


@pytest.mark.parametrize(
    "text",
    [
        "An article about <html> and <body>.",
        "<headline>Sarel</headline>",
        "<3",
        "",
        "<!-- a -->\n" * 300 + "An article.",  # not tried in 2^300 ways
    ],
)
def test_other_text_does_not(text: str) -> None:
    assert not is_page(text.encode())


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "<p>Rain &amp; <b>snow</b> fell.</p><p>“Never,” said the clerk.</p>",
            "Rain & snow fell.\n“Never,” said the clerk.",
        ),
        ("Rain fell &amp; stopped. <b>Snow</b> fell.", "Rain fell & stopped. Snow fell."),
        ("Rain fell.<br>Snow fell.<br/>Hail fell.", "Rain fell.\nSnow fell.\nHail fell."),
        ("Rain fell.<p>Snow fell.<p>Hail fell.", "Rain fell.\nSnow fell.\nHail fell."),
        ("The clerk said: &ldquo;Never&rdquo; &#8211; at last.", "The clerk said: “Never” – at last."),
        ("&lt;p&gt;Rain fell.&lt;/p&gt;", "Rain fell."),
        ('Rain, says <a href="https://sarel.example/a?b=c&amp;d">the paper</a>.', "Rain, says the paper."),
    ],
)
def test_markup_and_entities_are_resolved(text: str, plain: str) -> None:
    found = from_marked(text, "a")
    assert found is not None
    assert found.text.strip() == plain


@pytest.mark.parametrize(
    "text",
    [
        "If a < b and b > c, the count is <3.",
        "I <3 Sarel & Tolme; it is R&D; see ?a=1&lt=2 &c.",
        "Write to <clerk@sarel.example> or see <https://sarel.example>.",
        "The <harbour> tax &unknown; stays, and so does &notation;.",
        "To make a word bold in HTML, write <b>word</b>; an ampersand is &amp;.",
        "Put the name in the tag <b> and close it with </b>.\n\nSo <b>Sarel</b> stands out.",
        "“x” <b and no end",
    ],
)
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert from_marked(text, "a") is None


def test_an_article_about_markup_in_markup_is_resolved_once() -> None:
    found = from_marked("<p>In HTML, write <code>&lt;b&gt;word&lt;/b&gt;</code> for a bold word.</p>", "a")
    assert found is not None
    assert found.text == "In HTML, write <b>word</b> for a bold word."


def test_metadata_loses_tags_and_entities() -> None:
    assert without_tags("Rain &amp; <i>snow</i>") == "Rain & snow"
    assert without_tags("If a <b and c> d") == "If a <b and c> d"
