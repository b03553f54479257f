"""HTML pages: every word that a browser shows is kept, listed as removed, or counted by region."""

import re
from html import escape
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.errors import InputError
from annotate.intake.extract import Extract
from annotate.intake.fragment import from_fragment
from annotate.intake.html import from_html

BEFORE = (
    "The council of Sarel published the results of the harbour vote on Monday, and the clerk read them out."
)
AFTER = "The next vote is on Friday, and the parents of Sarel were told to come early to the school that day."


def page(*middle: str, around: str = "", head: str = "") -> str:
    body = "".join(middle)
    return (
        f"<html><head><title>Votes by district</title>{head}</head><body><article><h1>Votes by district</h1>"
        f"<p>{BEFORE}</p>{body}<p>{AFTER}</p></article>{around}</body></html>"
    )


def read(source: str) -> Extract:
    return from_html(source, "a.html")


def middle(source: str) -> list[str]:
    """The lines that were kept between the two paragraphs that every page here has."""
    lines = read(source).text.split("\n")
    return lines[lines.index(BEFORE) + 1 : lines.index(AFTER)]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("The night<wbr>watchmen slept through it all.", "The nightwatchmen slept through it all."),
        ("The boats leave at <time>noon next week</time>.", "The boats leave at noon next week."),
        ("The sum is <output>nine florins</output> a boat.", "The sum is nine florins a boat."),
        ("The <x-name>clerk of Sarel</x-name> slept.", "The clerk of Sarel slept."),
        ("The <ins>old</ins> clerk and the <del>new</del> one.", "The old clerk and the new one."),
        ("The <nobr>old clerk</nobr> <mark>slept</mark> well.", "The old clerk slept well."),
        ("He wrote <kbd>yes</kbd> and <samp>no</samp> there.", "He wrote yes and no there."),
        ("A map <svg><text>of the harbour</text></svg> hung there.", "A map of the harbour hung there."),
        ("It fell to 3 m<sup>2</sup> in the 1<sup>st</sup> year.", "It fell to 3 m2 in the 1st year."),
        ("One line<br>and another.", "One line\nand another."),
        ("A lamp <img src=a.png alt='of brass'> hung there.", "A lamp hung there."),
        ("He said <q>never again</q> and left.", "He said “never again” and left."),
        ("He said “<q>never again</q>” and left.", "He said “never again” and left."),
        ("He said <q>they cried <q>never</q> twice</q>.", "He said “they cried ‘never’ twice”."),
        ("A <span hidden>lost</span><span style='display: none'>gone</span> lamp.", "A lamp."),
    ],
)
def test_the_words_of_a_paragraph_stay_together(markup: str, text: str) -> None:
    assert middle(page(f"<p>{markup}</p>")) == text.split("\n")


@pytest.mark.parametrize(
    ("markup", "text", "removed"),
    [
        ("The clerk <button>Play</button> slept.", "The clerk slept.", ("form", "Play")),
        ("The clerk<sup>1</sup> slept.", "The clerk slept.", ("footnote mark", "1")),
        ("The clerk<sup><a href='#n'>[2]</a></sup> slept.", "The clerk slept.", ("footnote mark", "[2]")),
        ("The <ruby>clerk<rt>klark</rt></ruby> slept.", "The clerk slept.", ("reading aid", "klark")),
        ("The <noscript>old</noscript> clerk.", "The clerk.", ("shown without scripts", "old")),
        ("The <audio>No sound</audio> clerk.", "The clerk.", ("instead of media", "No sound")),
    ],
)
def test_what_stands_within_a_paragraph_and_is_no_part_of_it_is_listed(
    markup: str, text: str, removed: tuple[str, str]
) -> None:
    source = page(f"<p>{markup}</p>")
    assert middle(source) == [text]
    assert [(each.reason, each.text) for each in read(source).removed] == [removed]


