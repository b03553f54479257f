"""What is installed, reachable, stale or broken, and the fix for each."""

import os
import platform
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from annotate.errors import AnnotateError, InputError, MissingError
from annotate.languages import languages
from annotate.languages.language import Language
from annotate.workspace import STORE, Workspace

INSTALL = 'pip install "annotate-news[encoder]"'
State = Literal["ok", "worse", "broken"]


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that was looked at. "worse" works, but something is missing; "ok" needs no fix."""

    name: str
    state: State
    found: str
    fix: str = ""


def examine() -> tuple[Check, ...]:
    """Look at the installation and, where there is one, at the workspace of the current folder."""
    return (*_installation(), *_workspace())


def _installation() -> Iterator[Check]:
    yield Check(name="python", state="ok", found=platform.python_version())
    for package in ("annotate-news", "spacy", "scikit-learn", "datasets", "label-studio-sdk"):
        try:
            yield Check(name=package, state="ok", found=version(package))
        except PackageNotFoundError:
            fix = "reinstall annotate-news"
            yield Check(name=package, state="broken", found="not installed", fix=fix)
    for language in languages().values():
        yield _pipeline(language)
    try:
        yield Check(name="label-studio", state="ok", found=version("label-studio"))
    except PackageNotFoundError:
        yield Check(
            name="label-studio",
            state="worse",
            found="not installed: only an existing server can be used",
            fix="pip install 'annotate-news[studio]'",
        )


def _pipeline(language: Language) -> Check:
    from annotate.text.pipeline import load

    name, pipeline = f"spaCy pipeline {language.code}", load(language.code)
    if pipeline.parses:
        return Check(name=name, state="ok", found=f"{pipeline.name} {pipeline.version}")
    return Check(
        name=name,
        state="worse",
        found="none: rules that need grammar stay silent",
        fix=f"pip install {language.install}" if language.install else "nobody named a package that has one",
    )


def _workspace() -> Iterator[Check]:
    try:
        workspace = Workspace.find()
    except MissingError as error:
        yield Check(name="workspace", state="worse", found=str(error), fix="annotate init")
        return
    except AnnotateError as error:
        yield Check(name="workspace", state="broken", found=str(error), fix="mend annotate.toml")
        return
    read_only = "" if os.access(workspace.root, os.W_OK) else ", read-only: it can be looked at, not changed"
    yield Check(name="workspace", state="ok", found=f"{workspace.root}{read_only}")
    for name, look, fix in (
        ("codebook", codebook_check, "mend guidelines.md"),
        ("installed labels", labels_check, "mend guidelines.md"),
        ("store", _store, "annotate backup FILE --restore DIR puts back a backup"),
        ("decisions", decisions_check, "annotate backup FILE --restore DIR puts back a backup"),
        ("disputes", disputes_check, "mend guidelines.md"),
        ("encoder", _encoder, f"{INSTALL}, or take it out of annotate.toml"),
        ("model", _model, "annotate models rollback"),
        ("review server", _studio, "start it, and put its API key into ANNOTATE_STUDIO_KEY"),
    ):
        try:
            if (check := look(workspace)) is not None:
                yield check
        except AnnotateError as error:
            yield Check(name=name, state="broken", found=str(error), fix=fix)


def codebook_check(workspace: Workspace) -> Check:
    """The codebook, and whether its versions are still what they were."""
    from annotate.coding.versions import check
    from annotate.report.vocabulary import plural

    codebook = workspace.codebook()
    with suppress(InputError, MissingError), workspace.store() as store:  # its own check says what ails it
        check(codebook, store.codebooks())
    return Check(
        name="codebook",
        state="ok",
        found=f"version {codebook.version}, {plural(len(codebook.labels), 'label')}",
    )


def labels_check(workspace: Workspace) -> Check | None:
    """Labels that installed packages bring, where there are any, and which of them the codebook lacks."""
    from annotate.coding.installed import missing
    from annotate.labels import installed

    name, brought = "installed labels", installed()
    if not brought:
        return None
    lacking = missing(workspace.codebook())
    if not lacking:
        found = ", ".join(dict.fromkeys(each.name for each in brought))
        return Check(name=name, state="ok", found=f"{found}: in guidelines.md")
    fix = "annotate labels --missing >> guidelines.md, then raise the version at its top"
    if not all(each.section for each in lacking):
        fix = "write a section for each in guidelines.md: their packages bring none"
    names = ", ".join(each.name for each in lacking)
    return Check(name=name, state="worse", found=f"not in guidelines.md, so never tagged: {names}", fix=fix)


def _store(workspace: Workspace) -> Check:
    from annotate.report.vocabulary import plural
    from annotate.steps.tag import stale
    from annotate.steps.tagging import tagger

    with workspace.store() as store:
        if damage := store.damage():
            raise InputError(f"{workspace.state / STORE} is damaged: {damage}")
        waiting = 0
        with suppress(AnnotateError):  # the codebook or the model is broken, and their own checks say so
            waiting = len(stale(store, tagger(workspace, "current")))
        found = f"{plural(len(store.articles()), 'article')}, {plural(len(store.reviews()), 'review')}, "
        found += f"{plural(len(store.set_aside()), 'region')} set aside"
    if waiting:
        found += f", {plural(waiting, 'article')} new or stale"
        return Check(name="store", state="worse", found=found, fix="annotate tag")
    return Check(name="store", state="ok", found=found)


def decisions_check(workspace: Workspace) -> Check:
    """Whether every review and decision is still what was kept, by the ledger."""
    from annotate.report.vocabulary import plural
    from annotate.store.ledger import verify

    with workspace.store() as store:
        ledger = store.ask(verify)
    if ledger.faults:
        more = f"; and {len(ledger.faults) - 5} more" if len(ledger.faults) > 5 else ""
        raise InputError("; ".join(ledger.faults[:5]) + more)
    found = plural(ledger.entries, "entry", "entries") + " in the ledger"
    found += f", {ledger.removed} of removed articles" if ledger.removed else ""
    found += f", none changed; head {ledger.head}" if ledger.head else ""
    return Check(name="decisions", state="ok", found=found)


def disputes_check(workspace: Workspace) -> Check | None:
    """What coders differ about and nobody settled; None where nothing was ever disputed."""
    from annotate.report.vocabulary import plural
    from annotate.steps.disputes import Disputed, disputed

    found: tuple[Disputed, ...] = ()
    with suppress(AnnotateError), workspace.store() as store:  # codebook and store have checks of their own
        found = disputed(store, workspace.codebook(), workspace.config.seed)
    if not found:
        return None
    open_, changed = [each for each in found if each.waiting], [each for each in found if each.changed]
    said = f"{plural(len(open_), 'article')} with {plural(sum(e.waiting for e in open_), 'difference')} not "
    said += f"settled; {sum(not each.waiting for each in found)} settled"
    if changed:
        names = ", ".join(each.article.id[:8] for each in changed)
        said += f"; the coders' answers changed after it was adjudicated: {names}"
    if not (open_ or changed):
        return Check(name="disputes", state="ok", found=said)
    fix = "annotate adjudicate --list, then annotate adjudicate, or with --resolve ARTICLE"
    return Check(name="disputes", state="worse", found=said, fix=fix)


def head_check(workspace: Workspace, head: str) -> Check:
    """Whether a head that somebody noted is still in the ledger, and what came after it."""
    from annotate.store.ledger import position_of, verify

    with workspace.store() as store:
        position, ledger = store.ask(lambda db: (position_of(db, head), verify(db)))
    if position is None or ledger.faults:
        found = "; ".join(ledger.faults[:5]) or f"no entry of the ledger has the digest {head}"
        fix = "compare with a backup made when it was noted"
        return Check(name="head", state="broken", found=found, fix=fix)
    found = f"entry {position} of {ledger.entries}: nothing up to there was changed"
    return Check(name="head", state="ok", found=found)


def _encoder(workspace: Workspace) -> Check | None:
    """Only where the settings name one; that of the current model is looked at with the model."""
    if workspace.config.encoder is None:
        return None
    from annotate.steps.learning import encoder_of

    encoder = encoder_of(workspace, fetch=False)
    return None if encoder is None else Check(name="encoder", state="ok", found=encoder.record.name)


def _model(workspace: Workspace) -> Check:
    from annotate.learn.registry import Registry

    registry = Registry(workspace.models)
    current = registry.current()
    if current is None:
        return Check(name="model", state="ok", found="none yet: tags come from the rules alone")
    encoder = registry.load(current)[0].encoder
    through = f", with the encoder {encoder.record.name}" if encoder else ""
    return Check(name="model", state="ok", found=f"{current} loads{through}")


def _studio(workspace: Workspace) -> Check:
    from annotate.studio.server import LocalServer

    name, url = "review server", workspace.config.studio_url
    if url is not None:
        from annotate.steps.connect import connect

        with connect(workspace):
            return Check(name=name, state="ok", found=f"{url} takes our key")
    running = LocalServer(workspace.state).running()
    return Check(name=name, state="ok", found=running or "the local one is not running")
