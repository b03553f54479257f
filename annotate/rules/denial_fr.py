"""How French takes a word back: « rien ne prouve », « à tort », « nul ne le traite de »."""

import re

from annotate.rules.denials import Denials, patterns

#: what may stand between a French denial and the word
_WAY = (
    r"(?:(?:plus|du tout|vraiment|forcément|pour autant|tous|toutes|encore|"
    r"été|être|devenue?s?|eu|affaire à) )*"
    r"(?:(?:d[’']|de |des |une? )(?:(?!seule?s? |simples? |vulgaires? )[\w-]+ )?|"
    r"(?:(?!seulement|uniquement|simplement|exclusivement)[a-zà-ÿ]+ment )?)"
)
_ETRE = r"(?:est|sont|était|étaient|soit|soient|être|fut|furent|fût|sera|seront|serait|seraient|devenir|suis)"
_NAMED = r"(?:qualifi|trait|accus|présent|dépeint|décri|appel|désign|dénonc|assimil)[a-zà-ÿ]*"
_AS = r"(?:comme |d[’']être |d(?:e |[’']))"
_HIM = r"(?:(?:le|la|les|l[’']|être|se voir) ?)*"
_TAKEN = rf"(?:{_NAMED} {_AS}|(?:(?<=\bl[ae] )|(?<=\bles ))(?:pren|pris|ten)\w* pour )"
#: « traiter les pêcheurs de », « voir en lui »: what a word is put on somebody by
_CALLED = (
    rf"{_HIM}(?:{_TAKEN}|{_NAMED} (?:[\w’'-]+ ){{0,4}}?{_AS}|"
    r"(?:voi(?:r|t|ent)|voyai(?:t|ent)) (?:en|dans) (?:[\w’'-]+ ){1,4}?)"
)
_WRONG = (
    r"(?:tort|fau(?:x|sses?)|injustes?|absurdes?|ridicules?|abusi(?:f|fs|ve|ves)|mensong(?:er|ère)s?|"
    r"un mensonge|un mythe|une erreur)"
)
_WRONGLY = r"(?:à tort|par erreur|sans preuves?|faussement|injustement|abusivement|mensongèrement)"
_SUPPOSED = r"(?:à supposer|en supposant|en admettant|à moins|quand bien même|au cas où)"
_FAUX = (
    r"(?:aucune? (?:preuve|indice|signe)|pas de preuve|"
    r"(?:rien|nul|personne|aucune? [\w-]+)(?: (?:à|au|aux|en|dans|de|du|des|sur|parmi)(?: [\w’'-]+){1,3}?)?"
    r" n(?:e |[’'])(?:a )?"
    r"(?:prouv|montr|indiqu|di|croi|cru|pens|prétend|soutien|affirm)\w*|"
    r"\bn(?:e |[’'])(?:croi\w+|pens\w+|di[st]\w*|prétend\w*) pas|"
    r"(?:est|serait) faux|nie|nient|nier|niait|niaient|nié|dément\w*|conteste\w*|réfut\w+|récus\w+|"
    r"rejett?\w+|(?<!\baucun )(?<!\bnul )(?<!\bsans )(?<!\bpas de )(?<!\bhors de )doute\w*)"
)
#: whose verdict it is: what a clause begins with, and no second clause
_WHO = (
    r"(?:(?!(?:alors|car|comme|dont|et|lorsque|mais|ou|où|puisque|quand|que|qui|si|tandis|tant)\b)"
    r"[\w’'-]+ ){1,5}?"
)
_ON = r"(?:(?!, (?:et|mais|or|donc|tandis|alors) )[^.;:!?]){0,80}?"  # not into the next main clause
#: what ends a verdict: « est fausse », « a été rejetée par le juge », not « est une erreur de jeunesse »
_FULL = (
    r"(?= ?[.,;:!?»”)]|$| (?:à|aux?|après|car|ce|comme|dans|en|envers|et|hier|mais|"
    r"par (?!aucun|personne|peu)|pour|quand|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\b)"
)
FRENCH = Denials(
    hint=re.compile(
        r"\bn[e’']|\b(?:pas|non|ni|rien|sans|loin|tout sauf|tort|erreur|ridicule|jamais|par erreur|\w+ment|"
        r"aucun|faux|nié|niai|dément|contest|"
        r"réfut|récus|rejet|refus|idée|affirmation|accusation|rumeur|personne|nul|injuste|absurde|abusif|dout|"
        r"si|s[’']il|encore moins|plutôt|davantage|au lieu|défend|gard|abst|"
        r"à suppo|en supp|en admett|à moins|quand bien|au cas)",
        re.IGNORECASE,
    ),
    denied=patterns(
        rf"\bn(?:e |[’'])[^.;:!?,]{{0,40}}?\b"
        rf"(?P<how>pas|point|jamais|guère|aucunement|nullement|en rien) {_WAY}",
        rf"(?:^|, |\bet |\bmais )(?P<how>pas|non pas|non) {_WAY}",
        rf"\b(?:n(?:e |[’'])[^.;:!?,]{{1,40}}?\b(?P<how>pas|jamais|guère|nullement)|"
        rf"(?P<other>personne|nul) (?:ne|n[’']os(?:e|ait|erait))) "
        rf"{_HIM}{_NAMED} {_AS}{_WAY}",
        r"\bn(?:e |[’'])[^.;:!?]{1,60}?\b(?P<how>aucune?) (?:d[e’'] ?|des |une? )?(?:[\w-]+ )?",
        r"\b(?P<how>ni) (?!plus |moins )(?:d[e’'] ?|des |une? )?(?:[\w-]+ )?",
        r"\b(?P<how>rien) d(?:e |[’'])(?:une? )?(?:[\w-]+ )?",
        rf"\b(?P<how>sans être|sans devenir|loin d[’']être|tout sauf|encore moins(?! d[e’'])) {_WAY}",
        rf"\b(?P<how>plutôt|davantage|au lieu)(?: que | qu[’']| (?=d[e’'])){_WAY}",
        rf"\b(?P<how>refus\w+|gard\w+(?: bien)?|abst\w+|{_WRONG}) "
        rf"(?:de |d[’']|qu(?:e |[’'])(?:on|ils?|elles?) ){_CALLED}{_WAY}",
        rf"\b(?P<how>{_WRONG}) (?:de |d[’'])(?:affirm|cro|di|imagin|pens|prétend|soutenir)[a-zà-ÿ]* "
        rf"qu(?:e |[’']){_WHO}{_ETRE} {_WAY}",
        rf"\b(?P<how>n(?:e saurai\w+|[’']os\w+)) (?:(?:{_CALLED})|être (?!plus |moins |aussi )){_WAY}",
        rf"\bn(?:e |[’'])(?:mérit\w+|a|est|était|fut) (?P<how>pas|point|jamais|guère|nullement) "
        rf"(?:(?:été )?question )?(?:de |d[’']){_CALLED}{_WAY}",
        rf"\b(?P<how>jamais|en aucun cas|en rien|nullement) [^.;:!?,]{{1,40}}?\b(?:n(?:e |[’']))"
        rf"(?:(?:a|ont|avait|avaient|aura|auront) été|{_ETRE}) {_WAY}(?<!\btel )(?<!\btelle )",
        rf"\b(?P<how>se défend\w*) d[’']être {_WAY}",
        rf"\b{_NAMED} (?:[\w’'-]+ ){{0,4}}?(?P<how>{_WRONGLY}) {_AS}?{_WAY}",
        rf"\b(?P<how>{_WRONGLY}) {_NAMED} {_AS}{_WAY}",
        rf"\b(?P<how>{_FAUX})\b{_ON}\b{_ETRE} {_WAY}",
        rf"\b(?P<how>{_FAUX}) (?:le (?:terme|mot|qualificatif)|l[’'](?:étiquette|accusation)) "
        rf"d(?:e |[’'])[«“\"]? ?(?:être )?{_WAY}",
        rf"(?<![\w’'])(?P<how>si |s[’'](?=ils? )|{_SUPPOSED}\b)[^.;:!?,]{{0,60}}?\b{_ETRE} {_WAY}",
    ),
    asked=re.compile(
        rf"\b(?:(?:{_ETRE}-(?:ils?|elles?|ce|on)|est-ce qu[e’'] ?[^.;:!?]{{1,50}}? {_ETRE}) |"
        rf"(?:faut|peut|doit|pourrait)-(?:il|on) {_HIM}{_TAKEN}){_WAY}$",
        re.IGNORECASE,
    ),
    rhetorical=re.compile(
        r"\bn[’'](?:est|était|sont|étaient)-(?:ils?|elles?|ce|on) pas |"
        r"\b(?:personne|nul|aucune? [\w-]+)(?: [\w’'-]+){0,4}? n(?:e |[’'])(?:\w+ )?"
        r"(?:ni[ea]|dout|contest|réfut|dément|récus)|"
        r"\bn(?:e |[’'])(?:\w+ )?(?:nie\w*|dout\w+|contest\w+|réfut\w+|dément\w*|récus\w+) pas ",
        re.IGNORECASE,
    ),
    around=(
        (
            re.compile(
                r"(?:\b(?:idée|affirmation|allégation|accusation|rumeur|soupçon|thèse)s? "
                rf"(?:(?:selon l\w+|qu[e’']) ?[^.;:!?]{{1,60}} {_ETRE} |"
                rf"qui f(?:ai|on)t d\w+ (?:[\w’'-]+ ){{1,3}})|"
                rf"(?:^|[,;:—–(«“] ?|\b(?:et|mais|car|que) ){_CALLED}){_WAY}$",
                re.IGNORECASE,
            ),
            re.compile(
                r"(?:,? (?:et|ou) (?:(?:une? |des |d[e’'] ?))?[\w-]+)?"
                r" (?:(?:est|sont|était|étaient|serait|seraient|paraît|semble|a été|ont été|"
                r"s[’'](?:est|était) (?:avérée?|révélée?)|se sont (?:avéré|révélé)e?s) (?:\w+ment )?)?"
                rf"(?P<how>{_WRONG}|infondée?s?|démentie?s?|rejetée?s?|abandonnée?s?|retirée?s?|écartée?s?|"
                rf"n[’']a(?:vait|urait)? aucun sens|ne t(?:ient|enait) pas)\b{_FULL}"
            ),
        ),
        (
            re.compile(rf"\b(?:ceux|celles|quiconque) (?:qui )?{_CALLED}{_WAY}$", re.IGNORECASE),
            re.compile(
                r" (?P<how>se tromp\w+|(?:ont|a|avaient|aurait|auraient) tort|ment(?:ent)?)(?= ?[.,;:!?]|$)"
            ),
        ),
    ),
)
