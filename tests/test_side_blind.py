"""Whose side somebody is on changes no tag: names are swapped in the samples, and every tag must stay.

`tests/labels` swaps countries and outlets and compares the words; here names of all kinds go, both ways and
for names of another length, and label, rules, offsets, voice and speaker are held.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

import pytest

from annotate.learn.experiment import Recipe, run_experiment
from annotate.learn.gold import read
from annotate.learn.scorer import Scorer
from annotate.packaged import packaged
from annotate.records import Speaker, Tag
from annotate.samples import Sample, samples
from annotate.steps.tags.tagging import tagger
from annotate.steps.training.learning import featurise_all
from tests.records import article
from tests.rules.tagging import tagged


def both_ways(*pairs: tuple[str, str]) -> Mapping[str, str]:
    """Each name for the other."""
    return dict(chain.from_iterable(((one, other), (other, one)) for one, other in pairs))


#: Names for names of their kind; in French only for names of the same gender and first sound, since the words
#: around them agree with them.
SWAPS: Mapping[str, Mapping[str, str]] = {
    "countries": both_ways(("Varenia", "Costaval"), ("Varenian", "Costavalian")),
    "countries, much longer": {"Varenia": "Upper Sommerlandia", "Costaval": "Dur", "Ostrel": "Ashkelvarland"},
    "capitals": both_ways(("Tolme", "Port Sarel")),
    "parties": both_ways(("Anvil Party", "Keel Party"), ("Ploughshare League", "Lamplight Movement")),
    "parties, much longer": {"Anvil Party": "Great Harvest Home Party", "Keel Party": "Elm Party"},
    "outlets": both_ways(("Lantern", "Beacon"), ("Wire", "Harbour Radio")),
    "people": both_ways(("Brell", "Marran"), ("Hask", "Voss"), ("Sévrac", "Brancourt"), ("Aude", "Penn")),
    "people, much longer": {"Brell": "Featherstonehay", "Marran": "Orb", "Voss": "Kjellgrensen"},
    "provinces": both_ways(("Valmorte", "Hautelune")),
    "countries, in French": {
        "Varénie": "Syrie", "varénien": "syrien", "varénienne": "syrienne", "Varéniens": "Syriens",
        "Varénienne": "Syrienne", "Ostrel": "Irlande", "ostrelais": "irlandais", "Ostrelaise": "Irlandaise",
    },
    "parties, in French": {
        "Ligue des Vallées": "Ligue du Nord", "Parti des Ponts": "Parti populaire européen",
        "Fédération": "Confrérie",
    },
}  # fmt: skip


def swapped(text: str, swap: Mapping[str, str]) -> tuple[str, list[tuple[int, int]]]:
    """The text with the names swapped, and for each place between names where it is then: (before, after)."""
    names = "|".join(rf"\b{re.escape(name)}\b" for name in sorted(swap, key=len, reverse=True))
    pieces, moved, done = list[str](), [(0, 0)], 0
    length = 0
    for match in re.finditer(names, text):
        new = swap[match[0]]
        pieces += [text[done : match.start()], new]
        length += match.start() - done + len(new)
        done = match.end()
        moved.append((done, length))
    return "".join([*pieces, text[done:]]), moved


def there(position: int, moved: list[tuple[int, int]]) -> int:
    """Where a position of the text is in the swapped text; it may not be inside a name."""
    before, after = max(pair for pair in moved if pair[0] <= position)
    return after + position - before


def featurised(tag: Tag, offset: dict[int, int] | None = None) -> tuple[object, ...]:
    """What must be the same of a tag."""
    at = offset or {}
    speaker: Speaker | None = tag.speaker
    return (
        at.get(tag.start, tag.start),
        at.get(tag.end, tag.end),
        tag.label,
        tag.rules,
        tag.voice,
        speaker and (at.get(speaker.start, speaker.start), at.get(speaker.end, speaker.end)),
    )


def differences(sample: Sample, swap: Mapping[str, str]) -> Iterator[str]:
    text, moved = swapped(sample.text, swap)
    before = tagged(sample.text, sample.language).tags
    after = tagged(text, sample.language).tags
    edges = {edge for tag in before for edge in (tag.start, tag.end)}
    edges |= {edge for tag in before if tag.speaker for edge in (tag.speaker.start, tag.speaker.end)}
    offset = {edge: there(edge, moved) for edge in edges}
    wanted, found = {featurised(tag, offset): tag for tag in before}, {featurised(tag): tag for tag in after}
    for key in wanted.keys() - found.keys():
        yield f"{sample.id}: gone: {wanted[key].text!r} {key}"
    for key in found.keys() - wanted.keys():
        yield f"{sample.id}: came: {found[key].text!r} {key}"


def test_offsets_are_followed_through_a_swap() -> None:
    text = "Tolme and Port Sarel met in Tolme."
    new, moved = swapped(text, SWAPS["capitals"])
    assert new == "Port Sarel and Tolme met in Port Sarel."
    met = there(text.index("met"), moved)
    assert new[met : met + 3] == "met"
    assert swapped(new, SWAPS["capitals"])[0] == text


@pytest.mark.parametrize("kind", SWAPS)
def test_every_swap_finds_its_names(kind: str) -> None:
    whole = " ".join(sample.text for sample in samples())
    assert [name for name in SWAPS[kind] if not re.search(rf"\b{re.escape(name)}\b", whole)] == []


def test_a_difference_would_be_reported() -> None:
    text = "The thugs of Tolme left. The thugs of Iven stayed."
    sample = replace(samples()[0], id="thugs", language="en", text=text)
    assert list(differences(sample, {"Tolme": "Port Sarel"})) == []
    lost = list(differences(sample, {"thugs of Tolme": "envoys of Tolme"}))
    assert [each.partition(" (")[0] for each in lost] == ["thugs: gone: 'thugs'"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", SWAPS)
def test_swapping_names_changes_no_tag(kind: str) -> None:
    touched = [sample for sample in samples() if swapped(sample.text, SWAPS[kind])[0] != sample.text]
    assert len(touched) >= 5
    found = [each for sample in touched for each in differences(sample, SWAPS[kind])]
    assert found == [], "\n".join(found)


@pytest.mark.slow
def test_swapping_names_makes_no_tag_come_or_go_with_a_model_either() -> None:
    # Where a span begins or ends may move over the name itself, which may be of two words after the swap.
    gold = read(packaged("samples") / "gold.jsonl")
    experiment = run_experiment(gold, featurise_all(gold, tagger(), None), Recipe(seed=0))
    scorer = Scorer(manifest=experiment.manifest, load=lambda: experiment.model)
    tag = replace(tagger(), scorer=scorer)
    swap = {name: new for kind in SWAPS if "longer" not in kind for name, new in SWAPS[kind].items()}
    touched = [sample for sample in samples() if swapped(sample.text, swap)[0] != sample.text]
    assert len(touched) >= 50

    def shown(texts: list[str]) -> list[list[Tag]]:
        made = [
            article(text, title_end=text.index("\n"), language=sample.language)
            for text, sample in zip(texts, touched, strict=True)
        ]
        return [
            [each for each in found.tags if (each.score or 0) >= experiment.model.thresholds[each.label]]
            for found in tag(made)
        ]

    before = shown([sample.text for sample in touched])
    after = shown([swapped(sample.text, swap)[0] for sample in touched])
    origins = Counter(each.origin for tags in before for each in tags)
    assert min(origins["rule"], origins["model"]) > 100
    for sample, old, new in zip(touched, before, after, strict=True):
        _, moved = swapped(sample.text, swap)
        places = [(there(each.start, moved), there(each.end, moved), each.label) for each in old]
        for start, end, label in places:
            assert any(e.label == label and e.start < end and start < e.end for e in new), (sample.id, label)
        assert Counter(label for *_, label in places) == Counter(each.label for each in new), sample.id
