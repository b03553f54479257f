import pytest

from tests.rules.tagging import spans, tagged, tags


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The barbaric raid was a massacre.", "en", ["barbaric", "massacre"]),
        ("She slammed the shameful deal.", "en", ["slammed", "shameful"]),
        ("It was a witch hunt, a blatant power grab.", "en", ["witch hunt", "blatant", "power grab"]),
        ("Rebels butchered the villagers in cold blood.", "en", ["butchered", "in cold blood"]),
        ("The ministry concocted the story.", "en", ["concocted"]),
        ("A doltish envoy ran roughshod over the council.", "en", ["doltish", "ran roughshod"]),
        (
            "Their snouts in the trough, they are passing the buck.",
            "en",
            ["snouts in the trough", "passing the buck"],
        ),
        ("A radical plan, a dramatic speech.", "en", ["radical", "dramatic"]),
        ("The brutality of the minister's reply.", "en", ["brutality"]),
        ("Un discours haineux et mensonger.", "fr", ["haineux", "mensonger"]),
        ("Il fustige une mascarade honteuse.", "fr", ["fustige", "mascarade", "honteuse"]),
        ("Ils ont massacré la foule.", "fr", ["massacré"]),
        ("Le maire vend son âme et met la ville à genoux.", "fr", ["vend son âme", "met la ville à genoux"]),
        ("It is part of the brutal crackdown.", "en", ["brutal"]),
        ("It is part of the corrupt regime's plan.", "en", ["corrupt"]),
        ("He plays a dirty trick on the tenants.", "en", ["dirty trick"]),
        ("The brutal tyrant was portrayed by Orlic as a saint.", "en", ["brutal"]),
        ("Elle incarne une politique scandaleuse.", "fr", ["scandaleuse"]),
        ("Elle joue un rôle odieux.", "fr", ["odieux"]),
        (
            "The mayor sold the tenants of Senn down the river.",
            "en",
            ["sold the tenants of Senn down the river"],
        ),
        ("The party threw even its aides under the bus.", "en", ["threw even its aides under the bus"]),
        (
            "The party threw the so-called aides under the bus.",
            "en",
            ["threw the so-called aides under the bus"],
        ),
        (
            "The council threw the brutal tyrant under the bus.",
            "en",
            ["threw the brutal tyrant under the bus", "brutal"],
        ),
        ("Those who feed the village go to the wolves.", "en", []),
        (
            "The brought-forward vote brought the council to its knees.",
            "en",
            ["brought the council to its knees"],
        ),
        ("Le conduit mène les eaux à la ruine.", "fr", ["mène les eaux à la ruine"]),
        ("The mayor sold the boats and went down the river.", "en", []),
        ("The party stabbed its own leader in the back.", "en", ["stabbed its own leader in the back"]),
        ("The man stabbed him in the back outside a bar.", "en", []),
        ("Le chef a poignardé son camp dans le dos.", "fr", ["poignardé son camp dans le dos"]),
        ("Elle l'a poignardé dans le dos.", "fr", []),
        ("Elle a été poignardée dans le dos, rue du Port.", "fr", []),
        ("Un employé a poignardé son chef dans le dos.", "fr", []),
        ("Ils ont pris le débat en otage.", "fr", ["pris le débat en otage"]),
        ("The man was stabbed in the back during a fight.", "en", []),
        ("She stabbed the guard in the back.", "en", []),
        ("The party threw its own tenants to the wolves.", "en", ["threw its own tenants to the wolves"]),
        ("Mayor throws aides under the bus", "en", ["throws aides under the bus"]),
        ("They are throwing tenants under the bus.", "en", ["throwing tenants under the bus"]),
        ("They are throwing the widows to the wolves.", "en", ["throwing the widows to the wolves"]),
        (
            "They dragged the mayor's name through the mud.",
            "en",
            ["dragged the mayor's name through the mud"],
        ),
        ("They dragged the sledge through the mud.", "en", []),
        ("The police cowed the town into silence.", "en", ["cowed the town into silence"]),
        ("The board kicked the report into the long grass.", "en", ["kicked the report into the long grass"]),
        ("They kicked the ball into the long grass.", "en", []),
        ("The bomb faded into oblivion.", "en", []),
        ("Il a mené les électeurs en bateau.", "fr", ["mené les électeurs en bateau"]),
        ("Le guide a mené les enfants en bateau sur le lac.", "fr", []),
        ("On roule les filets dans la farine.", "fr", []),
        ("Une femme drapée dans sa dignité.", "fr", ["drapée dans sa dignité"]),
        ("Elle se drape dans un châle.", "fr", []),
        ("Il a été poignardé trois fois dans le dos, rue du Port.", "fr", []),
        ("Les clubs ont jeté l'éponge.", "fr", ["jeté l'éponge"]),
        ("Le ministre se vautre dans la démagogie.", "fr", ["se vautre", "démagogie"]),
        (
            "Une usine à gaz, un cautère sur une jambe de bois.",
            "fr",
            ["usine à gaz", "cautère sur une jambe de bois"],
        ),
        ("Ils sèment la terreur, en toute impunité.", "fr", ["sèment la terreur", "en toute impunité"]),
        ("Il vend la mèche, puis sonne l'hallali.", "fr", ["vend la mèche", "sonne l'hallali"]),
        ("Elle ment comme un arracheur de dents.", "fr", ["ment comme un arracheur de dents"]),
        ("Le préfet crie haro sur le maire.", "fr", ["crie haro"]),
        ("Le chef du port est mis au pilori.", "fr", ["mis au pilori"]),
        ("La coalition s'est effondrée lundi.", "fr", ["s'est effondrée"]),
        ("Les élus se sont couverts de ridicule.", "fr", ["se sont couverts de ridicule"]),
        ("Une remarque sotte du délégué.", "fr", ["sotte"]),
        ("Un projet fou pour le delta.", "fr", ["fou"]),
        ("Il passe la pommade au préfet.", "fr", ["passe la pommade"]),
        ("Un ministre incompétent, une décision douteuse.", "fr", ["incompétent", "douteuse"]),
        ("Le préfet ferme les yeux sur la fraude.", "fr", ["ferme les yeux sur"]),
        ("Un climat délétère, un pouvoir occulte.", "fr", ["délétère", "occulte"]),
        ("Un rire bestial, une haine aveugle.", "fr", ["bestial", "haine aveugle"]),
        ("Le cirque médiatique continue.", "fr", ["cirque médiatique"]),
    ],
)
def test_emotive_words_are_tagged(text: str, language: str, expected: list[str]) -> None:
    assert spans(text, "loaded_language", language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said the budget would grow by two per cent.", "en"),
        ("A shallow earthquake was felt on the islands.", "en"),
        ("Part of the scaffolding came crashing down.", "en"),
        ("Two men poured petrol on the door.", "en"),
        ("Women carry water for six kilometres.", "en"),
        ("Patients on steroids should see their doctor.", "en"),
        ("The painting fell off the wall.", "en"),
        ("Dogs must be kept on a leash.", "en"),
        ("Residents complained of the stench from the landfill.", "en"),
        ("A roof of galvanised steel was stolen.", "en"),
        ("Police counted four politically motivated crimes.", "en"),
        ("La route est bordée d'arbres.", "fr"),
        ("Les oiseaux ont les plumes grises.", "fr"),
        ("La domestication du cheval est ancienne.", "fr"),
        ("Une chicane a été installée à l'entrée du village.", "fr"),
        ("Le volet répressif du texte a été adopté.", "fr"),
        ("The village lies in the north of Varenia.", "en"),
        ("Toxic waste was moved to a plant near Port Selim.", "en"),
        ("Gross domestic product rose in the third quarter.", "en"),
        ("A horror film won the prize.", "en"),
        ("The report was read by Lisa Stark after the evening news.", "en"),
        ("Crude oil fell in spite of the strike.", "en"),
        ("The envoy ran across the council's lawn.", "en"),
        ("The pigs put their snouts in the bucket.", "en"),
        ("A radical change of the rules, a dramatic rise in rents.", "en"),
        ("A march against police brutality and racial injustice.", "en"),
        ("The driver was charged with reckless driving.", "en"),
        ("The club held a mock trial for its pupils.", "en"),
        ("The panel elected a chair and approved the minutes.", "en"),
        ("Le ministre a annoncé une hausse de deux pour cent.", "fr"),
        ("Une catastrophe naturelle a touché la côte.", "fr"),
        ("Le prévenu a été déclaré coupable de vol.", "fr"),
        ("La peste porcine a atteint trois élevages du delta.", "fr"),
        ("Le théâtre de guignol ouvre ses portes samedi.", "fr"),
        ("Des milliers de personnes ont perdu leur logement dans la tempête.", "fr"),
        ("Le tribunal a condamné le prévenu pour vol et violences.", "fr"),
        ("La grande salle peut accueillir mille spectateurs.", "fr"),
        ("Le virus a contaminé deux cents patients.", "fr"),
        ("Il vend la maison, puis sonne à la porte.", "fr"),
        ("Le chef du port est mis à la retraite.", "fr"),
        ("Un immeuble du port s'est effondré lundi.", "fr"),
        ("Les élus se sont couverts d'un manteau.", "fr"),
        ("Un fou rire a gagné le conseil.", "fr"),
        ("La ville achète dix tonnes de sel.", "fr"),
        ("Un explosif a été trouvé dans la gare.", "fr"),
        ("Le maire dément avoir signé.", "fr"),
        ("Trois enfants souffrent d'une intoxication alimentaire.", "fr"),
        ("La maison a deux façades et une cave.", "fr"),
        ("Le prévenu est jugé pour diffamation et extorsion.", "fr"),
        ("Il passe la main au préfet.", "fr"),
        ("Un avis de tempête est en vigueur, sous un ciel noir.", "fr"),
        ("Le train s'est arrêté en rase campagne.", "fr"),
        ("Il est jugé pour vol en bande organisée et tentative de chantage.", "fr"),
        ("L'homme a mis en joue le caissier avec une arme de guerre.", "fr"),
        ("Elle travaille en milieu carcéral.", "fr"),
        ("Une assemblée générale extraordinaire est convoquée.", "fr"),
        ("La patiente suit une rééducation.", "fr"),
        ("La schizophrénie touche un adulte sur cent.", "fr"),
        ("Le demi de mêlée a botté en touche.", "fr"),
        ("La cavalière gagne l'épreuve de dressage.", "fr"),
        ("La troupe joue le théâtre de l'absurde et le théâtre d'ombres.", "fr"),
        ("L'air conditionné consomme du courant.", "fr"),
        ("La reine avait annoncé son abdication.", "fr"),
        ("La ville lutte contre le gaspillage alimentaire.", "fr"),
        ("Le fils a lu l'oraison funèbre, puis vint la mise en bière.", "fr"),
        ("Faites mijoter, puis concassez les tomates et embrochez la viande.", "fr"),
        ("Ajoutez l'eau de rose et le chocolat amer.", "fr"),
        ("Une marée noire a touché la côte.", "fr"),
        ("Les éleveurs demandent l'état de calamité agricole.", "fr"),
        ("Les pompiers ont cherché l'origine du sinistre.", "fr"),
        ("Les enfants bâtissent un château de sable.", "fr"),
        ("Le soleil se couche, la mer est calme, les chiens se couchent aussi.", "fr"),
        ("L'avion s'est écrasé près d'un poulailler.", "fr"),
        ("Le ministre démissionnaire a été conduit à la morgue pour reconnaître le corps.", "fr"),
        ("Il est remonté à bord, revenant de l'île.", "fr"),
        ("Le trafic de stupéfiants finance la bande.", "fr"),
        ("Le club a enchaîné trois victoires et déclaré forfait.", "fr"),
        ("La saison théâtrale ouvre au cirque, dans une enseigne lumineuse.", "fr"),
        ("Un module lunaire, un trou noir et une étude spectrale.", "fr"),
        ("Il a tondu la pelouse et perdu sa trompette à la braderie.", "fr"),
        ("Les bestiaux sont venus à la foire.", "fr"),
        ("Le tribunal s'est déclaré incompétent.", "fr"),
        ("La brigade de répression du banditisme enquête.", "fr"),
        ("Le prévenu a été pris en flagrant délit d'outrage à agent.", "fr"),
        ("Il est reparti bredouille.", "fr"),
        ("Les effets délétères et une sensation d'oppression sont connus.", "fr"),
        ("Deux Mirages 2000 ont décollé.", "fr"),
        ("Le médicament, soumis à prescription, est en boîte en carton, avec du braille.", "fr"),
        ("Un acte malveillant, dit la police, et des commissions occultes.", "fr"),
        ("Elle bavarde avec ses copines.", "fr"),
        ("L'emprise au sol de la station d'épuration est faible.", "fr"),
        ("Two firms went bankrupt as costs were soaring.", "en"),
        ("Il est douteux que le pont ouvre en mai.", "fr"),
        ("The patient had a severe headache after a radical prostatectomy.", "en"),
        ("Crush the tomatoes and smash the garlic.", "en"),
        ("Fascist Italy left the league in 1937.", "en"),
    ],
)
def test_plain_reporting_is_left_alone(text: str, language: str) -> None:
    assert spans(text, "loaded_language", language) == []


