import pytest

from tests.rules.tagging import spans

LITERAL = [
    ("en", "loaded_language", "A savage storm hit the coast."),
    ("en", "loaded_language", "Toxic algae closed the beach."),
    ("en", "loaded_language", "Doctors removed the malignant tumour."),
    ("en", "loaded_language", "The striker went on the rampage."),
    ("en", "loaded_language", "The butcher sold his shop."),
    ("en", "loaded_language", "Radical surgery saved the boy."),
    ("en", "loaded_language", "The crowd cried foul over the goal."),
    ("en", "loaded_label", "Her exercise regime starts in June."),
    (
        "en",
        "loaded_label",
        "The puppet theatre opens today. Its puppet master, Ida Lund, made forty puppets.",
    ),
    ("en", "loaded_label", "The monster film opens on Friday."),
    ("en", "loaded_label", "The terrorist attack killed two."),
    ("en", "loaded_language", "A brutal cold snap gripped the islands."),
    ("en", "loaded_language", "The blaze engulfed the roof."),
    ("en", "loaded_language", "The shark left savage bites on his thigh."),
    ("en", "loaded_language", "The hiker was bitten by a snake in the grass."),
    ("en", "loaded_language", "The captain was sent off for a reckless tackle."),
    ("en", "loaded_language", "The thieves smashed the cases with a sledgehammer."),
    ("en", "loaded_language", "Lamb is battered, then smothered in mustard."),
    ("en", "loaded_language", "Bullying at the school has fallen."),
    ("en", "loaded_language", "The wreck of the ferry was found."),
    ("en", "loaded_label", "The jury convicted the ringleader."),
    ("en", "loaded_label", "She plays the villain of the film."),
    ("en", "loaded_label", "The whale follows its prey; such predators seldom bite."),
    ("en", "loaded_language", "Police found a crude bomb under the bridge."),
    ("en", "loaded_language", "The price of crude exports fell with that of oil."),
    ("en", "loaded_language", "The power-hungry chip drains the battery."),
    ("en", "loaded_language", "Hackers hijacked a server of the port."),
    ("en", "loaded_label", "The regime for grazing permits changes in May."),
    ("en", "loaded_language", "The planet is bombarded by flares from its star."),
    ("en", "loaded_language", "An eagle was found poisoned in March."),
    ("en", "loaded_language", "The avalanche swept three climbers away."),
    ("en", "loaded_label", "A rogue wave broke the windows of the ferry."),
    ("en", "loaded_label", "Parasites were found in oysters from the bay."),
    ("en", "loaded_language", "A fanatical collector paid two million for the stamp."),
    ("fr", "loaded_language", "Une vague scélérate a brisé les vitres du bac."),
    ("fr", "loaded_language", "Un collectionneur fanatique a payé deux millions."),
    ("fr", "loaded_language", "La coque a été éventrée par un récif."),
    ("fr", "loaded_language", "Un champignon fait pourrir les bananes."),
    ("en", "loaded_language", "There was panic selling, a trader said."),
    ("en", "loaded_language", "Authorities lifted a tsunami warning after the tremor of magnitude 6."),
    ("en", "loaded_language", "Parasitic mites emptied the hives."),
    ("en", "loaded_language", "The club lost 6-0, a humiliating defeat."),
    ("en", "loaded_language", "The driver was bullied by his supervisor."),
    ("en", "loaded_language", "Fans hurled bottles and stones."),
    ("en", "loaded_language", "She was given a medal for bravery."),
    ("en", "loaded_language", "The skull was shattered."),
    ("en", "loaded_language", "The inspector found filthy kitchens."),
    ("en", "loaded_language", "Residents fled in panic."),
    ("en", "loaded_language", "A driver who fell asleep at the wheel of his lorry was banned."),
    ("fr", "loaded_language", "Il avait un pistolet factice et un bidon d'essence."),
    ("fr", "loaded_language", "L'acarien a anéanti des ruchers entiers."),
    ("fr", "loaded_language", "Deux randonneurs ont été foudroyés."),
    ("fr", "loaded_language", "Le choc a fait voler en éclats la vitrine."),
    ("fr", "loaded_language", "Les habitants ont fui, pris de panique."),
    ("fr", "loaded_language", "La pièce raconte la descente aux enfers d'un banquier."),
    ("fr", "loaded_language", "Un pirate a paralysé le serveur du port."),
    ("fr", "loaded_label", "Le régime du moteur baisse."),
    ("fr", "loaded_label", "Le groupe terroriste a revendiqué l'attaque."),
    ("fr", "loaded_language", "Le massacre de quarante villageois a été commémoré."),
    ("fr", "loaded_language", "Une algue toxique a fermé la plage."),
    ("fr", "loaded_language", "Les flammes ont dévoré la toiture."),
    (
        "fr",
        "loaded_language",
        "Le feu, attisé par le vent, menace la pinède : le brasier avance, dit un pompier.",
    ),
    ("fr", "loaded_language", "La sauce amère accompagne le plat."),
    ("fr", "loaded_language", "Le train a percuté un camion, et le choc a été violent."),
    ("fr", "loaded_language", "Il avait menti aux enquêteurs."),
    ("fr", "loaded_language", "Le titre s'est effondré en bourse."),
    ("fr", "loaded_language", "Les troubles de l'obsession touchent un patient sur dix."),
    ("fr", "loaded_language", "La grêle a ravagé les vignes et dévasté les vergers."),
    ("fr", "loaded_language", "Le marché s'est effondré après la hausse des taux."),
    ("fr", "loaded_language", "Le cuisinier fouette la crème et broie les noix."),
    ("fr", "loaded_label", "Le régime de pluie change."),
    ("fr", "loaded_label", "La meute a tué onze brebis."),
    ("fr", "loaded_label", "L'attaquant a été le héros du match."),
    ("fr", "loaded_label", "L'acteur joue le tyran de la pièce."),
]
JUDGED = [
    ("en", "loaded_language", "The council was asleep at the wheel.", ["asleep at the wheel"]),
    ("en", "loaded_language", "The mayor was bombarded with excuses.", ["bombarded"]),
    ("en", "loaded_language", "An avalanche of excuses followed.", ["avalanche of"]),
    ("en", "loaded_language", "The panic in the cabinet was plain.", ["panic"]),
    ("en", "loaded_language", "A humiliating defeat for the mayor, 61 votes to 20.", ["humiliating"]),
    ("en", "loaded_language", "The minister bullied the council.", ["bullied"]),
    ("en", "loaded_language", "The minister hurled abuse at the envoy.", ["hurled"]),
    ("en", "loaded_label", "A rogue minister left.", ["rogue"]),
    ("en", "loaded_label", "The parasites of the council met.", ["parasites"]),
    ("en", "loaded_language", "A fanatical mayor closed the port.", ["fanatical"]),
    ("fr", "loaded_language", "Un maire fanatique a fermé le port.", ["fanatique"]),
    ("fr", "loaded_language", "Un discours bidon a clos la séance.", ["bidon"]),
    ("fr", "loaded_language", "La descente aux enfers de la commune continue.", ["descente aux enfers"]),
    ("en", "loaded_language", "A crude attack on the mayor followed.", ["crude"]),
    ("en", "loaded_language", "The power-hungry mayor sold the port.", ["power-hungry"]),
    ("en", "loaded_language", "Extras hijacked the debate.", ["hijacked"]),
    ("en", "loaded_label", "The regime cut pensions and jailed a poet.", ["regime"]),
    ("fr", "loaded_label", "Le terroriste a fui.", ["terroriste"]),
    ("fr", "loaded_language", "Un massacre social se prépare.", ["massacre"]),
    ("en", "loaded_language", "A savage attack on the press followed.", ["savage"]),
    ("en", "loaded_language", "The toxic debate went on.", ["toxic"]),
    ("en", "loaded_label", "He is a puppet of the navy.", ["puppet"]),
    ("en", "loaded_label", "The terrorist fled.", ["terrorist"]),
    ("en", "loaded_language", "A brutal cold war followed.", ["brutal"]),
    ("en", "loaded_language", "Bullying has no place in the council.", ["Bullying"]),
    ("en", "loaded_label", "The police sent their thugs.", ["thugs"]),
    ("en", "loaded_label", "He is the villain of the budget.", ["villain"]),
    ("fr", "loaded_language", "Le débat toxique continue.", ["toxique"]),
    ("fr", "loaded_language", "Le ministre a menti hier.", ["menti"]),
    ("fr", "loaded_language", "La coalition s'est effondrée en mars.", ["s'est effondrée"]),
    ("fr", "loaded_label", "La meute des ministres hurle.", ["meute"]),
    ("fr", "loaded_label", "Le maire est un tyran.", ["tyran"]),
]
FAR = "The new {}. Its authors live in Tasmir. The hero is a fisherman."


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("film has an actor from the opera", []),  # three of the company in one paragraph
        ("film has an actor from Tasmir", ["hero"]),
        ("film, the film and the films", ["hero"]),  # one word, however often
        ("film has an actor from the opera.\n\nIt rained", ["hero"]),  # another paragraph
    ],
)
def test_a_paragraph_tells_a_field_by_three_words(told: str, expected: list[str]) -> None:
    assert spans(FAR.format(told), "loaded_label") == expected


@pytest.mark.parametrize(("language", "label", "text"), LITERAL)
def test_a_field_takes_its_words_literally(language: str, label: str, text: str) -> None:
    assert spans(text, label, language) == []


@pytest.mark.parametrize(("language", "label", "text", "expected"), JUDGED)
def test_elsewhere_they_judge(language: str, label: str, text: str, expected: list[str]) -> None:
    assert spans(text, label, language) == expected
