import pytest

from annotate.samples import samples
from annotate.text.language import (
    DIFFERENT,
    FEW,
    PLAIN,
    _classified,
    _common,
    _sample,
    detect,
    function_words,
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The parliament of Varenia met on Tuesday to vote on the harbour tax.", "en"),
        ("Le parlement de Varénie s'est réuni mardi pour voter la taxe du port.", "fr"),
        ("LE PARLEMENT DE VARÉNIE A VOTÉ LA TAXE DU PORT", "fr"),
        ("Das Parlament von Varenien hat am Dienstag über die Hafensteuer abgestimmt.", "de"),
        ("El parlamento de Varenia votó el martes sobre el impuesto del puerto.", "es"),
        ("Парламент Варении проголосовал во вторник за портовый налог.", "ru"),
        ("صوّت برلمان فارينيا يوم الثلاثاء على ضريبة الميناء الجديدة.", "ar"),
        ("The vote of Tolme", "en"),
        ("Le vote des vallées", "fr"),
        ("Tolme", "und"),
        ("12 : 34", "und"),
        ("🎏", "und"),
        ("", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert detect(text) == language


def test_a_long_text_is_judged_by_its_parts() -> None:
    english = "The parliament of Varenia met on Tuesday to vote on the harbour tax. " * 400
    assert detect(english + "Das Parlament hat abgestimmt.") == "en"


def test_a_text_that_is_plainly_in_a_language_is_in_the_one_that_the_identifier_would_say() -> None:
    _classified.cache_clear()
    found = [detect(each.text) for each in samples()]
    assert _classified.cache_info().misses == 0
    assert found == [each.language for each in samples()]
    assert found == [_classified(_sample(each.text))[0] for each in samples()]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The dam of Tolme was closed on Monday, and they said that it is safe.", "en"),
        ("Le barrage de Tolme est fermé pour les bateaux, et la mairie dit que c’est dans la loi.", "fr"),
    ],
)
def test_a_short_text_that_is_plainly_in_a_language_needs_no_identifier(text: str, language: str) -> None:
    _classified.cache_clear()
    assert FEW <= len(_common(text, language)) < DIFFERENT
    assert detect(text) == language
    assert _classified.cache_info().misses == 0
    assert _classified(text)[0] == language
    detect(text + " 自動運転車の損害賠償責任、自動車メーカーに一定の負担を求める")
    names = " Tolme Varenia Karelin Odra Sarel Merin Pelan Tevlin Oskar Brun Lodes Miral Katon Verin" * 2
    detect(text + names)
    assert _classified.cache_info().misses == 3  # other letters; fewer than a quarter are common words


CATALAN = (
    "L'alcaldessa va dir ahir que l'ajuntament aprovarà la reforma de les escoles que s'havia "
    "ajornat des de l'any passat. Segons l'oposició, la decisió d'avui s'explica per la pressió "
    "de les famílies i de l'associació d'alumnes. L'edifici de la plaça s'ha d'obrir abans de "
    "l'estiu, i n'hi haurà un altre a l'entrada de la vila. Les obres avancen pas a pas. \"No et "
    "pots refiar de la paraula d'un polític\", va dir l'home, que n'és testimoni. La llei és la "
    "que l'Estat ha d'aplicar a l'est de l'illa, i qui la llegeix diu que les crítiques són "
    "injustes."
)
ITALIAN = (
    "L'assessore ha detto che c'è la volontà di chiudere la vicenda: ce n'è bisogno, e s'è visto "
    "che il comune le risorse le ha. L'opposizione, che d'altra parte il voto non l'ha dato, "
    "chiede le dimissioni. D'accordo con la regione, il sindaco c'era andato l'anno scorso, per "
    'vedere il Tour de France e la rue du Bac et des Lilas. Le Monde scrive: "La ville est avec '
    "nous\". La legge sarà votata il mese prossimo, ma la sinistra non l'ha letta."
)
SPANISH = (
    'El periódico Le Monde dice que la ley es un error. "Nous sommes avec vous pour la liberté", '
    'gritó el presidente en la plaza, "et la France est dans la rue". La empresa que compró la '
    "Société du Port et des Mines dijo que la venta se cerró. Le dijo que la casa que le vendió "
    "es la que vio en la rue des Martyrs. La que les dijo que la vida es corta es la misma que "
    "les mintió. Los diarios publicaron que la Cour des comptes est sur la piste."
)
DUTCH = (
    "Is het waar of is het niet waar? Het kabinet wil dat de wet of het plan er is, of dat het er "
    'was. "What they said is not what was in the plan, and that is that", zei de minister in het '
    "Engels. Het was her en der te horen by de bank of by de kerk, are en hectare. Wie have en "
    "goed verliest, is at zijn huis."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [(CATALAN, "ca"), (ITALIAN, "it"), (SPANISH, "es"), (DUTCH, "nl")],
    ids=["Catalan", "Italian", "Spanish", "Dutch"],
)
def test_a_text_full_of_a_neighbours_words_is_in_its_own_language(text: str, language: str) -> None:
    english_or_french = max("en", "fr", key=lambda each: function_words(text, each))
    assert function_words(text, english_or_french) >= PLAIN
    assert len(_common(text, english_or_french)) >= DIFFERENT
    assert detect(text) == language
    assert detect(text.upper()) == language


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde de Tolme dijo que la presa que se abrió por la noche es la que vio el pueblo. " * 4,
        "The dam of the town was opened at night. Le barrage de la ville est ouvert dans la nuit. " * 4,
        "The dam of the town was opened.",
    ],
    ids=["another language", "two languages", "too short"],
)
def test_what_is_not_plain_is_for_the_identifier(text: str) -> None:
    _classified.cache_clear()
    detect(text)
    assert _classified.cache_info().misses == 1


def test_function_words() -> None:
    assert function_words("The end of it", "en") == 0.5
    assert function_words("L’affaire de Tolme", "fr") == 0.25
    assert function_words("Tolme", "de") == function_words("", "en") == 0.0
