import pytest

from annotate.labels import labels
from annotate.rules.tagger import tag
from tests.rules.tagging import reading, spans, tagged, tags


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The regime in Port Selim denied it.", "en", ["regime"]),
        ("They are war criminals and puppets of Ostrava.", "en", ["war criminals", "puppets"]),
        ("A warlord and his henchmen hold the pass.", "en", ["warlord", "henchmen"]),
        ("The islanders were cast as traitors by the press.", "en", ["traitors"]),
        ("The role of the thugs in the attack is disputed.", "en", ["thugs"]),
        ("The regime was played by the navy.", "en", ["regime"]),
        ("Le rôle de la junte dans l'attentat est connu.", "fr", ["junte"]),
        ("He called the strongman a traitor.", "en", ["strongman", "traitor"]),
        ("Le régime a envoyé des mercenaires.", "fr", ["régime", "mercenaires"]),
        ("Ces criminels de guerre servent une junte.", "fr", ["criminels de guerre", "junte"]),
        ("Une menteuse et deux manipulatrices siègent au conseil.", "fr", ["menteuse", "manipulatrices"]),
        ("Une bande de guignols, dit le chef.", "fr", ["bande de guignols"]),
        ("Le régime de Karsk et celui du général, un régime d'apartheid.", "fr", ["régime", "régime"]),
        (
            "Un va-t-en-guerre de salon, un révolté de salon.",
            "fr",
            ["va-t-en-guerre de salon", "révolté de salon"],
        ),
    ],
)
def test_the_noun_that_judges_is_the_span(text: str, language: str, expected: list[str]) -> None:
    assert spans(text, "loaded_label", language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The tax regime for small firms changes in May.", "en"),
        ("The judge scolds the lawyer.", "en"),
        ("The sanctions regime was renewed by the council.", "en"),
        ("A nineteen-year-old guard was hurt.", "en"),
        ("The flood regime of the river has changed.", "en"),
        ("Children watched a puppet show in the square.", "en"),
        ("The government of Varenia denied it.", "en"),
        ("The commander and his aides hold the pass.", "en"),
        ("Le régime alimentaire des écoliers a été revu.", "fr"),
        ("Le régime de retraite des mineurs sera réformé.", "fr"),
        ("Un spectacle de marionnettes a ouvert la fête.", "fr"),
        ("Le gouvernement varénien a démenti.", "fr"),
        ("Une bande de terre sépare le port du delta.", "fr"),
        ("Une athlète d'élite a gagné la course.", "fr"),
        ("Une meneuse et deux directrices siègent au conseil.", "fr"),
        ("Le liquidateur judiciaire vendra les machines.", "fr"),
        ("Le chasseur a tué une bécasse.", "fr"),
        ("Des cloportes vivent sous les pierres.", "fr"),
        ("La classe apprend à lire aux adultes analphabètes.", "fr"),
        ("Le film Le Justicier sera diffusé mardi.", "fr"),
        ("La troupe joue le docteur Knock et le père Ubu.", "fr"),
        ("Les Khmers rouges ont pris la capitale en 1975.", "fr"),
        ("Les chemises noires ont défilé en 1922.", "fr"),
        ("Le gouvernement de technocrates a prêté serment.", "fr"),
        ("L'homme fort du pays a signé le traité.", "fr"),
        ("Deux hommes sont jugés pour vol en bande organisée.", "fr"),
        ("Le gouverneur de la banque et ses collaborateurs ont visité le sous-marin.", "fr"),
        ("Le prix du porc baisse, celui du poulain monte.", "fr"),
        ("Un troupeau de chèvres, un pigeon, un perroquet et un caniche.", "fr"),
        ("Les ordures sont ramassées, le fumier est vendu.", "fr"),
        ("Elle est demeurée au port, ce qui lie les deux villes.", "fr"),
        ("La victime a reconnu son agresseur, un pyromane.", "fr"),
        ("Le parrain du festival est énarque.", "fr"),
        ("Il faut modifier le régime de priorité et le régime d'assurance.", "fr"),
        ("Il veut faire valoir ses droits.", "fr"),
        ("La pharmacie d'officine vend ce médicament.", "fr"),
    ],
)
def test_the_same_word_in_its_plain_sense_is_left_alone(text: str, language: str) -> None:
    assert spans(text, "loaded_label", language) == []


INSULTS = [
    ("Un débile mental dirige le port.", "fr", ["débile mental"]),
    ("La racaille de banlieue a voté.", "fr", ["racaille"]),
    ("Des ploucs et des cassos, dit le maire.", "fr", ["ploucs", "cassos"]),
    ("Le ministre est un psychopathe.", "fr", ["psychopathe"]),
    ("A hag and her yokels run the port.", "en", ["hag", "yokels"]),
    ("The minister is a psychopath.", "en", ["psychopath"]),
    ("The cretins of the council voted.", "en", ["cretins"]),
    ("Une clinique soigne les attardés mentaux.", "fr", []),
    ("Le psychiatre a vu un patient psychopathe.", "fr", []),
    ("La malade mentale a été hospitalisée.", "fr", []),
    ("The psychiatrist treated a psychopath.", "en", []),
    ("Doctors once called such patients cretins.", "en", []),
]


