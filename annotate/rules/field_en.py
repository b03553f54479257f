"""What English takes literally, field by field: "a savage storm", "the hero of the film", "predators"."""

from annotate.rules.fields import fields

ENGLISH = fields(
    *(
        "medicine",
        "sport",
        "stage",
        "butcher",
        "court",
        "home",
        "workplace",
        "honours",
        "disaster",
        "history",
    ),
    weather=(
        "savage ferocious fierce brutal brutally harsh harsher relentless relentlessly unrelenting "
        "merciless raging rage raged rages violently ravag* devastat* devour* engulf* smash* wreck* "
        "shatter* crush* obliterate* decimate* unleash* wreak batter* pounding pummel* lash* tear havoc "
        "deluge avalanche tsunami inferno firestorm rampant rampage scorch* destructive turbulent "
        "treacherous tempest blazing swamp* uncontrolled severe wild vicious freak monster bleak grim "
        "dreadful frightening overwhelming crippl* paralys* paralyz* isolated caus*-havoc wreak*-havoc "
        "disaster catastroph* gruelling howl* panic terrif* chaos spew* wip*-off-the-map wipe*-away "
        "flatten*",
        "storm hurricane cyclone typhoon tornado blizzard flood wind rain snow hail river winter weather "
        "drought frost quake earthquake tremor fires wildfire blaze lava volcan* eruption landslide "
        "mudslide forest crop coast thunder avalanche monsoon gale temperature heatwave rainfall ice icy "
        "dike snap freeze freezing chill tsunami magnitude epicentre epicenter seismic meteorolog* "
        "forecaster cloudburst squall sandbag levee aftershock volcanic ash crater ashes mountain "
        "mountaineer climber skier slope summit",
    ),
    fire=(
        "engulf* gut gutted gutting inferno toxic devour* blazing raging rage raged ravag* destructive "
        "smash* up-in-flames went-up-in-flames torn tear incinerate* devastat* uncontrolled "
        "out-of-control monster explosive unleash* suffocating scorch* fierce violent choking",
        "fire fires firefighter blaze flame smoke wildfire arson warehouse roof hydrant acre fumes ember "
        "bushfire",
    ),
    medicine=(
        "malignant aggressive virulent toxic insidious rampant invasive radical debilitating crippl* "
        "vicious poisonous poisoned harmful destructive degenerate* deviant pathological hysterical "
        "hysteria psychotic neurotic senile dementia invader* parasit* attack severe acute paralys* "
        "paralyz* excruciating agony agonising agonizing delusion* delusional paranoia* suicidal panic "
        "anguish despair distress* morbid narcissis* obsess* traumatis* traumatiz* docile venom* strangl* "
        "crazed suffocating shock helpless deadly lifeless ravag* wreck* blind* blight* petrified "
        "hysterics psychopath* sociopath* maniac* lunatic* cretin* imbecile* idiot* junkie* schizo* "
        "hysteric* crush* on-steroids bloated wipe*-out rot rots rotting",
        "tumour tumor cancer disease virus bacteri* infect* patient surgery surgical surgeon doctor "
        "clinic hospital medic* therap* treatment symptom cell tissue organ drug vaccine disorder "
        "syndrome illness depression headache nausea swelling injury burn pain seizure psychiatr* "
        "psycholog* suffered suffering suffers diagnos* brain dose outbreak epidemic mastectomy flu "
        "influenza fever ward nurse paediatrician psychologist anxiety",
    ),
    nature=(
        "venom* predator* predatory prey preys preyed savage savag* ferocious vicious fierce aggressive "
        "parasit* invade* invasion invasive infest* ravag* decimate* devour* swarm* horde* plague* "
        "scourge* slaughter* massacre* butcher* exterminate* wipe*-out enslave* snake-in-the-grass leech* "
        "vulture* hyena* jackal* viper* cockroach* vermin mongrel* feral beastly brute* brutal ruthless "
        "merciless cruel trample* rampage on-a-rampage monster* killer* freak panic stampede* wild deadly "
        "rampant docile herd* bark* howl* snarl* screech* bray* bleat* squawk* roar* rabid cannibal* "
        "feeding-frenzy pounce*-on lurking bare*-its-teeth smell*-blood invader* strangl* overrun* choke* "
        "disaster devastat* blight* nest-of-vipers drool* whimper* mad parrot* sheep weasel* rat rats "
        "snake* pig pigs dinosaur* peacock* lurk* prowl* slither* scurr* slink* preen* strut* gorge* "
        "cower* poison* starv* toxic hatch* carnage bloodbath",
        "animal shark wolf wolves lion tiger leopard snake spider crocodile alligator whale dolphin fish "
        "mackerel cod salmon jellyfish insect ant bee wasp hornet locust mosquito beetle rodent dog puppy "
        "cat cattle cow sheep lamb goat horse bird eagle crow gull owl fox badger deer boar livestock "
        "species fauna wildlife biologist zoolog* zoo vet veterinarian fossil dinosaur herd flock reptile "
        "bite bitten bites fangs lighthouse hiker colony nest nests prey swimmer lifeguard bears grizzly "
        "seals algae mite tick louse lice flea worm hive beehive apiary apiaries beekeeper honeybee larva "
        "larvae moth caterpillar aphid weevil nematode vine vineyard orchard carcass calf heron stork "
        "trout eel crab lobster rabbit rat mouse mice monkey gorilla bat pest pesticide pollinator "
        "drought pasture grazing grass milk pastoralist rancher smuggler aviary feather cage pet breeder "
        "fungus plantation banana crop alga seaweed bloom oyster mussel clam shellfish",
    ),
    sport=(
        "crush* demolish* thrash* rout routed slaughter* rampage humiliat* smash* destroy annihilate* "
        "hero* dazzling stunning brilliant superb epic titan* bruising brutal battle ferocious fierce "
        "relentless aggressive unleash* maul* blitz shock thunderous triumph* legendary reckless villain* "
        "fearless breathtaking spectacular sensational magnificent heart-stopping nail-biting heartbreak* "
        "despair agony bitter* dismal dreadful woeful* nightmare disaster* dire savage vicious hammer* "
        "stun* torment* bully* wrecking-crew magic* wild fiery outrageous masterful* wonderful phenomenal "
        "incredible dead-and-buried on-the-ropes last-gasp knockout-blow do-or-die swansong heroic* "
        "ruthless* sloppy lacklustre hapless collapse* bludgeon* pummel* batter* torrid meltdown "
        "crash*-out furious* cheerleader* swagger* strut* all-out blunder* nosediv*",
        "striker goalkeeper goal goals midfielder defender batsman bowler wicket innings tennis football "
        "rugby cricket hockey basketball baseball golf boxing boxer cup semifinal semi match tournament "
        "player half-time halftime stadium champion olympic medal sprint marathon derby fixture "
        "quarterback tackle coach winger penalty seed qualifier serve cyclist peloton stoppage-time "
        "stoppage referee teammate playoff seeded quarterfinal lap jockey bout scorer keeper corner club "
        "penalties ?-? whistle batsmen bowlers run-out",
    ),
    stage=(
        "horror monster* villain* villainous hero* heroine* puppet* puppet-master puppeteer clown* circus "
        "tyrant* devil* satan zombie* vampire* witch slaughter* massacre* nightmare* apocalyp* dystopian "
        "thriller superb dazzling brilliant stunning breathtaking epic magnificent spectacular tragic "
        "tragedy farce* farcical savage darkly haunting terrifying crooked madness mad coward* bully "
        "bullies liar* traitor* fool* foolish wicked ruthless cruel dark doomed washed-up brat "
        "spoiled-brat psychopath* gangster* mobster* thug* scoundrel* rogue* rascal* charlatan* ogre* "
        "fiend* demon* fairy-tale parody mockery miser* insane deranged sinister creepy eerie grotesque "
        "macabre gruesome spooky ghoulish haunt* hellish horrif* masterpiece masterful beautiful sublime "
        "star-crossed scrooge* outlaw* bandit* barbarian* shrew idiot* maniac* madman murderous "
        "bloodthirsty bloody gore vengeful vengeance wretched absurd* kafkaesque dickensian bawdy crazed "
        "demented lunatic* pirate* shambles starry-eyed pathetic devastating bruising searing "
        "heartbreaking gripping harrowing mesmeri* lavish thunderous dramatic torn pantomime* charade* "
        "courtier* peacock* cruel* enslav* betray*",
        "film movie cinema play plays playwright theatre theater opera ballet festival novel novelist "
        "comic cartoon episode actor actress band album orchestra exhibition museum painting painter "
        "sculptor trailer sequel premiere screenplay marionette circus comedy tragedy rehearsal stage "
        "choreograph* filmmaker documentary portrait gallery canvas curator fiction bestseller puppeteer "
        "audition musical sitcom poet poem poetry memoir shortlisted publisher violinist cellist pianist "
        "conductor soprano tenor singer concert symphony sonata choir dancer libretto verse designer "
        "fashion catwalk collection coat dress applause revival producer critic director score soundtrack",
    ),
    kitchen=(
        "savage batter* smother* crush* smash* murdered bitter wicked devilish sinful scorch* pounding "
        "insipid rotten rancid disgusting revolting foul drown*",
        "meat lamb pork beef sausage chef restaurant recipe dish sauce garlic mustard tomato onion oven "
        "butter flour roasted fried fish chicken pudding menu",
    ),
    butcher=(
        "butcher* slaughter* savage",
        "meat shop pig cow cattle sheep lamb pork beef sausage village farmer abattoir slaughterhouse "
        "counter baker apprentice stall chef pie",
    ),
    court=(
        "smash* sledgehammer* ransack* strangl* bludgeon* mastermind* gang* gangster* mobster* "
        "ringleader* henchm* stalk* scam* swindle* fleece* bilk* defraud* hoax* snatch* batter* heist* "
        "violently racket* extort* hijack* looted looter* dismember* mutilat* beaten-to-death "
        "stone*-to-death fraudster* conspirator* conspire* plotter* impostor* imposter* accomplice* "
        "cult-leader* cultist* guru* poison* cheat* tax-cheat* welfare-cheat*",
        "police detective officer robber robbery thief thieves burglar court jury judge prosecutor "
        "defendant sentenced jailed convicted charged guilty trial arrested gunpoint suspect stolen store "
        "cases inmate manslaughter prosecution prosecutors forged forgery burglary assault embezzle* "
        "laundering inquest widow murder murdered",
    ),
    road=(
        "wreck* mangled shatter* crippl* paralys* paralyz* plunge* chaos havoc smash* violently "
        "treacherous notorious death-trap horrific crush* catastroph* disaster* tragedy sank sinking "
        "capsiz* adrift stricken perilous battered plung* "
        "asleep-at-the-wheel",
        "train rail coach bus lorry truck car motorcycle motorist passenger driver plane aircraft airport "
        "helicopter crash collision highway motorway commuter traffic derail* brakes pile-up runway ferry "
        "ship boat trawler vessel diver seabed coastguard lifeboat yacht freighter skipper hull sailor "
        "crew tanker reef cyclist van carriage ravine",
    ),
    home=(
        "bully* bullying shabby rotten decrepit in-ruins tear-down demolish* invade* tug-of-war mayhem "
        "puppet*",
        "school pupil classroom playground bungalow building roof wall cottage castle church rope fair "
        "pigeon contest",
    ),
    toxic=(
        "toxic poisonous poisoned harmful venomous",
        "algae fungus fungi plant chemical fume smoke waste gas leak spill water soil lead asbestos "
        "substance compound factory alga",
    ),
    machines=(
        "power-hungry bloated crippl* paralys* paralyz* hijack* orphan* zombie* slave* trojan-horse "
        "parasit* poison* brute aggressive* dumb kill kills killed sluggish starved greedy crash* rogue",
        "chip processor laptop battery smartphone server computer software firmware router database "
        "algorithm browser hacker malware ransomware botnet network data motor appliance watt",
    ),
    raw=(
        "crude crudely",
        "oil barrel refinery refineries refiner refining pipeline tanker petroleum drilling exporter bomb "
        "device explosive explosion detonat* grenade fuse nail pipe raft shelter hut tool axe weapon "
        "export import drawing carving births deaths mortality rate steel protein fibre fiber",
    ),
    rules=(
        "regime*",
        "exercise diet dose dosage tablet workout sleep medication chemotherapy antibiotic insulin "
        "skincare licence licensing permit audit depositor insurer royalty moisture irrigation grazing",
    ),
    history=(
        "junta* dictator* tyrant* tyranny despot* enslave* crusade* inquisition pillage* plunder* "
        "barbarian* vassal* marauder* henchm* executioner* brigand* propaganda",
        "century centuries medieval ancient dynasty archaeolog* historian archives commemorat* "
        "anniversary centenary manuscript pharaoh museum monument excavation exhibition",
    ),
    market=(
        "panic toxic aggressive* rout crash* collaps* plung* tumbl* slump* turmoil jitter* shock squeez* "
        "gloom* dire bruis* batter* hammer* nosediv* skyrocket* meltdown frenz* spook* volatil* runaway "
        "rampant bleed* depress* prop*-up",
        "shares stocks equities index trader trading broker investor bond yield currency selloff selling "
        "exporter inflation dividend earnings barrel futures commodity commodities copper wheat crown "
        "dollar currencies",
    ),
    workplace=(
        "bully* bullied",
        "staff colleague employee workplace harassment school pupil tribunal supervisor manager apprentice",
    ),
    thrown=(
        "hurl* pelt* fling flung",
        "stone rock bottle brick egg grenade firework javelin paint projectile discus hammer",
    ),
    honours=(
        "brave* bravery hero* heroi* heroism gallant* valour courage* fearless*",
        "medal award awarded decoration decorated firefighter lifeboat rescuer citation bravery",
    ),
    disaster=(
        "disaster* catastroph* tragedy tragedies tragic calamity",
        "survivor rescue memorial mine ferry nuclear natural emergency",
    ),
    hygiene=(
        "filthy disgusting dirty rotten infest* squalid squalor vermin vile",
        "kitchen hygiene inspector hotel restaurant toilet dormitory mould mouldy",
    ),
    wave=("rogue monster* freak savage ferocious", "wave"),
    hobby=("fanatic* mad obsess*", "collector stamp angler gardener birdwatcher hobby"),
    glass=(
        "shatter* smash* splinter*",
        "glass window windscreen windshield pane skull bone jaw elbow knee kneecap hip vase porcelain",
    ),
    sky=(
        "bombard* violent* explosi* monster* devour* swallow* cannibal* doomed dying dead ferocious "
        "fierce exotic",
        "star planet galaxy galaxies telescope probe asteroid astronomer astrophysic* orbit satellite "
        "rocket comet moon meteor nebula supernova solar particle",
    ),
)