def test_blocks_of_every_kind_between_paragraphs_are_kept() -> None:
    source = page(
        "<h2>Old Town</h2><ul><li>One boat.</li><li>Two nets.</li></ul>"
        "<table><tr><th>Pier</th><th>Votes</th></tr><tr><td>North</td><td>1,204</td></tr></table>"
        "<section><p>Short one.</p></section><dl><dt>Net</dt><dd>A mesh.</dd></dl>"
    )
    assert middle(source) == [
        "Old Town",
        "- One boat.",
        "- Two nets.",
        "| Pier | Votes |",
        "| North | 1,204 |",
        "Short one.",
        "Net",
        "A mesh.",
    ]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    source = (
        "<html><head><title>Votes</title></head><body><table><tr><td class=sidebar><a href=/>Home</a> "
        f"<a href=/a>Archive</a></td><td><h1>Votes</h1><p>{BEFORE}<p>{AFTER}</td></tr></table></body></html>"
    )
    found = read(source)
    assert found.text.split("\n")[-2:] == [BEFORE, AFTER]
    assert "Home" not in found.text
    assert found.notes == ("taken from HTML: 2 words around the article left out (aside 2)",)


COMMENTS = (
    "<div class='FormattedComment'><p>What a bunch of liars, all of them, and worse than that.</p></div>"
)
TEASERS = "<div class='most-read'><h3>Most read</h3><ul>{}</ul></div>".format(
    "".join(f"<li><a href=/{n}>Story number {n} of the day</a></li>" for n in range(4))
)


def test_comments_and_teasers_are_out_and_listed() -> None:
    found = read(page(TEASERS, around=COMMENTS))
    assert found.text.split("\n")[-2:] == [BEFORE, AFTER]
    assert [(each.reason, each.text.split("\n")[0]) for each in found.removed] == [
        ("teasers", "Most read"),
        ("comments", "What a bunch of liars, all of them, and worse than that."),
    ]


def test_a_page_of_comments_is_an_article_of_its_own() -> None:
    source = f"<html><body><div class='FreeComment'><p>{BEFORE}</p><p>{AFTER}</p></div></body></html>"
    assert read(source).text.split("\n") == [BEFORE, AFTER]


def test_a_list_item_that_leads_to_links_is_out_with_them() -> None:
    links = "".join(f"<li><a href=/{n}>Give {n} stars</a></li>" for n in range(3))
    assert middle(page(f"<ul><li>Rated one of three stars</li>{links}</ul>")) == []


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Votes by district » Local » The Tolme Lantern", "Votes by district"),
        ("Votes by district", "Votes by district"),
        ("Votes by districts of Sarel", "Votes by districts of Sarel"),
    ],
)
def test_the_headline_is_told_from_what_a_site_adds(title: str, headline: str) -> None:
    source = page().replace("<title>Votes by district</title>", f"<title>{title}</title>")
    source = source.replace("<h1>Votes by district</h1>", "<h2>Votes by district</h2>")
    assert read(source).title == headline


def test_furniture_is_counted_by_region() -> None:
    around = (
        "<nav><a href=/>Home</a> <a href=/s>Sport</a></nav><footer>All rights reserved</footer>"
        "<aside>Weather: rain</aside>"
    )
    assert read(page(around=around)).notes == (
        "taken from HTML: 7 words around the article left out (navigation 2, footer 3, aside 2)",
    )


@pytest.mark.parametrize(
    ("markup", "quoted"),
    [
        (
            "<blockquote><p>They are thugs.</p><p>All of them.</p></blockquote>",
            "They are thugs.\nAll of them.",
        ),
        ("<blockquote>They are thugs.<footer>— Ida Lund</footer></blockquote>", "They are thugs."),
        (
            "<figure><blockquote>Thugs, all.</blockquote><figcaption>Ida Lund</figcaption></figure>",
            "Thugs, all.",
        ),
        (
            "<blockquote class=twitter-tweet><p>They are thugs.</p>&mdash; Ida (@ida) May 3</blockquote>",
            "They are thugs.",
        ),
        ("<div class='tweet-body'><p>They are thugs.</p></div>", "They are thugs."),
        ("<div class='Quote large'><p>They are thugs.</p><cite>Ida Lund</cite></div>", "They are thugs."),
        ("<p class='pull-quote'>They are thugs.</p>", "They are thugs."),
        ("<div role=blockquote>They are thugs.</div>", "They are thugs."),
    ],
)
def test_markup_that_says_whose_words_these_are(markup: str, quoted: str) -> None:
    found = read(page(markup))
    assert [found.text[start:end] for start, end in found.quoted] == [quoted]


