"""Small invented articles with gold, for tests of learning: enough wording comes back to be learned."""

import random
from dataclasses import replace

from annotate.learn.dataset import LabelledArticle, TrainingSet
from annotate.learn.featurise import FeaturisedArticle, featurise
from annotate.records import Tag, Tagged, sha256, tag_id
from annotate.text.pipeline import load
from annotate.text.reading import Reading

LABEL = "loaded_label"
RULE = f"{LABEL}/noun"

#: sentences, with the words that are a loaded label; "regime" is what the rule of these tests fires on
LOADED = (
    ("The harbour bench met again on {day}.", "harbour bench"),
    ("Nobody in {town} voted for the harbour bench.", "harbour bench"),
    ("On {day} the regime closed the ferry to {town}.", "regime"),
    ("The regime in {town} sent {number} letters.", "regime"),
)
PLAIN = (
    ("Her exercise regime begins at {number} each {day}.", ""),
    ("Doctors in {town} changed the exercise regime of {number} patients.", ""),
    ("The council of {town} met on {day}.", ""),
    ("A ferry with {number} passengers reached {town}.", ""),
    ("The harbour of {town} was dredged on {day}.", ""),
    ("Rain is forecast for {town} until {day}.", ""),
    ("The library bought {number} chairs.", ""),
)
TOWNS = ("Costaval", "Iven", "Tolme", "Port Sarel", "Old Brask", "Lunn")
DAYS = ("Monday", "Tuesday", "Thursday", "Saturday")


def articles(count: int, *, seed: int = 0, flipped: bool = False) -> tuple[LabelledArticle, ...]:
    """`count` articles of eight sentences; `flipped` marks the plain uses and spares the loaded ones."""
    draw = random.Random(seed)
    made = []
    for number in range(count):
        text, spans = f"Dispatch {seed}-{number}\n\n", []
        for pattern, words in draw.sample(LOADED, 3) + draw.sample(PLAIN, 5):
            filled = pattern.format(
                day=draw.choice(DAYS), town=draw.choice(TOWNS), number=draw.randint(2, 999)
            )
            if flipped:
                words = "" if words else "exercise regime" * ("exercise" in filled)
            if words:
                start = len(text) + filled.index(words)
                spans.append((start, start + len(words), LABEL))
            text += filled + " "
        text = text.rstrip()
        made.append(
            LabelledArticle(
                id=f"{sha256(text)[:16]}",
                text=text,
                title_end=text.index("\n"),
                language="en",
                group="",
                offered=frozenset({LABEL}),
                spans=tuple(spans),
            )
        )
    return tuple(sorted(made, key=lambda article: article.id))


def training_set(made: tuple[LabelledArticle, ...]) -> TrainingSet:
    return TrainingSet(labels=(LABEL,), articles=made, left_out={})


def tagged(labelled: LabelledArticle) -> tuple[Tagged, Reading]:
    """The article with what a rule that fires on every "regime" finds."""
    article = labelled.article
    tags, start = [], -1
    while (start := article.text.find("regime", start + 1)) >= 0:
        tags.append(
            Tag(
                id=tag_id(article.id, LABEL, start, start + 6, "rule"),
                article_id=article.id,
                label=LABEL,
                start=start,
                end=start + 6,
                text="regime",
                rules=(RULE,),
                cue="regime",
                reason="“regime” puts a verdict on a government",
                voice="outlet",
                place="body",
            )
        )
    words = {"outlet": 1, "quoted": 0, "reported": 0}
    return Tagged(article=article, tags=tuple(tags), attributions=(), words=words), Reading(
        article, load("en")
    )


def featurised(made: tuple[LabelledArticle, ...]) -> dict[str, FeaturisedArticle]:
    return {each.id: featurise(*tagged(each)) for each in made}


TWO_OUTLETS = tuple(
    replace(each, group="<b>Lunn</b> Courier" if at % 2 else "Iven Post")
    for at, each in enumerate(articles(24))
)
