"""Moments in time as text: UTC, RFC 3339, to the second or to the microsecond.

A server tells the microsecond. It is kept where one state follows another, since two can lie in one second.
"""

from datetime import UTC, datetime

_SECOND = len("2026-01-31T23:59:59")


def now() -> str:
    """The time, to the second."""
    return to_second(exact(datetime.now(UTC)))


def exact(moment: datetime) -> str:
    """A moment to the microsecond, so that later ones sort later; one without a zone is in UTC."""
    utc = moment.astimezone(UTC) if moment.tzinfo else moment
    return utc.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def to_second(moment: str) -> str:
    """The second in which a moment lies."""
    return moment[:_SECOND] + "Z"


def earlier(one: str, other: str) -> bool:
    """Whether one moment is before the other for certain: not if either is known to the second they share."""
    if len(one) != len(other):
        one, other = to_second(one), to_second(other)
    return one < other
