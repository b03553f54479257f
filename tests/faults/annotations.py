"""Annotations as no server should send them: a sound one with a few of its parts spoilt.

`exports` are what `annotate.studio.answers` reads. How many are tried is said by ANNOTATE_FAULTS.
"""

import copy
import os
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from annotate.records import Article, Tag
from annotate.studio.tasks import prediction
from tests.studio.material import ARTICLE, REGIME, SOURCES, TAGS, annotation, article, region, tag

HOW_MANY = int(os.environ.get("ANNOTATE_FAULTS", "300"))  #: examples of each property; 5,000 in `make faults`

OTHER = article("One brutal regime.\n\nTwo of them.")
BRUTAL = tag(OTHER, "loaded_language", "brutal")
SENT: dict[Article, tuple[Tag, ...]] = {ARTICLE: TAGS, OTHER: (BRUTAL,)}

#: When a task was changed, as a server may say it or not.
CHANGED = tuple(
    {"updated_at": moment} for moment in ("2026-03-04T05:06:08.000001Z", "0001-01-01T00:00:30Z", "soon", None)
)
_text = st.one_of(
    st.sampled_from(["label", "article", "comment", "labels", REGIME.id, SOURCES.id, "loaded_label", ""]),
    st.text(st.characters(exclude_categories=()), max_size=8),  # half characters and controls, too
)
_numbers = st.one_of(st.integers(-5, 200), st.sampled_from([2**31, 2**63, -(2**70)]), st.floats())
#: Anything that JSON can say, and Python's reader takes: NaN and half characters among it.
anything: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), _numbers, _text),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_text, inner, max_size=3)),
    max_leaves=6,
)


@st.composite
def annotations(draw: st.DrawFn, number: int, of: Article) -> Any:
    """One annotation, numbered `number`, spoilt in up to four places."""
    tags = SENT[of]
    kept = draw(st.lists(st.sampled_from(tags), unique_by=lambda each: each.id))
    spans = st.tuples(st.integers(-1, len(of.text) + 1), st.integers(-1, len(of.text) + 1))
    result: list[Any] = [region(each.id, each.label, each.start, each.end) for each in kept]
    drawn = enumerate(draw(st.lists(spans, max_size=3)))
    result += [region(f"new {n}", "loaded_label", *at) for n, at in drawn]
    result += draw(
        st.lists(
            st.sampled_from(
                [
                    {"type": "relation", "from_id": REGIME.id, "to_id": SOURCES.id},
                    {"id": REGIME.id, "from_name": "comment", "value": {"text": ["why"]}},
                    {"id": "c", "from_name": "article", "value": {"choices": ["text is damaged"]}},
                    {"id": "c", "from_name": "article"},
                ]
            ),
            max_size=2,
        )
    )
    made: Any = annotation(result, id=number, unique_id=f"unique-{number}")
    made["prediction"] = draw(st.sampled_from([{}, None, {"id": 8, **prediction(tags, "v")}]))
    made["parent_prediction"] = draw(st.sampled_from([None, None, 8, 404]))
    for _ in range(draw(st.integers(0, 4))):
        made = draw(spoilt(made))
    return made


@st.composite
def spoilt(draw: st.DrawFn, sound: Any) -> Any:
    """The same with one part of it gone or anything else."""
    places = list(_places(sound))
    if not places or draw(st.integers(0, 30)) == 0:
        return draw(anything)
    made = copy.deepcopy(sound)
    *path, last = draw(st.sampled_from(places))
    inside = made
    for step in path:
        inside = inside[step]
    if draw(st.booleans()):
        inside[last] = draw(anything)
    else:
        del inside[last]
    return made


def _places(value: Any, so_far: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*so_far, step)
        yield from _places(inner, (*so_far, step))


@st.composite
def exports(draw: st.DrawFn) -> list[Any]:
    """A project's export: a task for each article of `SENT`, with a few annotations each."""
    tasks: list[Any] = []
    for number, of in enumerate(SENT, start=1):
        made = [draw(annotations(10 * number + each, of)) for each in range(draw(st.integers(0, 3)))]
        data = {"article_id": of.id, "text": of.text}
        predictions = draw(st.sampled_from([[], [8]]))
        task = {"id": number, "data": data, "annotations": made, "predictions": predictions}
        tasks.append(task | draw(st.sampled_from(CHANGED)))
    return draw(spoilt(tasks)) if draw(st.integers(0, 9)) == 0 else tasks


def offered(item: Any) -> set[str]:
    """Ids of the tags that stood on the page by the server's own word, as far as it has one.

    Prediction 8, where an annotation was opened with it, is that of `ARTICLE`.
    """
    kept = item.get("prediction")
    result = kept.get("result") if isinstance(kept, dict) else None
    parent = {each.id for each in TAGS} if item.get("parent_prediction") == 8 else set()
    return parent | {
        each["id"]
        for each in (result if isinstance(result, list) else ())
        if isinstance(each, dict) and isinstance(each.get("id"), str)
    }
