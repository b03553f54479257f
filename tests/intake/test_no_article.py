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
        ("null null", None, "a missing value"),
        ("(empty)", "Sarel votes", "a missing value"),
        ("0", None, "a missing value"),
        ("This video is unavailable.", "Sarel votes", "a text that was removed"),
        ("Content removed by moderator", None, "a text that was removed"),
        ("Session expired. Please log in again.", None, "a page for those who log in"),
        ("Sign in to your account", None, "a page for those who log in"),
        ("N/A", "Votes by district", "a missing value"),
        ("[deleted]", None, "a text that was removed"),
        ("The page you requested does not exist. Return to the homepage.", None, "a page that is not there"),
        ("Go back to the front page.", "Error 404 – Not Found", "a page that is not there"),
        ("La page demandée n'existe plus. Retour à l'accueil.", None, "a page that is not there"),
        ("Please verify you are a human. This page will reload.", "Just a moment…", "a check for robots"),
        ("You need to enable JavaScript to run this app.", None, "a page that needs scripts"),
        ("Access denied. You do not have permission to view this page.", None, "an error of the server"),
        ("Sorry, you have been blocked. You are unable to access it.", None, "an error of the server"),
        ("Please make sure your browser supports cookies.", "Are you a robot?", "a check for robots"),
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
        ("The session expired at noon. The members will log in again on Monday, the speaker said.", None),
        ("Zero boats came in.", None),
        ("Readers saw “Please enable JavaScript” on Monday. The clerk spoke of an attack.", None),
        ("The mayor has resigned after a long dispute.", "404 days in office"),
        ("The file was not found for three years. Critics say it was hidden.", "Page not found"),
        ("None of the boats left the harbour of Sarel.", None),
        ("The clerk's statement was removed. Nobody could say by whom.", None),
        ("Please enable JavaScript, the clerk said, and critics say it was a trick.", "Votes in Sarel"),
        ("The site is under construction, the port said. Come back later, it told crews.", "Storm in Sarel"),
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


