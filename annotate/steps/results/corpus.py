"""What a summary says of the other articles of its workspace, without summarising them all again.

Counts of an article that nobody reviewed are read off its stored tags. A reviewed article is summarised
once, and what came of it is kept in the store until its tags, its reviews or the settings change.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from annotate import __version__
from annotate.coding.codebook import Codebook
from annotate.coding.precision import Record, Records, together
from annotate.errors import MissingError
from annotate.json_records import from_dict, to_dict
from annotate.parse import json_value
from annotate.records import digest
from annotate.report.corpus import Corpus, Part
from annotate.report.peers import part
from annotate.report.summary import Summary
from annotate.store import Store

LAYOUT = 4  #: of what is kept, and the rule behind it; another one makes all of it again


def corpus(
    store: Store,
    codebook: Codebook,
    thresholds: Mapping[str, float],
    summarised: Callable[[str], Summary],
    *,
    seed: int,
    fresh: bool = False,
) -> Corpus:
    """All tagged articles as a summary beside them sees them; `seed` is the workspace's.

    `summarised` makes the summary of an article, by id, with the same codebook and thresholds. `fresh` trusts
    nothing that was kept.
    """
    tagged = store.outlet_words()
    limits = [each.at for each in store.rulings("reading limit")]
    settings = digest(__version__, LAYOUT, codebook.digest, sorted(thresholds.items()), limits)
    made_of = {
        name: digest(settings, state) for name, state in store.review_states().items() if name in tagged
    }
    kept = {} if fresh else store.cached_summaries()
    found = {name: kept[name][1] for name, now in made_of.items() if name in kept and kept[name][0] == now}
    new = {name: _kept(summarised(name)) for name in made_of if name not in found}
    if new and not fresh:
        # Where another program is writing, nothing is lost: the next summary makes it again.
        with suppress(MissingError), store.transaction():
            for name, text in new.items():
                store.cache_summary(name, made_of[name], text)
    cached = {name: json_value(text) for name, text in (found | new).items()}
    counts, none = _proposed(store, codebook, thresholds), dict.fromkeys(codebook.names, 0)
    parts = {}
    for name, (language, by, words) in tagged.items():
        if name in cached:
            parts[name] = from_dict(Part, cached[name]["part"] | {"tagged_by": by})
        else:
            own = {**none, **counts[name]} if name in counts else none
            parts[name] = Part(language=language, basis="proposed", words=words, counts=own, tagged_by=by)
    rows: dict[str, list[list[float]]] = {}
    for _, each in sorted(cached.items()):
        for label, row in each["coincidences"].items():
            rows.setdefault(label, []).append(row)
    return Corpus(
        parts=parts,
        records=together(_records(each) for each in cached.values()),
        coincidences=rows,
        seed=seed,
    )


def _proposed(
    store: Store, codebook: Codebook, thresholds: Mapping[str, float]
) -> Mapping[str, Mapping[str, int]]:
    """Proposals in the outlet's own voice that count, by article and label."""
    found: dict[str, dict[str, int]] = {}
    for article_id, label, score in store.outlet_tags():
        name = codebook.today(label)
        if score is None or score >= thresholds.get(name, 0.0):
            counts = found.setdefault(article_id, {})
            counts[name] = counts.get(name, 0) + 1
    return found


def _kept(summary: Summary) -> str:
    """What is kept of a reviewed article, as JSON."""
    records = {name: to_dict(record) for name, record in summary.records.items()}
    return json.dumps(
        {"part": to_dict(part(summary, "")), "records": records, "coincidences": summary.coincidences}
    )


def _records(kept: Mapping[str, Any]) -> Records:
    return {name: from_dict(Record, counts) for name, counts in kept["records"].items()}
