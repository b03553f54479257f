"""How French takes a word back: « rien ne prouve », « à tort », « nul ne le traite de »."""

import re

from annotate.rules.denials import Denials, patterns

#: what may stand between a French denial and the word
_WAY = (
    r"(?:(?:plus|du tout|vraiment|forcément|pour autant|tous|toutes|encore) )*"
    r"(?:(?:d[’']|de |des |une? )(?:(?!seule?s? )[\w-]+ )?|"
    r"(?:(?!seulement|uniquement|simplement|exclusivement)[a-zà-ÿ]+ment )?)"
)
_ETRE = r"(?:est|sont|était|étaient|soit|soient|être|fut|furent|fût|sera|seront|serait|seraient|devenir|suis)"
_NAMED = r"(?:qualifi|trait|accus|présent|dépeint|décri|appel|désign|dénonc|assimil)[a-zà-ÿ]*"
_WRONGLY = r"(?:à tort|faussement|injustement|abusivement|mensongèrement)"
_FAUX = (
    r"(?:aucune? (?:preuve|indice|signe)|pas de preuve|"
    r"(?:rien|nul|personne) ne (?:prouve|montre|indique|di\w+|croi\w+|pense\w*|prétend\w*|soutien\w*)|"
    r"\bn(?:e |[’'])(?:croi\w+|pens\w+|di[st]\w*|prétend\w*) pas|"
    r"(?:est|serait) faux|nie|nient|nier|niait|niaient|nié|dément\w*|conteste\w*|réfut\w+|récus\w+|"
    r"rejett?\w+|(?<!\baucun )(?<!\bnul )(?<!\bsans )(?<!\bpas de )(?<!\bhors de )doute\w*)"
)
FRENCH = Denials(
    hint=re.compile(
        r"\bn[e’']|\b(?:pas|non|ni|rien|sans|loin|tout sauf|tort|\w+ment|aucun|faux|nié|niai|dément|contest|"
        r"réfut|récus|rejet|refus|idée|affirmation|accusation|rumeur|personne|nul|injuste|absurde|abusif|dout|si|s[’']il)",
        re.IGNORECASE,
    ),
    denied=patterns(
        rf"\bn(?:e |[’'])[^.;:!?,]{{1,40}}?\b"
        rf"(?P<how>pas|point|jamais|guère|aucunement|nullement|en rien) {_WAY}",
        rf"(?:^|, |\bet |\bmais )(?P<how>pas|non pas|non) {_WAY}",
        rf"\b(?:n(?:e |[’'])[^.;:!?,]{{1,40}}?\b(?P<how>pas|jamais|guère|nullement)|"
        rf"(?P<other>personne|nul) (?:ne|n[’']os(?:e|ait|erait))) "
        rf"(?:(?:le|la|les|l[’']|être) ?)*{_NAMED} (?:comme |d(?:e |[’'])){_WAY}",
        r"\bn(?:e |[’'])[^.;:!?]{1,60}?\b(?P<how>aucune?|ni) (?:d[e’'] ?|des |une? )?(?:[\w-]+ )?",
        r"\b(?P<how>rien) d(?:e |[’'])(?:une? )?(?:[\w-]+ )?",
        rf"\b(?P<how>sans être|sans devenir|loin d[’']être|tout sauf) {_WAY}",
        r"\b(?P<how>refus\w+|faux|injuste|absurde|abusif) (?:de |d[’'])"
        r"(?:(?:le|la|les|l[’']|être|se voir) ?)*"
        rf"{_NAMED} (?:comme |d[’']être |d(?:e |[’'])){_WAY}",
        rf"\b{_NAMED} (?:[\w’'-]+ ){{0,4}}?(?P<how>{_WRONGLY}) (?:comme |d[’']être |d(?:e |[’']))?{_WAY}",
        rf"\b(?P<how>{_WRONGLY}) {_NAMED} (?:comme |d[’']être |d(?:e |[’'])){_WAY}",
        rf"\b(?P<how>{_FAUX})\b[^.;:!?]{{0,80}}?\b{_ETRE} {_WAY}",
        rf"\b(?P<how>{_FAUX}) (?:le (?:terme|mot|qualificatif)|l[’'](?:étiquette|accusation)) "
        rf"d(?:e |[’'])[«“\"]? ?(?:être )?{_WAY}",
        rf"(?<![\w’'])(?P<how>si |s[’'](?=ils? ))[^.;:!?,]{{0,60}}?\b{_ETRE} {_WAY}",
    ),
    asked=re.compile(
        rf"\b(?:{_ETRE}-(?:ils?|elles?|ce|on)|est-ce qu[e’'] ?[^.;:!?]{{1,50}}? {_ETRE}) {_WAY}$",
        re.IGNORECASE,
    ),
    rhetorical=re.compile(r"\bn[’'](?:est|était|sont|étaient)-(?:ils?|elles?|ce|on) pas ", re.IGNORECASE),
    alleged=re.compile(
        r"\b(?:idée|affirmation|accusation|rumeur) (?:selon laquelle|qu[e’']) ?[^.;:!?]{1,60} "
        rf"{_ETRE} {_WAY}$",
        re.IGNORECASE,
    ),
    untrue=re.compile(
        r" (?:est|était) (?:\w+ment )?"
        r"(?P<how>fausse|mensongère|absurde|infondée|ridicule|un mensonge|un mythe)\b"
    ),
)