CLOSED = "a page that is closed to this region"
SERVER = "an error of the server"
AWAY = "a page that only sends the browser on"
WARNING = "a warning of the browser"
FILLER = "placeholder text"
CLOSED_PAGES = (
    "This content is not available in your region.",
    "Sorry, this content isn't available in your country.",
    "This video is not available in your location due to licensing restrictions.",
    "Not available in your country",
    "451: Unavailable due to legal reasons",
    "Unavailable For Legal Reasons\n\nWe recognize you are attempting to access this website from a country "
    "belonging to the European Economic Area (EEA) including the EU which enforces the General Data "
    "Protection Regulation (GDPR) and therefore access cannot be granted at this time.",
    "Our site is unavailable in your country. We have blocked visitors from your region.",
    "Unfortunately, our website is currently unavailable in most European countries. "
    "We are engaged on the issue and committed to looking at options.",
    "We're sorry, this article is unavailable in your region.",
    "Access from your country has been blocked.",
    "You appear to be accessing this site from outside Tolme.",
    "This programme is only available in Tolme.",
    "Due to data protection rules this website cannot be shown in your area.",
    "Ce contenu n'est pas disponible dans votre pays.",
    "Désolé, cette vidéo n’est pas disponible dans votre région.",
    "Contenu indisponible dans votre région",
    "Cette page est inaccessible depuis votre pays.",
    "L'accès depuis votre pays est bloqué.",
    "Indisponible pour des raisons juridiques",
)
SERVER_PAGES = (
    "Error establishing a database connection",
    "WordPress database error: [Table './tolme/wp_posts' is marked as crashed]",
    "Database connection error (2): Could not connect to MySQL.",
    "Unable to connect to the database server at this time.",
    "Could not connect to database",
    "SQLSTATE[HY000] [2002] Connection refused",
    "MySQL server has gone away",
    "Too many connections",
    "Warning: mysqli_connect(): (HY000/2002): Connection refused in /srv/db.php on line 12",
    "Fatal error: Uncaught Error: Call to undefined function lantern() in /srv/index.php",
    "There has been a critical error on this website.\nLearn more about troubleshooting WordPress.",
    "Briefly unavailable for scheduled maintenance. Check back in a minute.",
    "The site is undergoing maintenance. We'll be back soon.",
    "Application error: a client-side exception has occurred (see the browser console).",
    "An error occurred while processing your request.",
    "Erreur lors de la connexion à la base de données",
    "Erreur de connexion à la base de données",
    "Impossible de se connecter à la base de données.",
    "Il y a eu une erreur critique sur ce site.",
    "Le site est temporairement indisponible. Veuillez réessayer plus tard.",
)
AWAY_PAGES = (
    "Redirecting...",
    "Redirecting…",
    "Redirecting you to https://lantern.example/votes",
    "You are being redirected.",
    "You will be redirected in 5 seconds. If you are not redirected, click here.",
    "Please wait, you are being redirected to the new page.",
    "If your browser does not redirect you automatically, follow this link.",
    "Object moved to here.",
    "301 Moved Permanently\nnginx",
    "302 Found\n\nThe document has moved here.",
    "This page has moved. Please update your bookmarks.",
    "We are redirecting you to our new website.",
    "Taking you to the login page",
    "Redirection en cours…",
    "Vous allez être redirigé vers la page demandée.",
    "Si vous n'êtes pas redirigé automatiquement, cliquez ici.",
    "Cette page a changé d'adresse. Cliquez ici.",
)
WARNINGS = (
    "Your connection is not private\n\nAttackers might be trying to steal your information from "
    "lantern.example (for example, passwords, messages, or credit cards). NET::ERR_CERT_DATE_INVALID",
    "Your connection isn't private",
    "This connection is not secure.",
    "Privacy error",
    "Warning: Potential Security Risk Ahead",
    "Secure Connection Failed",
    "The site's security certificate is not trusted!",
    "NET::ERR_CERT_AUTHORITY_INVALID",
    "There is a problem with this website's security certificate.",
    "This site can’t be reached\nlantern.example took too long to respond.\nERR_CONNECTION_TIMED_OUT",
    "lantern.example refused to connect.",
    "Hmm. We’re having trouble finding that site.",
    "Server not found",
    "Votre connexion n'est pas privée",
    "Votre connexion n’est pas sécurisée.",
    "Attention : risque probable de sécurité",
    "Ce site est inaccessible\nlantern.example a mis trop de temps à répondre.",
    "Échec de la connexion sécurisée",
)
LATIN = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et "
    "dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip "
    "ex ea commodo consequat."
)
FILLERS = (
    "Lorem ipsum",
    "Lorem ipsum dolor sit amet.",
    LATIN,
    "\n\n".join([LATIN] * 9),
    "Sed ut perspiciatis unde omnis iste natus error sit voluptatem accusantium doloremque laudantium.",
    "Nulla facilisi. Vestibulum ante ipsum primis in faucibus. Praesent dapibus.",
    "Placeholder text",
    "This is a placeholder text.",
    "Your text goes here.",
    "Insert text here",
    "Click here to edit this text.",
    "Welcome to WordPress. This is your first post. Edit or delete it, then start writing!",
    "This is an example page. It will be replaced.",
    "Coming soon",
    "Site under construction. Please check back soon.",
    "Bienvenue sur WordPress. Ceci est votre premier article. Modifiez-le ou supprimez-le, puis commencez à "
    "écrire !",
    "Ceci est un texte d'exemple.",
    "Votre texte ici",
    "Site en construction",
)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        (text, instead)
        for instead, pages in (
            (CLOSED, CLOSED_PAGES),
            (SERVER, SERVER_PAGES),
            (AWAY, AWAY_PAGES),
            (WARNING, WARNINGS),
            (FILLER, FILLERS),
        )
        for text in pages
    ],
)
def test_what_keeps_an_article_from_being_shown_is_none(text: str, instead: str) -> None:
    with pytest.raises(InputError) as refused:
        clean(page(text))
    assert str(refused.value).startswith(f"a.csv:2: no article: {instead}. ")


