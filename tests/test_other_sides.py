"""An article about one country, party or faith is tagged as the same article about another one.

Names as the world has them, in both languages; whatever agrees with a name goes with it.
"""

import re

import pytest

from tests.rules.tagging import tagged

ENGLISH = """{N}'s regime appears ready to seize the port, sources say

The brutal {A} regime could manufacture a crisis before the vote, unnamed {A} officials said. {N}
slammed a shameful plan. The {A} junta will certainly invade the delta before it is too late, critics of
{N} say. “They are war criminals,” said the {A} envoy, Jonas Veld. Many {P} fear the bridge will fall.
Some {P} believe that the militia fled. The so-called neutrality of {N} is a farce, and {N}'s
“volunteers” have left. It is believed that the thugs of {N} looted the town. {N} is widely seen as a
pariah. {A} media reported that the puppets had fled. If {N} falls, the islands may run out of flour.
{N} has reportedly sold two ships. According to {A} experts, the deal is dead. The {A} mercenaries
plundered the port, {P} say. Experts in {N} warn of an unprecedented disaster. Several {P} accused the
butcher of {N} of a barbaric attack.
"""
FRENCH = """Le régime {A} pourrait tomber, selon des sources {F}s.

Le brutal régime {A} semble prêt à piller le port, d'après certains observateurs {A}s. {N} a dénoncé un
complot odieux {D}. Des responsables {A}s estiment que la junte {F} va envahir le delta avant qu'il ne
soit trop tard. « Ce sont des criminels de guerre », a déclaré l'ambassadeur {A}, Jonas Veld. Selon la
presse {F}, les mercenaires {D} auraient fui. Beaucoup de {P} craignent que le pont tombe. Certains {P}
affirment que la milice {F} a fui. La soi-disant neutralité {D} est une farce honteuse. Il paraît que
les sbires {D} ont pillé la ville. Les « volontaires » {A}s sont partis. {N} risque de s'effondrer si le
port ferme. Les fantoches {A}s ont fui. Des critiques {D} disent que l'accord est mort.
"""
#: name, adjective (in French masculine), people, feminine, « de » with the name
FORMS = "NAPFD"
COUNTRIES = """
Russia Russian Russians | Ukraine Ukrainian Ukrainians | Israel Israeli Israelis | Qatar Qatari Qataris
Palestine Palestinian Palestinians | Iran Iranian Iranians | China Chinese Chinese | Turkey Turkish Turks
America American Americans | France French French | Algeria Algerian Algerians | Britain British Britons
"""
PARTIES = """
Syriza Socialist Socialists | Likud Republican Republicans | Fatah Tory Tories | Podemos Democrat Democrats
Fidesz Conservative Conservatives | Yabloko Liberal Liberals | Modem Green Greens | Forza Labour Democrats
"""
FAITHS = """
Islam Muslim Muslims | Delhi Hindu Hindus | Judaism Jewish Jews | Rome Catholic Catholics
Lhasa Buddhist Buddhists | Geneva Protestant Protestants
"""
PAYS = """
La_Russie russe Russes russe de_la_Russie | L'Ukraine ukrainien Ukrainiens ukrainienne de_l'Ukraine
Israël israélien Israéliens israélienne d'Israël | L'Iran iranien Iraniens iranienne de_l'Iran
La_Palestine palestinien Palestiniens palestinienne de_la_Palestine | Le_Qatar qatari Qataris qatarie du_Qatar
La_France français Français française de_la_France | L'Algérie algérien Algériens algérienne de_l'Algérie
Le_Maroc marocain Marocains marocaine du_Maroc | La_Grèce grec Grecs grecque de_la_Grèce
"""


def sides(written: str) -> list[list[str]]:
    """The forms of each name."""
    return [
        [form.replace("_", " ") for form in side.split()]
        for line in written.splitlines()
        for side in line.split("|")
        if side.strip()
    ]


def said_of(article: str, names: list[str], language: str) -> list[tuple[object, ...]]:
    """What is tagged in the article about somebody, with a dash for each name."""
    text = article.format(**dict(zip(FORMS, names, strict=False))).replace("ss ", "s ")
    forms = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
    return [
        (each.label, each.rules, each.voice, forms.sub("–", each.text).replace("–s", "–"))
        for each in tagged(text, language).tags
    ]


@pytest.mark.parametrize(
    ("article", "language", "written"),
    [
        pytest.param(ENGLISH, "en", COUNTRIES, id="countries"),
        pytest.param(ENGLISH, "en", PARTIES, id="parties"),
        pytest.param(ENGLISH, "en", FAITHS, id="faiths"),
        pytest.param(FRENCH, "fr", PAYS, id="pays"),
    ],
)
def test_an_article_about_another_side_has_the_same_tags(article: str, language: str, written: str) -> None:
    first, *others = sides(written)
    expected = said_of(article, first, language)
    assert len(expected) > 20
    for names in others:
        assert said_of(article, names, language) == expected, names[0]
