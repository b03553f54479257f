"""Basic authentication: what a request says, and whether it is the secret."""

import base64
import binascii
import secrets


def basic_credentials(header: str) -> tuple[str, str]:
    """User and password in an Authorization header; empty where there are none."""
    kind, _, given = header.partition(" ")
    if kind.lower() != "basic":
        return "", ""
    try:
        user, _, password = base64.b64decode(given, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        return "", ""
    return user, password


def same(given: str, secret: str) -> bool:
    """Whether they are the same; it takes as long to tell whatever differs."""
    return secrets.compare_digest(given.encode("utf-8", "replace"), secret.encode())
