"""What is kept of a command that was stopped by Ctrl+C or SIGTERM."""

from collections.abc import Iterable

_NOTHING = "The workspace was not changed; files that were written are whole"
_AGAIN = "The same command goes on from there"
#: command → what a stop leaves, true at every moment of it; the others write nothing
KEPT = {
    "add": f"What was read before is kept, batch by batch, none of them in part. {_AGAIN}",
    "tag": f"The articles that were finished are kept with their tags, none has a part of them. {_AGAIN}",
    "summary": f"{_NOTHING}. With --all and a folder the same command goes on from there",
    "batch": f"Parts that were finished are kept, of the others nothing. {_AGAIN}",
    "review": f"What was tagged and sent is kept, and so is what was submitted. {_AGAIN}",
    "push": f"What was sent is kept. {_AGAIN}, and sends nothing twice",
    "pull": "What this pull fetched is kept whole or not at all, and the server keeps it: run it again",
    "adjudicate": f"What was sent is kept, of an unfinished adjudication nothing. {_AGAIN}",
    "train": "The model in use and all in models/ are whole, and what was parsed is kept: run it again",
    "models": "The model in use and all in models/ are whole",
    "remove": "An article that `annotate list` still shows is not removed yet: run it again",
    "init": "A folder without annotate.toml is no workspace yet: run it again",
    "demo": "Its folder is yours to delete",
}


def kept(command: str | None, progress: Iterable[str]) -> str:
    """What to tell the person; `progress` is how far it was."""
    far = "".join(f" ({each})" for each in progress if each)
    return f"stopped{far}. {KEPT.get(command or '', _NOTHING)}"
