import re
from dataclasses import replace
from html import unescape

from annotate.records import Speaker
from annotate.studio.tag_list import in_reading_order, lines, tag_list
from tests.studio.material import ARTICLE, BRUTAL, REGIME, SOURCES, TAGS, article, tag


def entries(html: str) -> list[str]:
    """The entries of a list, as a person reads them."""
    return [
        unescape(" ".join(re.sub("<[^>]*>", " ", each).split()))
        for each in re.findall("<li.*?</li>", html, re.DOTALL)
    ]


def test_each_tag_has_its_number_words_label_reason_and_voice() -> None:
    speaker = Speaker(text="she", start=0, end=3, resolved="Mira Talvane")
    quoted = replace(BRUTAL, voice="quoted", speaker=speaker)
    assert entries(tag_list([SOURCES, quoted, REGIME])) == [
        "1 puppet regime loaded_label A reason for a reader. (the outlet's own words)",
        "2 brutal loaded_language A reason for a reader. (quoted speech of Mira Talvane)",
        "3 Sources suggest unattributed_claim A reason for a reader. (the outlet's own words)",
    ]


def test_one_wording_under_one_label_is_one_entry_with_all_its_numbers() -> None:
    of = article("Regime\n\nThe regime and a brutal\nregime.")
    first = tag(of, "loaded_label", "Regime")
    second, other = tag(of, "loaded_label", "regime"), tag(of, "loaded_language", "brutal")
    third = replace(tag(of, "loaded_label", "regime", last=True), voice="reported")
    assert entries(tag_list([first, second, other, third])) == [
        "1 2 4 Regime loaded_label A reason for a reader. (the outlet's own words) "
        "4: A reason for a reader. (reported speech)",
        "3 brutal loaded_language A reason for a reader. (the outlet's own words)",
    ]
    assert len(entries(tag_list([first, replace(second, label="loaded_language")]))) == 2


def test_the_text_shows_the_same_numbers_whatever_is_taken_out() -> None:
    shown = tag_list(TAGS)
    for number, each in enumerate((REGIME, BRUTAL, SOURCES), 1):
        span = f'[class*="htx-highlight-{each.id}-"]'
        assert f'{span}[data-label]::after{{content:"{number}"!important}}' in shown
        assert f":not(:has(.annotate-article {span})) .annotate-{number}{{text-decoration" in shown


def test_without_tags_there_is_no_list() -> None:
    assert tag_list(()) == ""


def test_what_stands_in_an_article_is_no_html() -> None:
    of = article("A <b>bold</b> & “quick” regime.")
    found = tag_list([replace(tag(of, "loaded_label", "<b>bold</b> &"), reason="So </style><script>")])
    assert "<q>&lt;b&gt;bold&lt;/b&gt; &amp;</q>" in found
    assert "So &lt;/style&gt;&lt;script&gt;" in found


def test_reading_order_is_that_of_offsets() -> None:
    inner = replace(REGIME, start=REGIME.start + 7, id="inner")
    assert in_reading_order([SOURCES, inner, BRUTAL, REGIME]) == (REGIME, inner, BRUTAL, SOURCES)


def test_a_headline_and_a_block_quotation_look_like_that() -> None:
    assert "nth-of-type(1){font-size" in lines(ARTICLE)
    plain = replace(ARTICLE, title_end=0)
    assert lines(plain) == ""
    start = ARTICLE.text.index("The puppet")
    end = ARTICLE.text.index("\n", start)
    assert re.findall(r"nth-of-type\((\d)\)\{border-left", lines(replace(plain, quoted=((start, end),)))) == [
        "3"
    ]
    assert lines(replace(plain, quoted=((start + 1, end),))) == ""