@pytest.mark.parametrize(
    "text",
    [
        "404 people fled",
        "404 people fled.\nThe thugs burned their huts.",
        "404 dead in Tolme",
        "503 votes were void.",
        "500: what a loaf costs in Sarel\n\nBakers blame the drought in the hills.",
        "451 books were banned in Tolme, Ida Lund said.",
        "“Access denied.”\n\nThat is what the clerks of Sarel read on Monday, and nobody knew why.",
        "The series is not available in your region, the station told viewers in Tolme.",
        "The station has blocked its pages in Tolme.\n\n“Not available in your country,” viewers read.",
        "This medicine is not available in your country.\n\nIda Lund heard this from every doctor.",
        "Access to the port was blocked by strikers.",
        "Access was denied to reporters, the Lantern writes.",
        "An error occurred in the count of Sarel.\n\nThe clerk spoke of fraud.",
        "The strike goes on.\n\nThis may be the last of the year.",
        "Nobody knows who won.\n\nIt may be weeks before the town hears.",
        "Sorry, Mr Lund.\n\nThe town does not believe you, nor does the court that heard you.",
        "The town lost its database connection on Monday, and 300 people could not vote.",
        "Unable to connect the islands by a bridge, Tolme buys a ferry.",
        "Le service est indisponible depuis lundi, et les élus de Sarel accusent l'État.",
        "Redirecting the river would ruin Tolme, critics say.",
        "Redirecting traffic to the harbour took all night.",
        "You will be moved to Tolme, the prisoners were told.",
        "Les bus ont été redirigés vers le port.",
        "La mairie a été déplacée au port de Sarel.",
        "Your connection to the mayor is not a secret, Ida Lund told the court.",
        "The talks between Sarel and Tolme are not private.",
        "Attackers stole letters of the mayor.",
        "La connexion entre les deux îles n'est pas sûre.",
        "The ballots of Sarel read “Lorem ipsum”.\n\nNobody at the printer’s had looked at them.",
        "Lorem ipsum has been printed on every ballot of Sarel.",
        "“Lorem ipsum dolor sit amet.”\n\nSo began the speech that the minister read to all of the council.",
        "Coming soon to Sarel: a new war.",
        "The town is under construction.\n\nWorkers call it a disgrace.",
        "Le maire a écrit : « Votre texte ici » sur toutes les affiches de la ville.",
    ],
)
def test_an_article_that_speaks_of_such_pages_is_one(text: str) -> None:
    article = clean(page(text))
    assert "".join(article.text.split()) == "".join(text.split())
    assert (article.removed, article.notes) == ((), ())


