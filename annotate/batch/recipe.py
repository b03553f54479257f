"""All that decides what is found in an article, in one value that can be sent to another machine."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from annotate import __version__
from annotate.coding.installed import packaged_codebook
from annotate.config import SETTINGS, Config
from annotate.errors import InputError
from annotate.intake.clean import CLEANER_VERSION
from annotate.languages import languages
from annotate.steps.tags.models import find_model
from annotate.steps.tags.tagging import Tagger
from annotate.steps.tags.tagging import tagger as make_tagger
from annotate.workspace import CODEBOOK, Workspace

_WHEN = (1980, 1, 1, 0, 0, 0)  #: of every file in an archive, so that equal ones are equal bytes


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """A small workspace, zipped: codebook, word lists, choice of rules and the `model` ("none", or its id).

    With `raw` articles are cleaned first. `versions` is JSON of all that decides, where the recipe was made.
    """

    archive: bytes
    model: str
    raw: bool
    versions: str

    @classmethod
    def of(cls, workspace: Workspace | None, model: str = "current", *, raw: bool = False) -> "Recipe":
        """The recipe of a workspace (None: what comes with the program); `model` as in `find_model`."""
        codebook = packaged_codebook() if workspace is None else workspace.codebook()
        files = {SETTINGS: _settings(workspace).encode(), CODEBOOK: codebook.text.encode()}
        if workspace is not None:
            for each in sorted((workspace.data / "lexicons").glob("*.tsv")):
                files[f"data/lexicons/{each.name}"] = each.read_bytes()
        place = find_model(workspace, model)
        for each in sorted(place.iterdir()) if place else ():
            files[f"models/{place.name}/{each.name}"] = each.read_bytes()  # type: ignore[union-attr]
        made = cls(archive=_zipped(files), model=place.name if place else "none", raw=raw, versions="")
        return replace(made, versions=made._versions(made._unpacked()))

    def tagger(self) -> Tagger:
        """The tagger of this recipe. InputError where other versions are installed here."""
        found = self._unpacked()
        if (here := self._versions(found)) == self.versions:
            return found
        raise InputError(
            f"this machine would not tag as the one that sent the work: there {self.versions}, here {here}. "
            "Install the same release of annotate and the same pipelines on both"
        )

    def _unpacked(self) -> Tagger:
        with TemporaryDirectory() as folder, zipfile.ZipFile(io.BytesIO(self.archive)) as files:
            files.extractall(folder)
            model = "none" if self.model == "none" else str(Path(folder, "models", self.model))
            made = make_tagger(Workspace.at(Path(folder)), model)
            if made.scorer is None:
                return made
            read = made.scorer.model  # while the folder is there
        return replace(made, scorer=replace(made.scorer, load=lambda: read, cache=None))

    def _versions(self, found: Tagger) -> str:
        by_language = {code: json.loads(found.version(code)) for code in sorted(languages())}
        here = {"annotate": __version__, "languages": by_language}
        return json.dumps(here | ({"cleaner": CLEANER_VERSION} if self.raw else {}), sort_keys=True)


def _settings(workspace: Workspace | None) -> str:
    """The settings that decide what is found, and none of the others."""
    config = Config(seed=0) if workspace is None else workspace.config
    rules = "".join(f"{json.dumps(name)} = {json.dumps(on)}\n" for name, on in config.rules.items())
    everywhere = json.dumps(config.score_all_languages)
    return f"seed = 0\nscore_all_languages = {everywhere}\n[rules]\n{rules}"


def _zipped(files: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(zipfile.ZipInfo(name, _WHEN), content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()
