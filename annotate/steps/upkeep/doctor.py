"""What is installed, reachable, stale or broken, and the fix for each."""

import os
import platform
from collections.abc import Iterator, Sequence
from contextlib import suppress

from annotate.coding.installed import missing
from annotate.coding.versions import check
from annotate.errors import AnnotateError, InputError, MissingError
from annotate.labels import installed
from annotate.languages import languages
from annotate.languages.language import Language
from annotate.learn.registry import Registry
from annotate.packaged import installed as installed_version
from annotate.report.vocabulary import plural
from annotate.steps.projects.connect import connect
from annotate.steps.tags.models import usable_earlier
from annotate.steps.tags.tag import stale
from annotate.steps.tags.tagging import tagger
from annotate.steps.training.learning import encoder_of
from annotate.steps.upkeep.check import Check
from annotate.steps.upkeep.team_checks import assignment_check, disputes_check, reading_check
from annotate.store.ledger import position_of, verify
from annotate.store.soundness import astray
from annotate.studio.server import LocalServer
from annotate.text.pipeline import load
from annotate.workspace import STORE, Workspace

INSTALL = 'pip install "annotate-news[encoder]"'


def examine() -> tuple[Check, ...]:
    """Look at the installation and, where there is one, at the workspace of the current folder."""
    return (*_installation(), *_workspace())


def _installation() -> Iterator[Check]:
    yield Check(name="python", state="ok", found=platform.python_version())
    for package in ("annotate-news", "spacy", "scikit-learn", "datasets", "label-studio-sdk"):
        if found := installed_version(package):
            yield Check(name=package, state="ok", found=found)
        else:
            fix = "reinstall annotate-news"
            yield Check(name=package, state="broken", found="not installed", fix=fix)
    for language in languages().values():
        yield _pipeline(language)
    if found := installed_version("label-studio"):
        yield Check(name="label-studio", state="ok", found=found)
    else:
        yield Check(
            name="label-studio",
            state="worse",
            found="not installed: only an existing server can be used",
            fix="pip install 'annotate-news[studio]'",
        )


def _pipeline(language: Language) -> Check:
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
        ("rules", rules_check, "mend the file that is named"),
        ("installed labels", labels_check, "mend guidelines.md"),
        ("store", _store, "annotate backup FILE --restore DIR puts back a backup"),
        ("decisions", decisions_check, "annotate backup FILE --restore DIR puts back a backup"),
        ("assignment", assignment_check, "annotate pull"),
        ("reading", reading_check, "annotate pull"),
        ("disputes", disputes_check, "mend guidelines.md"),
        ("encoder", _encoder, f"{INSTALL}, or take it out of annotate.toml"),
        ("model", _model, "annotate models promote ID, or delete models/current"),
        ("review server", _studio, "start it, and put its API key into ANNOTATE_STUDIO_KEY"),
    ):
        try:
            if (check := look(workspace)) is not None:
                yield check
        except AnnotateError as error:
            yield Check(name=name, state="broken", found=str(error), fix=fix)


def codebook_check(workspace: Workspace) -> Check:
    """The codebook, and whether its versions are still what they were."""
    codebook = workspace.codebook()
    with suppress(InputError, MissingError), workspace.store() as store:  # its own check says what ails it
        check(codebook, store.codebooks())
    return Check(
        name="codebook",
        state="ok",
        found=f"version {codebook.version}, {plural(len(codebook.labels), 'label')}",
    )


def rules_check(workspace: Workspace) -> Check | None:
    """The rules with the workspace's words, choice and reasons; None where the codebook is broken."""
    try:
        workspace.codebook()
    except AnnotateError:
        return None
    on = sum(rule.on for label in tagger(workspace).labels for rule in label.rules)
    return Check(name="rules", state="ok", found=f"{plural(on, 'rule')} look for wordings")


def labels_check(workspace: Workspace) -> Check | None:
    """Labels that installed packages bring, where there are any, and which of them the codebook lacks."""
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
    with workspace.store() as store:
        if damage := store.damage() or _first(store.ask(lambda db: tuple(astray(db)))):
            raise InputError(f"{workspace.state / STORE} is damaged: {damage}")
        waiting = 0
        with suppress(AnnotateError):  # the codebook or the model is broken, and their own checks say so
            waiting = len(stale(store, tagger(workspace, "current")))
        found = f"{plural(len(store.articles()), 'article')}, {plural(len(store.reviews()), 'review')}, "
        found += f"{plural(len(store.set_aside()), 'region')} set aside"
        full = store.full
    if full:
        found += ", on a full disk: it can be read, not changed"
        return Check(name="store", state="worse", found=found, fix="make room on its disk")
    if waiting:
        found += f", {plural(waiting, 'article')} new or stale"
        return Check(name="store", state="worse", found=found, fix="annotate tag")
    return Check(name="store", state="ok", found=found)


def decisions_check(workspace: Workspace) -> Check:
    """Whether every review and decision is still what was kept, by the ledger."""
    with workspace.store() as store:
        ledger = store.ask(verify)
    if ledger.faults:
        raise InputError(_first(ledger.faults))
    found = plural(ledger.entries, "entry", "entries") + " in the ledger"
    found += f", {ledger.removed} of removed articles" if ledger.removed else ""
    found += f", none changed; head {ledger.head}" if ledger.head else ""
    return Check(name="decisions", state="ok", found=found)


def _first(faults: Sequence[str]) -> str:
    """The first few of many, in one line."""
    return "; ".join(faults[:5]) + (f"; and {len(faults) - 5} more" if len(faults) > 5 else "")


def head_check(workspace: Workspace, head: str) -> Check:
    """Whether a head that somebody noted is still in the ledger, and what came after it."""
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
    encoder = encoder_of(workspace, fetch=False)
    return None if encoder is None else Check(name="encoder", state="ok", found=encoder.record.name)


def _model(workspace: Workspace) -> Check:
    registry = Registry(workspace.models)
    current = registry.current()
    if current is None:
        return Check(name="model", state="ok", found="none yet: tags come from the rules alone")
    try:
        encoder = registry.load(current)[1].encoder
    except AnnotateError as error:
        back = usable_earlier(registry)
        fix = f"annotate models rollback, to {back.id if back else 'the rules alone; then annotate train'}"
        return Check(name="model", state="broken", found=str(error), fix=fix)
    through = f", with the encoder {encoder.name}" if encoder else ""
    return Check(name="model", state="ok", found=f"{current} loads{through}")


def _studio(workspace: Workspace) -> Check:
    name, url = "review server", workspace.config.studio_url
    if url is not None:
        with connect(workspace):
            return Check(name=name, state="ok", found=f"{url} takes our key")
    running = LocalServer(workspace.state).running()
    return Check(name=name, state="ok", found=running or "the local one is not running")
