"""`annotate adjudicate`."""

import getpass
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from annotate.cli.console import Format, emit, emit_json, say, table
from annotate.cli.resolve import Resolving
from annotate.cli.studio import KEY_FILE, URL, waiting
from annotate.errors import UsageError
from annotate.records import Policy
from annotate.report import vocabulary
from annotate.report.vocabulary import plural, short
from annotate.steps.adjudication.adjudicate import Sent, adjudicate, confirm_openable
from annotate.steps.adjudication.disputes import Disputed, disputed, record_policy
from annotate.steps.adjudication.resolve import adjudicator, find, submit
from annotate.steps.projects.connect import connect
from annotate.workspace import Workspace

ARTICLES = typer.Argument(metavar="ARTICLE…", help="With --policy: only these articles.")
LIST = typer.Option("--list", help="Say what is not settled, and do nothing else.")
RESOLVE = typer.Option(metavar="ARTICLE", help="Adjudicate this article here, in the terminal.")
AS = typer.Option("--as", metavar="NAME", help="With --resolve: who you are; by default your account's name.")
POLICY = typer.Option(help="Settle by a rule what nobody adjudicates; none takes it back.")
FORMAT = typer.Option(help="With --list: a table for a person, or one JSON object per article.")


def adjudicate_command(
    articles: Annotated[list[str] | None, ARTICLES] = None,
    list_: Annotated[bool, LIST] = False,
    resolve: Annotated[str | None, RESOLVE] = None,
    as_: Annotated[str | None, AS] = None,
    policy: Annotated[Literal["unanimous", "majority", "none"] | None, POLICY] = None,
    url: Annotated[str | None, URL] = None,
    key_file: Annotated[Path | None, KEY_FILE] = None,
    format: Annotated[Format, FORMAT] = "text",
) -> None:
    """Settle what coders differ about: by a person, or by a rule.

    Every article in which something is disputed goes to a project of its own on the team's server. There the
    coders' versions stand side by side, without names and in random order, over what all of them agree on.
    What an adjudicator submits replaces the coders' answers, once `annotate pull` has fetched it. Run this
    again at any time: what is settled goes, and new disputes come.

    With --resolve a person is asked place by place, here in the terminal, and nothing is kept before the end.
    With --policy, what nobody adjudicated counts as all coders (unanimous), or more than half of them
    (majority; of two, both), marked it. The rule is recorded, pages name it, and training does not know it.

    Example: annotate adjudicate

    Example: annotate adjudicate --list

    Example: annotate adjudicate --resolve 3f9a2c --as ada@example.org

    Example: annotate adjudicate --policy majority
    """
    if sum((list_, resolve is not None, policy is not None)) > 1:
        raise UsageError("--list, --resolve and --policy are three things to do: do one at a time")
    if articles and policy is None:
        raise UsageError("an article is named with --policy, or behind --resolve")
    if as_ is not None and resolve is None:
        raise UsageError("--as says who adjudicates here: give it with --resolve ARTICLE")
    workspace = Workspace.find()
    if list_:
        _list(workspace, format)
    elif resolve is not None:
        _resolve(workspace, resolve, as_ or getpass.getuser())
    elif policy is not None:
        _policy(workspace, None if policy == "none" else policy, articles or [])
    else:
        _send(workspace, url, key_file)


def _list(workspace: Workspace, form: Format) -> None:
    with workspace.store() as store:
        found = disputed(store, workspace.codebook(), workspace.config.seed)
    found = tuple(each for each in found if each.waiting or each.changed)
    if form == "json":
        for each in found:
            emit_json(_json(each))
    elif not found:
        say("Nothing is disputed that is not settled.")
    else:
        columns = ("article", "coders", "disputed", "labels", "state", "title")
        title = [short(each.article.title or each.article.text, 60) for each in found]
        table(
            columns,
            [
                (
                    each.article.id[:8],
                    len(each.dispute.versions),
                    each.waiting,
                    ", ".join([*each.labels, *each.dispute.flags]),
                    _state(each),
                    name,
                )
                for each, name in zip(found, title, strict=True)
            ],
        )


def _json(each: Disputed) -> dict[str, Any]:
    return {
        "schema": 1,
        "article_id": each.article.id,
        "title": each.article.title,
        "coders": len(each.dispute.versions),
        "waiting": each.waiting,
        "labels": list(each.labels),
        "flags": list(each.dispute.flags),
        "adjudicator": each.adjudicator,
        "policy": each.policy,
        "changed": each.changed,
    }


def _state(each: Disputed) -> str:
    said = "waits" if each.adjudicator is None else f"adjudicated by {each.adjudicator}"
    return said + "; the coders' answers changed after it was adjudicated" * each.changed


def _resolve(workspace: Workspace, wanted: str, person: str) -> None:
    session = Resolving(find(workspace, wanted), workspace.codebook())
    if session.ask(adjudicator(workspace, person)):
        made = submit(
            workspace, session.about, session.spans, session.flags, person=person, seconds=session.seconds
        )
        emit(f"Adjudicated by {made.reviewer}. Next: annotate summary {made.article_id[:8]}")
    else:
        emit("Nothing was kept")


def _policy(workspace: Workspace, rule: Policy | None, articles: list[str]) -> None:
    command = " ".join(["annotate adjudicate --policy", rule or "none", *articles])
    done = record_policy(workspace, rule, articles, command=command)
    words = vocabulary.POLICY[rule] if rule else ""
    how = f"What nobody adjudicates counts by policy ({rule}): {words}" if rule else "No policy holds"
    emit(f"{how}, in {plural(len(done), 'article')}")


def _send(workspace: Workspace, url: str | None, key_file: Path | None) -> None:
    if not (url or workspace.config.studio_url):
        with workspace.store() as store:
            confirm_openable(store)  # before a server is started for nothing
    with connect(workspace, url=url, key_file=key_file, waiting=waiting) as connection:
        sent = adjudicate(workspace, connection.studio)
    for each in sent.remarks:
        say(each)
    if not sent.url:
        emit("Nothing is disputed that is not settled")
        return
    emit(
        f"{plural(sent.waiting, 'article')} to adjudicate: {sent.sent} sent now, {sent.begun} begun or "
        f"submitted there; {plural(sent.removed, 'settled or changed task')} taken out"
    )
    up = connection.server is None or connection.server.running() is not None
    if up:
        emit(sent.url)
    say(next_step(sent, up=up))


def next_step(sent: Sent, *, up: bool) -> str:
    """What a person does then; a server that was started for this alone is not `up`, nor is its address.

    Label Studio shows no versions under "Label All Tasks".
    """
    where = f"adjudicate at {sent.url}" if up else f"annotate review, and there the project “{sent.title}”"
    return f"Next: {where}; open each article from the list, for the coders’ versions; then: annotate pull"