BODY = "The clerk of Sarel said that the vote would be held on Friday.\nNobody in the town believed it."
PAYWALLS = (
    "This article is for subscribers only.",
    "This story is reserved for our subscribers",
    "This content is exclusive to members.",
    "Subscribers only",
    "Subscriber-only content",
    "For subscribers only",
    "Premium article",
    "This report is available only to paying subscribers.",
    "Article réservé aux abonnés",
    "Cet article est réservé à nos abonnés.",
    "Réservé aux abonnés",
    "Contenu exclusivement réservé aux abonnés",
    "Article payant",
    "Pour les abonnés",
    "Ce contenu est réservé aux membres",
)
AT_THE_END = (
    "Already a subscriber? Log in.",
    "Already a member? Sign in here",
    "Are you already a digital subscriber? Log in",
    "Existing subscriber? Sign in",
    "Subscribers, please log in.",
    "Already have an account? Sign in.",
    "Do you already have a subscription? Log in to read on",
    "Log in or subscribe to continue reading",
    "Subscribe to read more",
    "Déjà abonné ? Connectez-vous.",
    "Déjà abonné(e) ? Je me connecte",
    "Vous êtes déjà abonné ? Identifiez-vous",
    "Vous avez déjà un compte ? Connectez-vous",
    "Abonnés, connectez-vous.",
    "Déjà membre ? Se connecter",
)
REST = (
    "Read more: https://lantern.example/votes",
    "Read more at https://lantern.example/votes",
    "Read more here: www.lantern.example/votes",
    "Read the full story: https://lantern.example/votes",
    "Read the rest of the article at https://lantern.example/votes",
    "Continue reading: https://lantern.example/votes",
    "Continue reading →",
    "Keep reading on https://lantern.example/votes",
    "View the full article here: https://lantern.example/votes",
    "See more: https://lantern.example/votes",
    "Read more »",
    "Lire la suite : https://lantern.example/votes",
    "Lire la suite sur https://lantern.example/votes",
    "Lire la suite",
    "Lire l'article complet : https://lantern.example/votes",
    "La suite ici : https://lantern.example/votes",
)
SUBSCRIBE = "the text is cut: the page asks for a subscription to read on"


@pytest.mark.parametrize("line", PAYWALLS)
def test_a_text_that_is_for_subscribers_is_cut_wherever_it_says_so(line: str) -> None:
    for text in (f"{line}\n{BODY}", f"{BODY}\n{line}"):
        article = clean(page(text, "Sarel votes"))
        assert article.text == f"Sarel votes\n\n{BODY}"
        assert [(each.reason, each.text) for each in article.removed] == [("paywall", line)]
        assert article.notes == (SUBSCRIBE,)


@pytest.mark.parametrize("line", AT_THE_END)
def test_a_text_that_ends_with_a_way_in_is_cut(line: str) -> None:
    article = clean(page(f"{BODY}\n{line}\nShare this article", "Sarel votes"))
    assert article.text == f"Sarel votes\n\n{BODY}"
    assert [(each.reason, each.text) for each in article.removed] == [
        ("paywall", line),
        ("share buttons", "Share this article"),
    ]
    assert article.notes == (SUBSCRIBE,)


@pytest.mark.parametrize("line", REST)
def test_a_text_that_ends_with_the_way_to_the_rest_may_be_cut(line: str) -> None:
    article = clean(page(f"{BODY}\n{line}", "Sarel votes"))
    assert article.text == f"Sarel votes\n\n{BODY}"
    assert [(each.reason, each.text) for each in article.removed] == [("link to the rest", line)]
    assert article.notes == (f"the text may be cut: it ends with “{line}”",)


@pytest.mark.parametrize(
    "line",
    [
        "This paper is for subscribers only, the court of Sarel held, and the thugs lied.",
        "“This article is for subscribers only,” the clerk read, and left.",
        "For members of the council only one thing counts.",
        "Is he already a member? Nobody in the guild would say.",
        "Existing members of the guild protested.",
        "Subscribers log in less often than before, the Lantern said.",
        "Read more books, the mayor told the pupils.",
        "The clerk reads more: letters, bills and threats.",
        "Cet article de la loi est réservé aux abonnés du gaz, dit le maire.",
        "Déjà abonnés au gaz, les habitants de Sarel paient deux fois.",
        "Lire la suite de la lettre prit une heure au maire.",
    ],
)
def test_a_text_that_ends_with_a_sentence_about_such_things_is_whole(line: str) -> None:
    article = clean(page(f"{BODY}\n{line}", "Sarel votes"))
    assert article.text == f"Sarel votes\n\n{BODY}\n{line}"
    assert (article.removed, article.notes) == ((), ())


def test_a_way_in_above_the_text_is_the_page_s() -> None:
    article = clean(page(f"Already a subscriber? Log in.\n{BODY}", "Sarel votes"))
    assert [each.reason for each in article.removed] == ["subscription banner"]
    assert article.notes == ()
