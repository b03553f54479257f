import pytest
from lxml.html import fragment_fromstring

from annotate.intake.regions import region


@pytest.mark.parametrize(
    ("element", "named"),
    [
        ("<nav>a</nav>", "navigation"),
        ("<aside>a</aside>", "aside"),
        ("<footer>a</footer>", "footer"),
        ("<header>a</header>", "header"),
        ("<div id='disqus'>a</div>", "comments"),
        ("<div class='wide mostRead'>a</div>", "teasers"),
        ("<div class='wide most-read'>a</div>", "teasers"),
        ("<div itemtype='https://schema.org/Comment'>a</div>", "comments"),
        ("<p itemprop=comment>a</p>", "comments"),
        ("<article class='comments'>a</article>", None),  # holds the article, whatever it is called
        ("<div class='commentator'>a</div>", None),
        ("<div class='wide'>a</div>", None),
        ("<p>a</p>", None),
    ],
)
def test_what_an_element_says_it_is(element: str, named: str | None) -> None:
    assert region(fragment_fromstring(element), within_article=False) == named


def test_within_an_article_a_header_holds_the_headline() -> None:
    assert region(fragment_fromstring("<header>a</header>"), within_article=True) is None
    assert region(fragment_fromstring("<footer>a</footer>"), within_article=True) == "footer"
