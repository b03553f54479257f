"""The words that all reports share: neutral, the same for every outlet, country and side.

A report says how an article is worded. It never says whether something is true, how biased somebody is, or
what anybody meant.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from annotate.records import Policy, Rung, Voice
from annotate.report.evidence import Status

VOICE: Mapping[Voice, str] = {
    "outlet": "outlet’s own words",
    "quoted": "quoted speech",
    "reported": "reported speech",
}
RUNG: Mapping[Rung, str] = {
    "named": "named source",
    "role": "role, not named",
    "anonymous": "anonymous source",
    "vague": "vague group",
    "agentless": "no source stated",
}
STEP: Mapping[str, str] = dict(
    RUNG.items(), unsorted="source left open, found by reviewers only", disputed="reviewers differ"
)
STATUS: Mapping[Status, str] = {
    "approved": "approved",
    "disputed": "reviewers differ",
    "proposed": "proposed",
    "rejected": "rejected",
}
POLICY: Mapping[Policy, str] = {
    "unanimous": "what all of them marked stands",
    "majority": "what more than half of them marked stands",
}

NO_VERDICT = (
    "This page describes wording. It does not say whether a statement holds, and it gives no overall score."
)


def number(value: float) -> str:
    """A rate for a reader: one decimal, thousands set apart."""
    return f"{value:,.1f}"


def span(low: int, high: int) -> str:
    """A count as far as it is known: "0 to 6", or one number where both ends are the same."""
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def times(low: int, high: int | None = None) -> str:
    """How often, in words as people say them: "once", "0 to 6 times"."""
    if high is not None and high != low:
        return f"{span(low, high)} times"
    return {0: "never", 1: "once", 2: "twice"}.get(low, f"{low:,} times")


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Parts joined as in a sentence."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def short(text: str, most: int = 200) -> str:
    """`text` on one line, cut in the middle where it is longer than `most` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most // 2].rstrip()} … {flat[-most // 3 :].lstrip()}"


def whereabouts(source: str) -> str:
    """A web address, or a file's name: pages leave the desk, its folders are nobody else's business."""
    if "://" in source:
        return source
    path, mark, place = source.partition("#")
    return "standard input" if source == "-" else PurePath(path).name + mark + place
