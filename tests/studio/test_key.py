from pathlib import Path

import pytest

from annotate.errors import InputError, MissingError
from annotate.studio.key import KEY_VARIABLE, api_key


def test_the_key_comes_from_a_file_or_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "studio.key"
    file.write_text("from-file\n")
    monkeypatch.setenv(KEY_VARIABLE, "from-environment")
    assert api_key(file) == "from-file"
    assert api_key(None) == "from-environment"
    monkeypatch.setenv(KEY_VARIABLE, " ")
    with pytest.raises(MissingError, match="set ANNOTATE_STUDIO_KEY, or name a file with --key-file"):
        api_key(None)
    file.write_text("\n")
    with pytest.raises(InputError, match=r"studio.key is empty"):
        api_key(file)
    file.write_text("clé")
    with pytest.raises(InputError, match="characters that no key has"):
        api_key(file)
    with pytest.raises(InputError, match="cannot be read"):
        api_key(tmp_path / "absent")