def test_the_court_may_find_genocidal_acts_without_the_outlet_being_loaded() -> None:
    assert spans("He was convicted of ethnic cleansing by the court.", "loaded_language") == []
    assert spans("The ethnic cleansing went on.", "loaded_language") == ["ethnic cleansing"]


def test_the_reason_names_the_cue_and_what_it_plays_on() -> None:
    (tag,) = tags("Deputies slammed the plan.", "loaded_language")
    assert tag.rules == ("loaded_language/outrage",)
    assert tag.reason == "“slammed” calls for outrage where the facts could speak; plainly: criticise."


#: an idiom in its literal sense, as local, crime, court, business and sports news has it
PLAIN_IDIOMS = (
    (
        "en",
        "A man robbed a blind pensioner in Port Senn on Monday. Thieves rob the blind and the old "
        "there, the police said. One was stabbed in the back during a fight, and the banker they "
        "had held to ransom for two days was found in a cellar.",
    ),
    (
        "en",
        "Farmers in Velda drove stakes into the ground before the flood. The cows walked into "
        "silence as the bells were taken off, and apples were left to rot under the trees. At low "
        "tide the boats were left high and dry, and the dog was kept on a short leash.",
    ),
    (
        "en",
        "She took the suit to the cleaners, took the children for a ride on the steamer and led "
        "the visitors up the garden path. The washing was hung out to dry. At the auction the "
        "harp was sold to the highest bidder, and a farmer sold her a pup.",
    ),
    (
        "en",
        "The blast blew the car to smithereens and plunged the district of Brask into darkness. "
        "Splinters cut one man to the bone. In 1312 the garrison had been put to the sword there.",
    ),
    (
        "en",
        "The dog tore the sofa to shreds, and the horses dragged the sledge through the mud. A "
        "statue was put on a pedestal in front of the town hall.",
    ),
    (
        "fr",
        "Deux hommes ont pris le directeur de la banque en otage mardi à Port-Senn. L'un d'eux "
        "l'a frappé dans le dos. Un gardien, poignardé trois fois dans le dos, est à l'hôpital. "
        "Le tribunal a mis l'association sous tutelle.",
    ),
    (
        "fr",
        "La récolte tire les prix vers le bas, et le conseil vend le moulin au plus offrant. Les "
        "clubs de Tasmir et d'Orvel jouent les uns contre les autres samedi. Le sentier mène les "
        "promeneurs au gouffre, et la vague a jeté deux marins par-dessus bord.",
    ),
    (
        "fr",
        "Les voitures tournent en rond autour de la place, et le camion est descendu en roue "
        "libre. Une femme drapée dans un châle, un enfant empêtré dans un filet, des vaches "
        "engluées dans la boue, une grimpeuse cramponnée à la paroi : la photographe a tout vu. "
        "On a pu sauver les meubles de la maison inondée et vidé l'abcès du cheval.",
    ),
    (
        "fr",
        "Au dîner, une patate chaude et du beurre. L'oiseau vit dans une cage dorée. On tient les "
        "chiens en laisse dans le parc, on roule la bûche dans la boue pour la fête, et la statue "
        "a été mise sur un piédestal.",
    ),
)


@pytest.mark.parametrize(("language", "text"), PLAIN_IDIOMS)
def test_what_local_news_means_literally_is_no_idiom(language: str, text: str) -> None:
    found = tagged(text, language, names=("loaded_label", "loaded_language", "exaggeration"))
    assert [each.text for each in found.tags + found.denied] == []