@pytest.mark.parametrize("before", ["", "She wrote: ", "(", "<b></b>"])
def test_q_gets_the_marks_that_browsers_show_wherever_it_stands(before: str) -> None:
    line = f"{re.sub('<.*?>', '', before)}“They are thugs.”, said Ida Lund."
    assert middle(page(f"<p>{before}<q>They are thugs.</q>, said Ida Lund.</p>")) == [line]


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote>the clerk read them out</blockquote>",  # a pull quote of the outlet's own words
        "<p>They are thugs.</p>",
        "<p class='unquote quoted-price'>They are thugs.</p>",
        "<p>Two <span class=quote>thugs</span> came.</p>",
        "<pre>&gt; They are thugs.</pre>",
    ],
)
def test_markup_that_quotes_nobody(markup: str) -> None:
    assert read(page(markup)).quoted == ()


@pytest.mark.parametrize("name", ["<footer>— Ida Lund, <cite>mayor</cite></footer>", "<cite>Ida Lund</cite>"])
def test_who_signs_a_quotation_is_kept(name: str) -> None:
    found = read(page(f"<blockquote>They are thugs, all.{name}</blockquote>"))
    assert "They are thugs, all.\n" + re.sub("<.*?>", "", name) in found.text
    assert [found.text[start:end] for start, end in found.quoted] == ["They are thugs, all."]


def test_the_caption_of_a_quotation_names_who_is_quoted_and_that_of_a_picture_does_not() -> None:
    figure = (
        "<figure>{}<blockquote>They are thugs, all.</blockquote><figcaption>Ida Lund</figcaption></figure>"
    )
    found = read(page(figure.format("")))
    assert "They are thugs, all.\nIda Lund\n" in found.text
    assert [found.text[start:end] for start, end in found.quoted] == ["They are thugs, all."]
    found = read(page(figure.format("<img src=ida.png>")))
    assert [(each.reason, each.text) for each in found.removed] == [("caption", "Ida Lund")]
    assert [found.text[start:end] for start, end in found.quoted] == ["They are thugs, all."]


@pytest.mark.parametrize("tag", ["b", "sup", "span", "wbr", "a", "br", "time", "x-y", "em><i", "iframe"])
def test_a_paragraph_of_very_many_elements_is_read_in_linear_time(tag: str) -> None:
    """Eight times the length may take three times eight times as long: its square would be 64."""
    closing = "" if tag in ("wbr", "br") else "".join(f"</{each}>" for each in reversed(tag.split("><")))
    times = []
    for count in (2_000, 16_000):
        began = process_time()
        text = read(page(f"<p>{f'word <{tag}>1{closing} ' * count}.</p>")).text
        times.append(process_time() - began)
        assert text.count("word") == count
    assert times[1] < 24 * max(times[0], 0.05)


def test_a_crowd_of_scripts_and_comments_hides_nothing_that_a_page_says_of_itself() -> None:
    crowd = "<script>a()</script><!-- b -->\n" * 300
    said = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2021-05-08"}</script>'
    paragraph = "The boats leave at noon, the harbour master said."
    source = page(crowd, said, f"<p>{paragraph}</p>")
    assert read(source).published == "2021-05-08"
    assert middle(source) == [paragraph]


def test_a_figure_has_one_caption() -> None:
    figure = "<figure><blockquote>We lost the boats.</blockquote><figcaption>Ida Lund</figcaption>{}</figure>"
    assert middle(page(figure.format("<figcaption>Sarel in May</figcaption>"))) == [
        "We lost the boats.",
        "Ida Lund",
    ]


def test_who_is_quoted_at_the_end_of_an_article_is_kept() -> None:
    text = f"<p>{BEFORE}</p><p>{AFTER}</p><blockquote>They are thugs, all.<cite>Ida Lund</cite></blockquote>"
    found = read(f"<html><body><article>{text}</article><footer>Imprint</footer></body></html>")
    assert found.text.endswith("They are thugs, all.\nIda Lund")


def test_a_pull_quote_of_quoted_words_is_quoted() -> None:
    found = read(page("<p>“They are thugs,” said Ida Lund.</p><blockquote>They are thugs</blockquote>"))
    assert [found.text[start:end] for start, end in found.quoted] == ["They are thugs"]


def test_a_page_that_is_indented_by_quotations_quotes_nobody() -> None:
    source = f"<html><body><blockquote><p>{BEFORE}</p><p>{AFTER}</p></blockquote></body></html>"
    assert read(source).quoted == ()


