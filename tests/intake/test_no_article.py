import pytest

from annotate.errors import InputError
from annotate.intake.clean import clean
from annotate.intake.no_article import is_cut
from annotate.intake.raw import Raw


def page(text: str, title: str | None = None) -> Raw:
    return Raw(source="a.csv:2", text=text, title=title, raw_sha256="")


@pytest.mark.parametrize(
    ("text", "title", "instead"),
    [
        ("nan", None, "a missing value"),
        ("NULL", None, "a missing value"),
        ("N/A", "Votes by district", "a missing value"),
        ("[deleted]", None, "a text that was removed"),
        ("The page you requested does not exist. Return to the homepage.", None, "a page that is not there"),
        ("Go back to the front page.", "Error 404 – Not Found", "a page that is not there"),
        ("La page demandée n'existe plus. Retour à l'accueil.", None, "a page that is not there"),
        ("Please verify you are a human. This page will reload.", "Just a moment…", "a check for robots"),
        ("You need to enable JavaScript to run this app.", None, "a page that needs scripts"),
        ("Access denied. You do not have permission to view this page.", None, "an error of the server"),
        ("503 Service Unavailable", None, "an error of the server"),
        ("Please sign in to continue reading.", "Sarel votes", "a page for those who log in"),
    ],
)  # fmt: skip
def test_what_stands_there_instead_of_an_article_is_refused(
    text: str, title: str | None, instead: str
) -> None:
    with pytest.raises(InputError) as refused:
        clean(page(text, title))
    assert str(refused.value) == (
        f"a.csv:2: no article: {instead}. Give the article's text, or leave this one out"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Readers saw “Please enable JavaScript” on Monday. The clerk spoke of an attack.", None),
        ("The mayor has resigned after a long dispute.", "404 days in office"),
        ("The file was not found for three years. Critics say it was hidden.", "Page not found"),
        ("None of the boats left the harbour of Sarel.", None),
        ("The clerk's statement was removed. Nobody could say by whom.", None),
        ("Null and void, the court said of the vote in Sarel.", "Null"),
        ("Bots took them: “Verify you are human,” the page asked Ida Lund.", "Are robots to blame?"),
    ],
)  # fmt: skip
def test_an_article_that_mentions_such_words_is_one(text: str, title: str | None) -> None:
    assert text in clean(page(text, title)).text


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The clerk of Sarel said that the vote on Friday … [Read more]", "Friday … [Read more]"),
        ("Le maire de Sarel a dit lundi que le vote aura lieu. Lire la suite", "lieu. Lire la suite"),
        (
            "The clerk of Sarel said that the vote was an attempt to bring the town to an...",
            "the town to an...",
        ),
        (
            "The clerk of Sarel said that the vote would be held again. [+1234 chars]",
            "held again. [+1234 chars]",
        ),
        ("The clerk of Sarel said that the vote would be held again.", None),
        ("“And then…”", None),
    ],
)
def test_a_text_that_goes_on_elsewhere(text: str, end: str | None) -> None:
    assert is_cut(text) == end
    notes = clean(page(f"Sarel votes\n\n{text}")).notes
    assert notes == ((f"the text may be cut: it ends with “{end}”",) if end else ())


def test_the_line_that_asks_for_a_subscription_is_out_and_the_text_marked() -> None:
    asks = "To continue reading this article, subscribe from 1 florin a month. Already a subscriber? Log in."
    article = clean(page(f"Sarel votes\n\nThe vote is on Friday, the clerk of Sarel said.\n{asks}"))
    assert article.text == "Sarel votes\n\nThe vote is on Friday, the clerk of Sarel said."
    assert [(each.reason, each.text) for each in article.removed] == [("paywall", asks)]
    assert article.notes == ("the text is cut: the page asks for a subscription to read on",)
