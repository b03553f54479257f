"""The API key of an existing server: from the environment or a file, never a word on a command line."""

import os
from pathlib import Path

from annotate.errors import InputError, MissingError

KEY_VARIABLE = "ANNOTATE_STUDIO_KEY"


def api_key(key_file: Path | None) -> str:
    """The key in `key_file`, or else in the environment. MissingError if there is none, InputError if bad."""
    if key_file is not None:
        try:
            key = key_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"the key file {key_file} cannot be read: {error}") from None
        if not key:
            raise InputError(f"the key file {key_file} is empty: put the API key into it")
    else:
        key = os.environ.get(KEY_VARIABLE, "").strip()
    if not key.isascii():
        raise InputError("the API key contains characters that no key has: copy it again from the server")
    if key:
        return key
    raise MissingError(
        f"an existing Label Studio needs an API key: set {KEY_VARIABLE}, or name a file with --key-file. "
        "The server shows the key under Account & Settings → Personal Access Token"
    )
