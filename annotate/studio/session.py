"""A session with a Label Studio server: the only place where its SDK enters.

What goes wrong with it is said in words that help, and never with the key in them.
"""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

from annotate.errors import InputError, MissingError
from annotate.parse import address
from annotate.studio.key import KEY_VARIABLE

BARRED = "reserved network address"  #: in the server's words, one that it may not call
ONCE = {"max_retries": 0}  #: for what writes: the server may have done it before it failed to say so
TIMEOUT = 120.0  #: seconds for one request; a batch of 250 long articles takes about 2


class Session:
    """A server, open until closed. Whatever is asked raises MissingError when the server cannot be used."""

    def __init__(self, url: str, key: str, *, name: str | None = None, timeout: float = TIMEOUT) -> None:
        """Log in with an API key. InputError if the address is none, MissingError if it is refused.

        `name` is what records call the server, its address by default; a server whose port changes needs one.
        """
        parts = address(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError(
                f"{url!r} is not the address of a server: write it like https://studio.example.org"
            )
        if parts.username or parts.password:
            raise InputError("the server's address carries a password: leave it out, an API key is enough")
        import httpx
        from label_studio_sdk import LabelStudio

        # Of values that are not of the kind it expects the SDK warns, with lines of code, on the terminal.
        warnings.filterwarnings("ignore", "Pydantic serializer warnings", UserWarning)
        self.url = url.rstrip("/")
        self.name = name or self.url
        # A proxy of the environment is for the outside: our own server is on loopback.
        outside = parts.hostname not in ("127.0.0.1", "localhost", "::1")
        self._http = httpx.Client(timeout=timeout, follow_redirects=True, trust_env=outside)
        try:
            with self._our_errors():
                self._sdk: Any = LabelStudio(  # type: ignore[no-untyped-call]
                    base_url=self.url, api_key=key, httpx_client=self._http
                )
                self._sdk.users.whoami()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections to the server."""
        self._http.close()

    def _found(self, ask: Callable[[], Any]) -> Any | None:
        """What the server answers, None if it says that there is no such thing."""
        from label_studio_sdk.core.api_error import ApiError

        with self._our_errors():
            try:
                return ask()
            except ApiError as error:
                if _not_there(error):
                    return None
                raise

    def _rows(self, pages: Any) -> list[Any]:
        """What is on all pages of a listing, behind whose last the server says that there is none.

        ValueError where a page comes again, as from a cache that does not look at its number: it has no end.
        """
        from label_studio_sdk.core.api_error import ApiError

        found: list[Any] = []
        last: list[Any] = []
        try:
            for page in pages.iter_pages():
                these = list(page.items or ())
                if last and last == [each.id for each in these]:
                    raise ValueError("the same page again")
                last = [each.id for each in these]
                found += these
        except ApiError as error:
            if not _not_there(error):
                raise
        return found

    @contextmanager
    def _our_errors(self) -> Iterator[None]:
        """Say what went wrong with the server in words that help, and never with the key in them."""
        import httpx
        from label_studio_sdk.core.api_error import ApiError

        try:
            yield
        except ApiError as error:
            raise MissingError(self._refusal(error.status_code, error.body)) from None
        except httpx.TimeoutException:
            raise MissingError(
                f"{self.url} did not answer in time. Nothing is sent twice: run this again when it has "
                "less to do"
            ) from None
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError):
            raise MissingError(
                f"{self.url} does not answer as Label Studio does: check the address, and a proxy "
                "between here and there, then run this again"
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise MissingError(
                f"{self.url} cannot be reached ({error or type(error).__name__}): check the address and that "
                "the server runs, then run this again. Nothing is sent twice"
            ) from None

    def _refusal(self, status: int | None, body: object) -> str:
        if BARRED in str(body):  # it says so with 403, too
            return f"{self.url} does not call a {BARRED}"
        if status in (401, 403):
            return (
                f"{self.url} refuses the API key ({status}): take a fresh one from Account & Settings on the "
                f"server and put it in {KEY_VARIABLE} or the key file"
            )
        if status == 404 or "<html" in str(body)[:500].lower():
            return (
                f"{self.url} does not answer like Label Studio ({status}): check the address, and that the "
                "project was not deleted"
            )
        detail = body.get("validation_errors") or body.get("detail", body) if isinstance(body, dict) else body
        return f"{self.url} refused a request ({status}): {str(detail)[:300]}"


def _not_there(error: Any) -> bool:
    """Whether the server itself says that there is no such thing; a proxy says so with a page."""
    return error.status_code == 404 and "<html" not in str(error.body)[:500].lower()


@contextmanager
def gone_already() -> Iterator[None]:
    """What is to be deleted may be gone."""
    from label_studio_sdk.core.api_error import ApiError

    try:
        yield
    except ApiError as error:
        if error.status_code != 404:
            raise