@pytest.mark.parametrize(("text", "language", "expected"), INSULTS)
def test_who_is_named_by_illness_body_or_class_is_insulted_but_at_the_doctors(
    text: str, language: str, expected: list[str]
) -> None:
    assert spans(text, "loaded_label", language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He is a pathological liar.", "en", [("loaded_label", "pathological liar")]),
        ("The pathological lie.", "en", [("loaded_language", "pathological")]),
        ("Une foule hystérique a crié.", "fr", [("loaded_label", "foule hystérique")]),
        ("Une dictature de la pensée.", "fr", [("loaded_language", "dictature de la pensée")]),
        ("Une bêtise abyssale.", "fr", [("loaded_language", "bêtise abyssale")]),
        ("Un trou abyssal.", "fr", [("exaggeration", "abyssal")]),
    ],
)
def test_labels_that_exclude_each_other_are_not_nested(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert [(each.label, each.text) for each in tagged(text, language).tags] == expected


@pytest.mark.parametrize(
    ("text", "language", "target"),
    [
        ("The military regime of Varenia closed the ports.", "en", "Varenia"),
        ("Karsk's regime sent envoys.", "en", "Karsk"),
        ("The Varenian military regime sent envoys.", "en", "Varenian"),
        ("The Karsk regime sent envoys.", "en", "Karsk"),
        ("Nobody in Kelvar trusts the warlord Orin Vale.", "en", "Orin Vale"),
        ("Orin Vale, a warlord from the north, fled.", "en", "Orin Vale"),
        ("Orin Vale is a puppet.", "en", "Orin Vale"),
        (
            "He dined with the war criminals Ada Karsk, Orin Vale and Tom Reed.",
            "en",
            "Ada Karsk, Orin Vale and Tom Reed",
        ),
        ("They describe the hill fighters as terrorists.", "en", "hill fighters"),
        ("The regime sent envoys.", "en", None),
        ("Le régime de Karsk a envoyé des émissaires.", "fr", "Karsk"),
        ("Le régime d'Orsova a envoyé des émissaires.", "fr", "Orsova"),
        ("Le régime a envoyé des émissaires.", "fr", None),
    ],
)
def test_the_target_is_whom_the_wording_names(text: str, language: str, target: str | None) -> None:
    (found,) = tags(text, "loaded_label", language)
    assert (found.target.text if found.target else None) == target
    assert found.target is None or text[found.target.start : found.target.end] == found.target.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Orin Vale, a convicted war criminal, was moved to another prison.", "en"),
        ("The tribunal sentenced two war criminals to thirty years.", "en"),
        ("The war criminal was sentenced by the tribunal in Port Selim.", "en"),
        ("Le tribunal a condamné trois criminels de guerre à la prison.", "fr"),
    ],
)
def test_what_a_court_has_found_is_not_the_outlets_verdict(text: str, language: str) -> None:
    assert spans(text, "loaded_label", language) == []


@pytest.mark.parametrize(
    "text",
    [
        "Orin Vale, a war criminal, was moved to another prison.",
        "Orin Vale, never convicted, is a war criminal to them.",
        "The accused war criminal denied it.",
    ],
)
def test_an_accusation_is_still_a_label(text: str) -> None:
    assert spans(text, "loaded_label") == ["war criminal"]


def test_a_tag_explains_itself() -> None:
    (found,) = tags("The regime in Port Selim denied it.", "loaded_label")
    assert found.rules == ("loaded_label/ruler",)
    assert found.cue == "regime"
    assert found.reason == (
        "“regime” passes judgement on those in power instead of naming their office; plainly: government."
    )
    assert (found.voice, found.place, found.origin, found.score) == ("outlet", "body", "rule", None)


def test_a_quoted_label_is_kept_and_is_not_the_outlets() -> None:
    text = "“They are war criminals,” said Ada Karsk, the foreign minister."
    (found,) = tagged(text, names=("loaded_label",)).tags
    assert (found.text, found.voice) == ("war criminals", "quoted")


def test_a_word_in_marks_of_doubt_is_not_the_outlets_label() -> None:
    text = "Kelvar's army shelled the “terrorists” in the hills."
    assert [(found.label, found.text) for found in tagged(text).tags] == [("scare_quotes", "“terrorists”")]


def test_in_a_headline_the_place_says_so() -> None:
    each = reading("Karsk's regime falls\n\nThe palace was empty.", title_end=20)
    (result,) = tag([each], labels(("loaded_label",)), codebook_version="", rules_version="")
    assert [(found.text, found.place) for found in result.tags] == [("regime", "headline")]


@pytest.mark.parametrize(
    ("text", "language", "expected", "denied"),
    [
        ("The party threw the limeys under the bus.", "en", ["limeys"], []),
        ("Le parti a jeté les angliches aux loups.", "fr", ["angliches"], []),
        ("Il a pris les ploucs pour des imbéciles.", "fr", ["ploucs"], []),
        ("The council threw the brutal tyrant under the bus.", "en", ["tyrant"], []),
        ("He did not throw the traitors of Tasmir to the wolves.", "en", ["traitors"], []),
        ("The council threw the alleged terrorists under the bus.", "en", [], ["terrorists"]),
        ("A landslide wiped the tyrant off the map.", "en", ["tyrant"], []),
    ],
)
def test_whoever_an_idiom_is_said_of_keeps_the_label(
    text: str, language: str, expected: list[str], denied: list[str]
) -> None:
    found = tagged(text, language, names=("loaded_label", "loaded_language"))
    assert [each.text for each in found.tags if each.label == "loaded_label"] == expected
    assert [each.text for each in found.denied if each.label == "loaded_label"] == denied
