"""Strong words in their literal sense, by the field that the words beside them belong to.

A storm is savage, algae are toxic, a striker is on the rampage and a butcher has a shop: no judgement. Each
field has words that are meant literally in it, and company by which it is told, within a few words of them.
"""

import re
from collections.abc import Mapping
from functools import cache

from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_NEAR = 4  # words on either side
_STAGE = 25  # as many for words of the puppet theatre, which the sentence before may tell
_PUPPETS = re.compile(r"(?:puppet|marionnette|pantin)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")

#: by language: the words that a field takes literally, and those that it is told by; * stands for any ending
_FIELDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (
            "savage ferocious fierce brutal brutally harsh relentless relentlessly unrelenting merciless "
            "raging rage raged rages violently ravage ravaged ravaging ravages devastate devastated "
            "devastating devour devoured engulf engulfed smash smashed wreck wrecked shatter shattered crush "
            "crushed obliterate obliterated decimate decimated unleash unleashed wreak batter battered "
            "battering pounding pummel pummelled lash lashed lashing tear havoc deluge avalanche tsunami "
            "inferno firestorm rampant rampage scorch scorched scorching destructive turbulent treacherous "
            "tempest blazing swamp swamped uncontrolled",
            "storm hurricane cyclone typhoon tornado blizzard flood wind rain snow hail river winter weather "
            "drought frost quake earthquake tremor fires wildfire blaze lava volcan* eruption landslide "
            "mudslide forest crop coast thunder avalanche monsoon gale temperature",
        ),
        (
            "malignant aggressive virulent toxic insidious rampant invasive radical debilitating crippling "
            "vicious poisonous harmful destructive degenerate deviant pathological hysterical psychotic "
            "neurotic senile dementia invader parasite parasitic attack venomous venom",
            "tumour tumor cancer disease virus bacteri* infection patient surgery surgical surgeon doctor "
            "clinic hospital medic* therap* treatment symptom cell tissue organ drug vaccine algae fungus "
            "fungi plant species insect snake spider chemical fume waste gas leak spill water soil lead "
            "asbestos substance compound mastectomy",
        ),
        (
            "crush crushed crushing demolish demolished thrash thrashed thrashing rout routed slaughter "
            "slaughtered rampage humiliate humiliated humiliating smash smashed destroy annihilate "
            "annihilated heroic hero heroes dazzling stunning brilliant superb epic titan bruising brutal "
            "battle ferocious relentless aggressive unleash unleashed maul mauled blitz shock thunderous "
            "triumph triumphant legendary",
            "striker goalkeeper goal midfielder defender batsman bowler wicket innings tennis football rugby "
            "cricket hockey basketball baseball golf boxing boxer cup semifinal semi match tournament team "
            "player half-time halftime stadium champion olympic medal sprint marathon derby fixture "
            "quarterback",
        ),
        (
            "horror monster villain villains hero heroes puppet puppets puppet-master puppeteer clown circus "
            "tyrant devil satan zombie vampire witch slaughter massacre nightmare apocalyptic apocalypse "
            "dystopian thriller superb dazzling brilliant stunning breathtaking epic magnificent "
            "spectacular tragic tragedy farce savage darkly haunting terrifying",
            "film movie cinema play playwright theatre theater opera ballet festival novel novelist comic "
            "cartoon episode actor actress band album orchestra exhibition museum painting sculptor trailer "
            "sequel premiere screenplay marionette circus",
        ),
        (
            "butcher butchers butchered slaughter slaughtered slaughters savage",
            "meat shop pig pigs cow cattle sheep lamb pork beef sausage village farmer abattoir counter "
            "baker apprentice stall",
        ),
    ),
    "fr": (
        (
            "sauvage violent violente féroce ravager ravagé ravagée ravagés ravagées dévaster dévasté "
            "dévastée dévastateur dévastatrice déchaîné déchaînée submergé submergée engloutir englouti "
            "brutal brutale infernal enfer impitoyable déferler déferlante déluge avalanche tsunami "
            "incendiaire meurtrier meurtrière",
            "tempête ouragan cyclone typhon tornade orage inondation crue vent pluie neige grêle fleuve "
            "rivière chaleur canicule froid hiver météo sécheresse gel séisme feu incendie flamme volcan* "
            "éruption glissement forêt côte",
        ),
        (
            "malin maligne agressif agressive virulent virulente toxique toxiques invasif invasive radical "
            "radicale nocif nocive parasite parasites hystérique pathologique sénile vénéneux venimeux",
            "tumeur cancer maladie virus bactéri infection patient chirurgi* médecin clinique hôpital médic* "
            "thérapi* traitement symptôme cellule tissu vaccin algue champignon plante espèce insecte "
            "serpent produit fumée déchet gaz fuite eau sol",
        ),
        (
            "horreur monstre héros clown cirque tyran diable zombie vampire sorcière massacre cauchemar "
            "apocalypse superbe magnifique tragique tragédie farce marionnette marionnettes pantin pantins "
            "comédie bouffon",
            "film cinéma pièce théâtre opéra ballet festival roman romancier bande série épisode acteur "
            "actrice réalisateur album chanson orchestre exposition musée tableau marionnettiste",
        ),
        (
            "s'effondre s'effondrent s'effondrait s'est-effondré s'est-effondrée se-sont-effondrés "
            "se-sont-effondrées s'écroule s'écroulent s'est-écroulé s'est-écroulée se-sont-écroulés "
            "se-sont-écroulées en-ruine en-ruines",
            "immeuble bâtiment maison pont toit toiture mur plafond tunnel digue falaise balcon église",
        ),
        (
            "boucher bouchers bouchère boucherie",
            "village viande magasin commerce porc bœuf agneau marché boulanger étal ferme",
        ),
    ),
}


def in_field(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is meant literally in the field that the words beside it tell."""
    begin, end = reading.sentences[number]
    sentence = reading.text[begin:end]
    fields = _by_word(reading.article.language).get(
        sentence[hit.start : hit.end].lower().replace(" ", "-").replace("’", "'")
    )
    if fields is None:
        return False
    near = _WORD.findall(sentence[: hit.start])[-_NEAR:] + _WORD.findall(sentence[hit.end :])[:_NEAR]
    if _PUPPETS.match(sentence, hit.start):
        line = reading.text[reading.text.rfind("\n", 0, begin) + 1 : begin + hit.start]
        near += _WORD.findall(line[-200:])[-_STAGE:]
    return any(company.match(word) is not None for word in near for company in fields)


@cache
def _by_word(language: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The company of each word that some field takes literally."""
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for words, company in _FIELDS.get(language, ()):
        told = re.compile(rf"(?:{'|'.join(company.split())})(?:e?s)?\Z".replace("*", r"\w*"), re.IGNORECASE)
        for word in words.split():
            found[word] = (*found.get(word, ()), told)
    return found