@pytest.mark.parametrize("unclosed", ["<div>", "<font>", "<x-y>"])
def test_a_page_deeper_than_the_parser_reads_is_refused(unclosed: str) -> None:
    text = "<p>The parliament of Varenia met on Tuesday to vote on the harbour tax of the coast at last.</p>"
    page = "<html><head><title>Votes</title></head><body>{}" + text + "</body></html>"
    assert "harbour tax" in from_html(page.format(unclosed * 250), "a.html").text
    with pytest.raises(
        InputError, match=r"^a.html has elements 256 deep in each other, .* words would be lost"
    ):
        from_html(page.format(unclosed * 260), "a.html")
    with pytest.raises(InputError, match=r"^a has elements 256 deep in each other"):
        from_fragment(unclosed * 260 + text, "a")


def test_a_page_that_sends_the_browser_on_is_refused() -> None:
    source = '<html><head><meta http-equiv="refresh" content="0; url=/new"></head><body>Moved</body></html>'
    with pytest.raises(
        InputError, match=r"a\.html: no article: the page only sends the browser on to /new\. "
    ):
        read(source)


def test_a_page_that_reloads_itself_is_an_article() -> None:
    again = '<meta http-equiv="refresh" content="300; url=/live">'
    filler = f"<p>{BEFORE}</p><p>{AFTER}</p>"
    assert BEFORE in read(page(filler, head=again)).text


def test_a_page_that_says_it_is_for_subscribers_is_noted() -> None:
    said = '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'
    assert read(page(head=said)).notes[-1] == "the page says that it is for subscribers: the text may be cut"


_NUMBER = st.integers(1, 4)
TAGS = (
    "b i em strong span time output ins del mark kbd font nobr u small abbr cite dfn data x-note bdi code "
    "var s label button ruby"
)
INLINE = TAGS.split()
BLOCK = ("p", "h2", "h3", "li", "blockquote", "div", "section", "td", "figcaption", "dd")
OUTSIDE = ("nav", "footer", "aside", "header", "form", "div")


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, set[str], set[str], set[str]]:
    """A page, the words that it shows in its article and around it, and those that it hides."""
    count = iter(range(10_000))
    shown: set[str] = set()
    around: set[str] = set()
    hidden: set[str] = set()

    def words(into: set[str]) -> str:
        new = [f"w{next(count)}x" for _ in range(draw(_NUMBER))]
        into.update(new)
        return " ".join(new)

    def inline(depth: int) -> str:
        parts = []
        for _ in range(draw(_NUMBER)):
            kind = draw(st.sampled_from(("text", "text", "element", "void", "hidden")))
            if kind == "element" and depth < 3:
                tag = draw(st.sampled_from(INLINE))
                parts.append(f" <{tag}>{inline(depth + 1)}</{tag}> ")
            elif kind == "void":
                parts.append(
                    draw(st.sampled_from((" <br> ", " <wbr> ", " <img alt='seen'> ", "<!-- no -->")))
                )
            elif kind == "hidden":
                before = draw(st.sampled_from(("script", "style", "template", "span hidden")))
                parts.append(f" <{before}>{words(hidden)}</{before.split()[0]}> ")
            else:
                parts.append(f" {escape(words(shown))} ")
        return "".join(parts)

    def block() -> str:
        tag = draw(st.sampled_from(BLOCK))
        opening, closing = {"li": ("<ul>", "</ul>"), "td": ("<table><tr>", "</tr></table>")}.get(
            tag, ("", "")
        )
        return f"{opening}<{tag}>{inline(0)}</{tag}>{closing}"

    middle = [block() for _ in range(draw(_NUMBER))]
    outside = "".join(
        f"<{tag}>{words(around)}</{tag}>" for tag in draw(st.lists(st.sampled_from(OUTSIDE), max_size=3))
    )
    return page(*middle, around=outside), shown, around, hidden


@settings(max_examples=60, deadline=None)
@given(pages())
def test_every_visible_word_is_accounted_for(made: tuple[str, set[str], set[str], set[str]]) -> None:
    source, shown, around, hidden = made
    found = read(source)
    kept = set(re.findall(r"w\d+x", found.text))
    listed = set(re.findall(r"w\d+x", " ".join(each.text for each in found.removed)))
    assert not kept & listed
    assert (kept | listed) & hidden == set()
    assert shown <= kept | listed  # it stands between two paragraphs that are kept
    counted = re.match(r"taken from HTML: (\d+) words", found.notes[0])
    assert counted is not None
    assert int(counted[1]) == len(around - kept - listed)
