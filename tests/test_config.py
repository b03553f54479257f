from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.workspace import Workspace


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("colour\nseed = 1", "is not valid TOML: .*line 1"),
        ("", "the setting 'seed' is missing"),
        ("seed = true", "'seed' is True; it must be a whole number"),
        ("seed = 1\ncolour = 2", "unknown setting 'colour'; allowed: seed, outlets, studio, thresholds"),
        ("seed = 1\n[studio]\nkey = 'x'", "unknown setting 'studio.key'; allowed: url, project"),
        ("seed = 1\n[studio]\nurl = 1", "'studio.url' is 1; it must be text in quotation marks"),
        (
            "seed = 1\n[thresholds]\nloaded_label = 2",
            "thresholds.loaded_label is 2; it must lie between 0 and 1",
        ),
        ("seed = 1\n[thresholds]\nloaded_label = 'a'", "it must be a number"),
        ("seed = 1\n[rules]\n'a/b' = 'on'", "'rules.a/b' is 'on'; it must be true or false"),
        ("seed = 1\n[outlets]\n'example.org' = 3", "'outlets.example.org' is 3"),
        ("seed = 1\n[reviews]\nfastest = 0", "reviews.fastest is 0; it must be above 0, such as 700"),
        ("seed = 1\n[reviews]\nfastest = inf", "reviews.fastest is inf; it must be above 0"),
        ("seed = 1\n[reviews]\nfastest = nan", "reviews.fastest is nan; it must be above 0"),
        ("seed = 1\n[reviews]\nslowest = 1", "unknown setting 'reviews.slowest'; allowed: fastest"),
        ("seed = 1\n[training]\nf1 = 70", "training.f1 is 70; it must lie between 0 and 1"),
        ("seed = 1\n[training]\nkappa = 1", "unknown setting 'training.kappa'; allowed: f1, alpha"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named_with_its_file(
    tmp_path: Path, settings: str, message: str
) -> None:
    (tmp_path / "annotate.toml").write_text(settings)
    with pytest.raises(InputError, match=message) as told:
        Workspace.at(tmp_path)
    assert str(tmp_path / "annotate.toml") in str(told.value)


def test_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "annotate.toml").write_text(
        "seed = 3\n[outlets]\n'example.org' = 'The Example'\n[studio]\nurl = 'http://127.0.0.1:9'\n"
        "project = 'Desk'\n[thresholds]\nloaded_label = 0.4\n[rules]\n'a/b' = true\n"
        "[reviews]\nfastest = 900\n[training]\nf1 = 0.8\nalpha = 0.667\n"
    )
    config = Workspace.at(tmp_path).config
    assert config.outlets == {"example.org": "The Example"}
    assert (config.studio_url, config.studio_project) == ("http://127.0.0.1:9", "Desk")
    assert config.thresholds == {"loaded_label": 0.4}
    assert config.rules == {"a/b": True}
    assert (config.reviews_fastest, config.training_f1, config.training_alpha) == (900, 0.8, 0.667)


def test_without_settings_reading_has_a_limit_and_training_a_target(tmp_path: Path) -> None:
    config = Workspace.create(tmp_path, seed=1).config
    assert (config.reviews_fastest, config.training_f1, config.training_alpha) == (700, 0.7, None)
