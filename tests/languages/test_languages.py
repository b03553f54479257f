"""A language is one folder, and another package can bring one: German, which nobody here describes."""

import json
import os
from pathlib import Path

import pytest

from annotate.languages import languages
from tests.command import annotate
from tests.installed import with_entry_points
from tests.text.readings import reading_of

GERMAN = (
    "Neuer Hafen in Ostrel\n\n"
    "„Wir bauen den Hafen noch in diesem Jahr“, sagte Bürgermeisterin Anna Brandt am Montag. "
    "Das Regime in Varenien hat den Plan abgelehnt. Fr. Orlic sagte, dass der Bau 3 Millionen kostet. "
    "Kritiker sagten, dass die Stadt den Bau nicht bezahlen kann. "
    "Die Arbeiter kommen aus der Stadt und aus den Dörfern an der Küste.\n"
)


@pytest.fixture
def with_german(tmp_path: Path) -> dict[str, str]:
    """An environment in which a package is installed that brings German, by its entry points alone."""
    return with_entry_points(
        tmp_path / "site",
        "annotate_german",
        "[annotate.languages]\nde = tests.languages.german:LANGUAGE\n"
        "[annotate.labels]\nde = tests.languages.german:LOADED\n",
    )


def scanned(text: str, env: dict[str, str] | None = None) -> dict[str, object]:
    done = annotate("scan", "-", "--format", "json", stdin=text, env=env)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_package_brings_a_language_with_voice_speaker_and_tags(with_german: dict[str, str]) -> None:
    found = json.loads(annotate("scan", "-", "--format", "json", stdin=GERMAN, env=with_german).stdout)
    assert found["article"]["language"] == "de"
    assert [(each["text"], each["rules"]) for each in found["tags"]] == [
        ("Regime", ["loaded_label/ruler"]),
        ("Kritiker sagten", ["unattributed_claim/vague_group"]),
    ]
    assert found["summary"]["words"] == {"outlet": 36, "quoted": 8, "reported": 14}
    assert found["summary"]["attributions"] == {
        "named": 2, "role": 0, "anonymous": 0, "vague": 1, "agentless": 0
    }  # fmt: skip


def test_a_package_brings_speakers(with_german: dict[str, str]) -> None:
    quoted = GERMAN.replace("Wir bauen", "Das Regime und wir bauen")
    found = json.loads(annotate("scan", "-", "--format", "json", stdin=quoted, env=with_german).stdout)
    tag = found["tags"][0]
    assert (tag["text"], tag["voice"]) == ("Regime", "quoted")
    assert tag["speaker"]["text"] == "Bürgermeisterin Anna Brandt"


def test_doctor_names_a_language_that_a_package_brings(with_german: dict[str, str], tmp_path: Path) -> None:
    shown = annotate("doctor", folder=tmp_path, env=with_german).stdout
    assert "spaCy pipeline de  none: rules that need grammar stay silent" in shown
    assert "spaCy pipeline de" not in annotate("doctor", folder=tmp_path).stdout


def test_a_language_that_nobody_described_is_not_read_as_english() -> None:
    found = scanned(GERMAN)
    assert found["tags"] == []
    assert found["summary"]["words"]["quoted"] == 8  # type: ignore[index]
    assert found["summary"]["attributions"] == dict.fromkeys(  # type: ignore[index]
        ("named", "role", "anonymous", "vague", "agentless"), 0
    )
    english = "According to critics, Mr. Orlic reportedly left. Experts said that it is believed he fled."
    assert len(reading_of(english, "en").attributions) == 4
    assert reading_of(english, "sv").attributions == ()
    assert len(reading_of(english, "sv").sentences) == 3  # “Mr.” is an abbreviation of English


def test_a_language_brought_twice_is_refused(with_german: dict[str, str], tmp_path: Path) -> None:
    entries = next(Path(with_german["PYTHONPATH"].split(os.pathsep)[0]).rglob("entry_points.txt"))
    entries.write_text("[annotate.languages]\nfr = annotate.languages.fr:LANGUAGE\n")
    done = annotate("scan", "-", stdin=GERMAN, env=with_german, folder=tmp_path)
    assert done.returncode == 3
    assert "annotate.languages.fr:LANGUAGE brings the language 'fr', which is there already" in done.stderr


def test_the_program_describes_english_and_french() -> None:
    assert {code: each.name for code, each in languages().items()} == {"en": "English", "fr": "French"}
