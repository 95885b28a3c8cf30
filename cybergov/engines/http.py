"""One request to a server, and what can go wrong with it said in a sentence."""

from __future__ import annotations

import base64
import http.client
import re
import shutil
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import BinaryIO, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit

from cybergov import __version__
from cybergov.findings import InputError

__all__ = ["Client", "Response"]

#: So much of what a server says against a request is told on.
_TOLD: Final = 160
#: From so many bytes on a request is not sent before the server has said whom it wants to know.
_LARGE: Final = 10_000


@dataclass(frozen=True)
class Response:
    """What a server answered: all of it, or there is no response."""

    status: int
    headers: Message
    body: bytes

    @property
    def type(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get_content_type()


class Client:
    """Sends requests, with a user and password where the server asks for them.

    What a server asked for once, Basic or Digest, is sent with every later request to the same
    address, so that nothing large is sent twice. No redirection is followed: it would lose what
    was sent. Proxies are those of the environment.
    """

    def __init__(self, timeout: float, user: tuple[str, str] | None = None) -> None:
        """Wait at most ``timeout`` seconds for each answer to go on."""
        self._timeout, self._user = timeout, user
        self._opener = urllib.request.build_opener(_Stay())
        self._challenges: dict[str, tuple[str, dict[str, str]]] = {}
        self._digest = urllib.request.AbstractDigestAuthHandler(_OneUser(user))

    def send(
        self,
        method: str,
        address: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        accepted: tuple[int, ...] = (),
        into: BinaryIO | None = None,
    ) -> Response:
        """Send a request and return the whole response.

        A status from 300 on is an error unless it is ``accepted``. What may be large is written
        ``into`` a file, and the response has no body then.

        Raises:
            InputError: there is no answer, or it is an error or not whole.
        """
        server = urlsplit(address).netloc
        known = address.partition("?")[0] in self._challenges
        if self._user and body and len(body) > _LARGE and not known:
            # A server that wants to know first who asks may hang up on a large body: ask it alone.
            self.send("POST", address, b"", headers, accepted=(*range(400, 600),))
        for attempt in (1, 2):
            request = urllib.request.Request(address, body, dict(headers or {}), method=method)
            request.add_header("User-Agent", f"cybergov/{__version__}")
            self._authenticate(request)
            try:
                with self._opener.open(request, timeout=self._timeout) as response:
                    return Response(response.status, response.headers, _body(response, into))
            except HTTPError as error:
                with error:
                    if error.code == 401 and attempt == 1 and self._challenged(request, error):
                        continue
                    if error.code in accepted:
                        return Response(error.code, error.headers, error.read())
                    raise InputError(self._refused(server, error)) from None
            except urllib.error.URLError as error:
                raise InputError(self._unreached(server, error.reason)) from None
            except (OSError, http.client.HTTPException, ValueError) as error:
                # Among them an answer that breaks off (IncompleteRead), or is no HTTP at all.
                raise InputError(self._unreached(server, error)) from None
        raise AssertionError

    def _authenticate(self, request: urllib.request.Request) -> None:
        scheme, challenge = self._challenges.get(_place(request), ("", {}))
        if self._user and scheme == "basic":
            pair = base64.b64encode(":".join(self._user).encode()).decode("ascii")
            request.add_unredirected_header("Authorization", f"Basic {pair}")
        elif scheme == "digest" and (answer := self._digest.get_authorization(request, challenge)):
            request.add_unredirected_header("Authorization", f"Digest {answer}")

    def _challenged(self, request: urllib.request.Request, error: HTTPError) -> bool:
        """Note what the server asks for; False if there is nothing to tell it."""
        for value in error.headers.get_all("WWW-Authenticate", []) if self._user else ():
            scheme, _, rest = value.strip().partition(" ")
            if scheme.lower() in ("basic", "digest"):
                pairs = urllib.request.parse_keqv_list(urllib.request.parse_http_list(rest))
                self._challenges[_place(request)] = (scheme.lower(), pairs)
                return True
        return False

    def _unreached(self, server: str, reason: object) -> str:
        if isinstance(reason, TimeoutError):
            return (
                f"{server} gave no answer within {self._timeout:g} seconds. --timeout waits longer."
            )
        if isinstance(reason, ConnectionRefusedError):
            return f"{server} refuses the connection. Is the server running?"
        if isinstance(reason, ssl.SSLError):
            return f"{server} has no connection that can be trusted: {reason.reason or reason}."
        if isinstance(reason, http.client.IncompleteRead):
            return f"the answer of {server} broke off before its end."
        if isinstance(reason, OSError) and reason.strerror:
            return f"{server} can't be reached: {reason.strerror}."
        return (
            f"{server} gave a broken answer ({_in_a_line(str(reason)) or type(reason).__name__})."
        )

    def _refused(self, server: str, error: HTTPError) -> str:
        if error.code in (401, 403, 407):
            if self._user:
                return f"{server} does not let the user {self._user[0]!r} do this ({error.code})."
            return (
                f"{server} asks who you are ({error.code}): "
                "put user:password into the variable CYBERGOV_AUTH."
            )
        if error.code in range(300, 400):
            return f"{server} has moved to {error.headers.get('Location', 'elsewhere')}: ask there."
        try:
            said = _in_a_line(error.read(10_000).decode("utf-8", "replace"))
        except (OSError, http.client.HTTPException):
            said = ""
        return f"{server} answers {error.code}: {said or error.reason}"


def _body(response: http.client.HTTPResponse, into: BinaryIO | None) -> bytes:
    if into is None:
        return response.read()
    shutil.copyfileobj(response, into)
    # Unlike read(), copying does not tell that less came than was announced.
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return b""


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


class _OneUser(urllib.request.HTTPPasswordMgr):
    """Gives the same user and password for any realm: the caller names one server."""

    def __init__(self, user: tuple[str, str] | None) -> None:
        super().__init__()
        self._user = user or (None, None)

    def find_user_password(self, *_: object) -> tuple[str, str] | tuple[None, None]:
        return self._user


def _place(request: urllib.request.Request) -> str:
    """Return what a challenge is kept for: the address without its parameters."""
    return request.full_url.partition("?")[0]


def _in_a_line(text: str) -> str:
    """Return what a page of an error says, without its markup and what would steer a terminal."""
    plain = re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL | re.IGNORECASE)
    line = " ".join("".join(c if c.isprintable() else " " for c in plain).split())
    return line if len(line) <= _TOLD else line[:_TOLD] + " …"
