"""What the lead of a study decided: kept with the time, the account and the reason, and never changed."""

import getpass
from dataclasses import dataclass
from typing import Literal

from annotate.moments import now

Matter = Literal["reading limit", "second coding", "qualification", "policy", "import", "sample"]


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """Something decided; what came before stays on record.

    `about` is the coder or the article in question, `value` what holds from now on. `at` is UTC, RFC 3339;
    `by` the name of the account on this machine.
    """

    matter: Matter
    value: str = ""
    about: str = ""
    reason: str = ""
    at: str
    by: str


def ruled(matter: Matter, *, value: str = "", about: str = "", reason: str = "") -> Ruling:
    """A ruling of whoever runs this, now."""
    try:
        by = getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        by = "unknown"
    return Ruling(matter=matter, value=value, about=about, reason=reason, at=now(), by=by)
