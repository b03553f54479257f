"""What French takes literally, field by field: « la mer déchaînée », « le héros du film », « la meute »."""

from annotate.rules.fields import fields

FRENCH = fields(
    *("medicine", "sport", "stage", "butcher", "court", "workplace", "honours", "disaster", "history"),
    weather=(
        "sauvage* violent* violence féroce* ravag* dévast* déchaîn* submerg* englouti* brutal* infernal* "
        "enfer impitoyable* implacable* déferl* déluge avalanche* tsunami incendiaire* meurtrier* "
        "meurtrière* suffocant* accablant* cinglant* assourdissant* furieu* fureur tumultueu* tourbillon* "
        "tourmente foudroy* capricieu* torrent-de-boue raz-de-marée catastroph* désastr* destruct* "
        "oppressant* redoutable* brûlant* submersion violemm* frileu* désolation désol* ray*-de-la-carte "
        "crach*",
        "tempête ouragan cyclone typhon tornade orage inondation crue vent rafale pluie neige grêle "
        "fleuve rivière chaleur canicule froid hiver météo* sécheresse gel séisme secousse magnitude "
        "volcan* lave éruption glissement coulée boue forêt côte littoral houle marée digue verglas "
        "brouillard thermomètre tsunami foudre grêlon averse météorologue réplique sismique épicentre "
        "cendres cratère randonneur alpiniste crête skieur sommet",
    ),
    fire=(
        "attis* brûlant* brasier* part*-en-fumée dévor* ravag* s'embras* embras* s'enflamm* enflamm* "
        "s'est-embrasé* s'est-enflammé* incontrôlable* destruct* désastr* catastroph* asphyxi* sinistre* "
        "incendiaire* englouti* anéanti* violent* toxique* volé-en-éclats",
        "incendie flamme pompier sapeur fumée canadair brûlé brûlée hectare toiture entrepôt sinistre "
        "pinède garrigue mégot feux pin braise",
    ),
    medicine=(
        "malin maligne* agressi* virulent* toxique* invasi* radical* nociv* nocif* parasit* hystéri* "
        "pathologique* sénil* aveugle-à sourd-à délir* incurable* foudroyant* fulgurant* insidieu* "
        "gangr?n* parano* suicid* frisson* fiévreu* vertige* s'étrangl* narcissi* obsession* panique "
        "angoiss* traumatis* ravag* éradiqu* manipul* sangsue* morbide* moribond* agoni* hallucin* "
        "infest* atroce* insupportable* mort-né* empoisonn* malsain* délétère* néfaste* sournois* "
        "camisole mythoman* mégaloman* pervers* fléau* désespoir* démence* opportuniste* rachitique* "
        "en-phase-terminale impuissan* officine* débile* attardé* psychopathe* sociopathe* schizo* "
        "crétin* idiot* saign* anéanti* pourri*",
        "tumeur cancer* maladie virus bactéri* infect* patient chirurgi* médecin clinique hôpital médic* "
        "hospital* thérapi* traitement symptôme cellule tissu vaccin* épidémi* malade essai anticorps "
        "gène protéine diagnosti* psychiat* psycholog* neuro* syndrome pathologie fièvre greffe infirm* "
        "soignant ambulance immunitaire prostate poumon médicament dose pharmaci* dépression anxiété "
        "grippe pédiatre nez plaie gencive",
    ),
    nature=(
        "venimeu* venin malfaisant* sauvag* prédat* charognard* meute* horde* dévor* broy* déchiquet* "
        "proie* nuisible* vorace* carnassi* vautour* hyène* chacal* vermine* cafard* féroce* parasit* "
        "envahi* invasi* infest* grouill* décim* massacr* carnage* hécatombe* extermin* éradiqu* piétin* "
        "rug* glapi* beugl* bêl* brai* aboy* aboi* caquet* piaill* gav* cruel* agressi* redoutable* "
        "s'entretu* docile* boucherie charogne* asphyxi* étouff* empoisonn* gueule impitoyable* monstr* "
        "peste tentacul* agoni* ravag* saccag* cannibal* chien*-de-garde semé-la-panique panique affam* "
        "fléau* rampant* englouti* diable* phénix sinistre* puant* mastodonte* tyran* désastr* "
        "catastroph* vénéneu* s'emball* s'est-emballé* broie* anéanti* dinosaure* paon* perroquet* "
        "requin* sangsue* rapace* abreuv* rôd* plum* engraiss* se-tapi* s'est-tapi* saign* pillard* "
        "pourri*",
        "animal animaux loup louve lynx ours renard brebis mouton agneau chèvre vache bovin veau taureau "
        "cheval chevaux jument poule poulet canard dinde oiseau aigle buse corbeau corneille poisson "
        "truite saumon requin baleine dauphin phoque serpent lézard crocodile tortue insecte fourmi "
        "abeille guêpe frelon moustique araignée criquet rongeur sanglier cerf chevreuil faune flore "
        "espèce éleveur élevage berger vétérinaire zoo troupeau bétail cheptel biodiversité biologiste "
        "naturaliste algue champignon plante méduse moule fossile paléontolog* dinosaure carapace "
        "mâchoire nid larve acarien ruche rucher apiculteur apicultrice essaim colonie tique chenille "
        "papillon pou poux ver puceron charançon vigne vignoble verger héron cigogne anguille crabe "
        "homard rat souris singe chauve-souris lapin taupe carcasse pesticide pollinisateur perroquet "
        "plume pygargue vautour busard banane fruit",
    ),
    sport=(
        "héros héroï* humili* impitoyable* écras* terrass* étrill* lamin* anéanti* massacr* invincible* "
        "redoutable* superbe* somptueu* magnifique* magnifiquement éblouiss* fulgurant* foudroyant* "
        "fantastique* extraordinaire* légend* mythique* épique* titan* miracul* prodig* triomph* cruel* "
        "terrible* terribl* tacle* taclé* brutal* violent* agressi* infernal* enfer cauchemar* naufrage "
        "sombr* s'effondr* s'est-effondré* s'écroul* déroute débâcle débandade fiasco raclée acharné* "
        "farouche* sauveur* salvateur salvatrice bourreau* rage rageu* furieu* fureur survolté* exult* "
        "jubil* brillamment coup-d'éclat estocade revanchard* gifle claque douche-froide drame "
        "dramatique* tragédie* crucifi* chemin-de-croix calvaire chaudron jeté-l'éponge jeter-l'éponge "
        "époustoufl* éclatant* écrasant* courageu* vaillant* infatigable* sans-pitié démoli* bondi* "
        "impuissant* dominat* violemm* défaite-* humiliation* malmen* craqu* fess* corrig* étouff* "
        "asphyxi* matraqu* plomb* haletant* ravag*",
        "buts buteur attaquant défenseur ailier penalty football foot rugby tennis handball basket volley "
        "cyclis* cycliste coureur coureuse sprint marathon étape peloton maillot tournoi championnat "
        "champion championne finale demi-finale mi-temps prolongation stade arbitre entraîneur "
        "entraîneure sélectionneur joueur joueuse médaille olympique podium boxe boxeur judo natation "
        "nageur nageuse ski skieur skieuse slalom athlète athlétisme tacle supporter grimpeur grimpeuse "
        "mêlée raquette match corner revers lob qualifiée qualification tableau tenante ?-? lanceur "
        "batteur",
    ),
    stage=(
        "horreur* monstr* héros clown* cirque* tyran* despot* diable* zombie* vampir* sorci* massacre* "
        "cauchemar* apocalyp* superbe* magnifique* tragique* tragédie* farce* marionnett* pantin* "
        "comédie* bouffon* traître* trahi* fou folle folie vieux-fou savant-fou vieux-barbon barbon "
        "pitre* polichinelle guignol* vaudevill* burlesque* loufoque* parodi* pantomime* mélodrame* "
        "absurde* surréalis* cruel* cruauté cynique* macabre* morbide* enfer infernal* hant* diaboli* "
        "démon* satan* maléfi* ténèbr* épopée* mythique* légendaire* héroï* imbécile* idiot* ment* "
        "escroc* voyou* gangster* truand* malfrat* mafieu* bourreau* corrompu* misérable* vertigineu* "
        "bouleversant* poignant* déchirant* éblouissant* chef-d'œuvre chefs-d'œuvre sublime* splendide* "
        "grandiose* fabuleu* merveilleu* shakespearien* dantesque* dramatique* poltron* lâche* hypocrite* "
        "mégère* harpie* ogre* pervers* mythoman* mensong* manipul* sanglant* supplice* "
        "descente-aux-enfers mise*-en-scène sans-pitié conte-de-fées mauvais-film mauvaise-pièce cocu* "
        "fantastique* ténébreu* sombr* paranoïa trompe-l'œil fable* illusion* phénix prodige orchestr* "
        "réac* désespéré* cinglé* détraqué* féroce* impitoyable* redoutable* déchiré* vampire* courtisan* "
        "esclavag* trahis* valet",
        "film cinéma long-métrage métrage pièce théâtre théâtral* opéra ballet festival roman romancière "
        "romancier épisode acteur actrice comédien comédienne réalisateur réalisatrice metteur metteuse "
        "album chanson orchestre chorégraph* danseur danseuse exposition musée tableau peintre "
        "marionnettiste spectacle comédie personnage rôle-titre intrigue scénario scénariste dramaturge "
        "palmarès documentaire spectateur manga sculpteur cirque jongleur sculpture tragédie autrice "
        "poème poète poésie violoniste pianiste soliste concert cantatrice soprano ténor chorale couturi* "
        "défilé manteau robe réalisateur réalisatrice long-métrage bande-annonce salles",
    ),
    building=(
        "s'effondr* s'est-effondré* se-sont-effondré* s'écroul* s'est-écroulé* se-sont-écroulé* "
        "effondrement* en-ruine* démoli* délabré* délabrement dévast* saccag* en-péril de-façade pourri* "
        "saper girouette*",
        "immeuble bâtiment maison pont toit toiture mur plafond tunnel digue falaise balcon église "
        "mosquée château chapelle chantier rénov* charpente remparts carrière clocher échafaudage "
        "structure façade galerie mine mineur éboulement décombres cathédrale abbaye monastère moulin "
        "grange",
    ),
    road=(
        "violent* violemm* éventr* déchiquet* fracass* meurtrier* meurtrière* catastroph* drame* chao* "
        "vol*-en-éclats béant* tordu* broy* paralys* brutal*",
        "train rail* wagon locomotive gare convoi tramway autobus autocar camion voiture automobil* "
        "véhicule moto motard cycliste piéton passager avion aéroport hélicoptère collision accident "
        "percut* heurt* explosion carambolage autoroute choc",
    ),
    sea=(
        "naufrage* sombr* à-la-dérive dérive* en-perdition torpill* bouée*-de-sauvetage pren*-l'eau "
        "submerg* déferl* sabord* englouti* gouffre* abîme* tourment* déchaîn* raz-de-marée louvoy* "
        "éventr* déchir*",
        "bateau navire voilier cargo ferry chalutier paquebot pétrolier canot embarcation équipage marin "
        "mer nœud sauveteur skipper goélette pêcheur vague houle récif cale coque remorqueur vent",
    ),
    kitchen=(
        "amer* amère* massacr* broy* pourri* rance* brûlant* écœurant* indigeste* immangeable* insipide* "
        "grossièrement copieusement sauvag* tarte*-à-la-crème farce* édulcor* visqueu* fade* fadasse* "
        "infect* gluant* broie*",
        "cuisine cuisinier cuisinière restaurant recette plat sauce purée beurre huile farine sucre "
        "poivre légume tomate oignon viande volaille dessert chocolat gâteau poêle casserole cuillère vin "
        "bière fromage lait assiette porc bœuf agneau fruit",
    ),
    butcher=(
        "boucher* bouchère*",
        "village viande magasin commerce porc bœuf agneau marché boulanger étal ferme restaurant boutique "
        "ancienne",
    ),
    court=(
        "ment* mensong* arnaqu* escroc* complot* hold-up extor* chantage calomni* outrage* sacc* pill* "
        "gangster* truand* malfrat* caïd* gifle* pren*-en-otage pris*-en-otage truqu* étrangl* "
        "machination* parjure* abusi* conspiration* escroqu* racket* usurp* soudoy* injustifié* mafieu* "
        "mafieuse* sauvagement froidement emprise gourou* souill* fraudeu*",
        "tribunal assises juge juges magistrat magistrate procureur parquet prévenu accusé avocate "
        "plaidoirie audience condamné condamnée écroué écrouée détention enquêteur gendarme gendarmerie "
        "policier commissariat interpell* perquisition* plainte juré braqu* cambriol* malfaiteur suspect "
        "otage blanchiment correctionnel* faux recel agent ivresse punit punie abus témoin serment barre "
        "perjure secte adepte",
    ),
    market=(
        "s'effondr* s'est-effondré* effondrement* s'écroul* s'est-écroulé* se-sont-effondré* "
        "se-sont-écroulé* dégringol* en-chute-libre s'emball* emballement étrangl* morosité marasme "
        "plong* plomb* malmen* chahut* bouscul* sanction* emball* étouff* asphyxi*",
        "bourse ventes demande indice bénéfice exportation trimestre semestre dollar inflation taux prix "
        "consommation titre investisseur baril obligation rendement couronne carburant cotation dividende "
        "courtier pétrole cuivre blé actionnaire fret tarif analyste action loyer cours",
    ),
    machines=(
        "gourmand* énergivore* paralys* détourn* zombie* esclave* cheval-de-troie parasit* empoisonn* "
        "agressi* brutal* malveillant* glouton* poussi* boiteu* plant*",
        "puce processeur ordinateur batterie serveur logiciel routeur navigateur algorithme pirate "
        "rançongiciel informatique microprocesseur smartphone téléphone moteur watt numérique",
    ),
    diet=(
        "régime*",
        "moteur turbine accélérateur chaudière calorie sel sucre diabète diabétique nutritionniste "
        "diététicien diététicienne aliment* glucide protéine viande légume crue débit mousson bananier",
    ),
    history=(
        "esclavag* vassal* satrap* croisade* inquisit* bûcher* échafaud* supplic* bagne* plèbe* dictat* "
        "junte* tyran* extermin* propagande pillard* barbare* féod* despot* bourreau* écras*-dans-le-sang "
        "agitateur* roitelet* capitul* jacquerie* sacrifice*-humain* spoli* pill*",
        "siècle médiéval médiévale antiquité antique dynastie seigneur abbaye archéolog* historien "
        "historienne archives commémor* centenaire bicentenaire vestiges manuscrit pharaon fouilles "
        "monument musée insurrection navire négrier restitution restituer collectionneur négociant",
    ),
    sky=(
        "violent* dévor* cannibal* bombardement* fantom* fantôme* mystérieu* gouffre* monstr* explosi* "
        "nébuleu*",
        "étoile planète galaxie télescope sonde astéroïde astronom* astrophys* particule orbite satellite "
        "fusée comète nuage gaz",
    ),
    toxic=(
        "toxique* nociv* nocif* vénéneu* empoisonn* malsain* nauséabond* pestilentiel*",
        "algue champignon plante produit fumée déchet gaz fuite eau sol étang lac fumier usine substance "
        "boue",
    ),
    props=(
        "factice* bidon*",
        "pistolet arme essence huile eau lait fusil grenade litre bombe",
    ),
    thrown=(
        "lapid* bombard*",
        "pierre pavé bouteille œuf caillou projectile",
    ),
    honours=(
        "brav* bravoure héro* courage* courageu* vaillan*",
        "médaille décoration décoré décorée sauvetage remise citation pompier",
    ),
    disaster=(
        "catastroph* drame* tragédie* tragique*",
        "survivant rescapé naturelle minière aérienne ferroviaire nucléaire sinistré",
    ),
    glass=(
        "fai*-voler-en-éclats vol*-en-éclats fracass* bris*",
        "vitre vitrine pare-brise fenêtre verre crâne mâchoire os vase",
    ),
    hygiene=(
        "crasseu* infect* immond* sordide* répugnant* dégoûtant* insalubre* puant* cafard*",
        "cuisine hygiène inspecteur hôtel restaurant toilettes dortoir moisi moisissure",
    ),
    workplace=(
        "harcel*",
        "collègue harcèlement signalement",
    ),
    wave=("scélérat* monstr*", "vague houle"),
    hobby=("fanatique* fou folle", "collectionneur collectionneuse timbre"),
    clothing=(
        "godillot*",
        "chaussure semelle cuir lacet pied paire botte feutre randonneur soldat cordonnier modèle boue",
    ),
)
