"""`annotate labels --suggest`: rows for word lists that reviews suggest, each with a yes or a no."""

from typing import Any

from annotate.cli.console import Format, emit, emit_json, say
from annotate.cli.resolve import yes
from annotate.coding.precision import binomial_interval
from annotate.errors import InputError
from annotate.json_records import to_dict
from annotate.learn.suggest import Gain, Silence, Suggestion
from annotate.report.vocabulary import plural
from annotate.rules.lexicon_entry import LITERAL, PHRASE
from annotate.steps.training.suggest import accept, suggestions
from annotate.workspace import Workspace


def ask_which(workspace: Workspace, label: str | None, format: Format) -> None:
    """Show what the reviews suggest and, in a terminal or where answers come, ask about each row."""
    found = suggestions(workspace, label=label)
    if format == "json":
        rows = [_as_json(each) for each in found.rows]
        labels = {name: to_dict(each) for name, each in found.gains.items()}
        silences = {name: to_dict(each) for name, each in found.silences.items()}
        emit_json({"schema": 1, "rows": rows, "labels": labels, "silences": silences})
        return
    if not found.rows:
        say(
            "Nothing that rules do not find was marked, and nothing that they propose rejected, in two "
            "reviewed articles or more: review more first."
        )
        return
    for name, gain in found.gains.items():
        emit(_gained(name, gain))
    for name, silence in found.silences.items():
        emit(_silenced(name, silence))
    accepted: list[Suggestion] = []
    for number, each in enumerate(found.rows, start=1):
        emit(f"\n{number} of {len(found.rows)}: {_told(each)}")
        for miss in each.near_misses:
            marked = "marked" if each.candidate.sense == LITERAL else "not marked"
            emit(f"  {marked}: … {miss} …")
        try:
            if yes(f"  Put it into {each.candidate.label}.{each.candidate.language}.tsv? [y/n] "):
                accepted.append(each)
        except InputError:
            say("")
            break  # what was said so far is kept
    with workspace.lock("labels"):
        files = accept(workspace, accepted)
    for file in files:
        emit(f"Wrote {file.relative_to(workspace.root)}")
    say(f"{plural(len(accepted), 'row')} accepted." + (" Next: annotate tag" if accepted else ""))


def _told(each: Suggestion) -> str:
    words, right = " ".join(each.candidate.words), sum(one.right for one in each.evidence)
    hits, stories = sum(one.hits for one in each.evidence), sum(one.right > 0 for one in each.evidence)
    meant = {PHRASE: ", with the noun phrase that it opens", LITERAL: ", meant literally"}
    what = (
        f"{plural(hits, 'proposal')} rejected"
        if each.candidate.sense == LITERAL
        else f"{plural(hits, 'hit')} marked"
    )
    return (
        f"“{words}”{meant.get(each.candidate.sense, '')}: {each.candidate.label}, {right} of {what}, in "
        f"{plural(stories, 'article')}; {_share(each.right, each.hits)}"
    )


def _share(right: int, hits: int) -> str:
    if not hits:
        return "precision out of fold not known: no four fifths of the articles suggest it"
    low, high = binomial_interval(right, hits)
    return f"precision out of fold {right / hits:.2f} ({low:.2f}–{high:.2f}, {plural(hits, 'hit')})"


def _gained(label: str, gain: Gain) -> str:
    """What all rows would bring, in a sentence."""
    return (
        f"{label}: all of these would take recall on reviewed articles from {gain.by_rules / gain.spans:.2f} "
        f"to {gain.by_both / gain.spans:.2f} ({plural(gain.spans, 'approved span')}), by cross-validation; "
        f"{_share(gain.right, gain.hits)}"
    )


def _silenced(label: str, silence: Silence) -> str:
    """What all literal rows would leave alone, in a sentence."""
    return (
        f"{label}: all that are meant literally would take {silence.silenced} of "
        f"{plural(silence.proposals, 'proposal')} on reviewed articles away, by cross-validation; of these "
        f"{silence.right} were rejected, of all {silence.rejected}"
    )


def _as_json(each: Suggestion) -> dict[str, Any]:
    label, language, sense, words = each.candidate
    return {
        "label": label,
        "language": language,
        "term": " ".join(words),
        "sense": sense,
        "hits": sum(one.hits for one in each.evidence),
        "marked": sum(one.right for one in each.evidence),
        "out_of_fold": {"hits": each.hits, "right": each.right},
        "articles": [name for one in each.evidence for name in one.articles],
        "near_misses": list(each.near_misses),
    }
