"""How the server and its processes speak: a message is a head in JSON and a body of bytes."""

from __future__ import annotations

import json
import socket
import struct
from typing import Any, Final

__all__ = ["Frames", "packed", "receive", "send"]

_LENGTHS: Final = struct.Struct(">II")


def packed(head: dict[str, Any], body: bytes = b"") -> bytes:
    """Return a message as bytes."""
    text = json.dumps(head, separators=(",", ":")).encode()
    return _LENGTHS.pack(len(text), len(body)) + text + body


class Frames:
    """Takes bytes as they come and gives the messages that are whole."""

    def __init__(self) -> None:
        self._data = bytearray()

    def feed(self, data: bytes) -> list[tuple[dict[str, Any], bytes]]:
        """Return the messages that ``data`` completes."""
        self._data += data
        whole = []
        while (message := self._first()) is not None:
            whole.append(message)
        return whole

    def _first(self) -> tuple[dict[str, Any], bytes] | None:
        if len(self._data) < _LENGTHS.size:
            return None
        head, body = _LENGTHS.unpack_from(self._data)
        middle, end = _LENGTHS.size + head, _LENGTHS.size + head + body
        if len(self._data) < end:
            return None
        message = (
            json.loads(self._data[_LENGTHS.size : middle]),
            bytes(memoryview(self._data)[middle:end]),
        )
        del self._data[:end]
        return message


def send(connection: socket.socket, head: dict[str, Any], body: bytes = b"") -> None:
    """Send a message and wait until it is sent.

    Raises:
        OSError: the other side has gone.
    """
    connection.sendall(packed(head, body))


def receive(connection: socket.socket) -> tuple[dict[str, Any], bytes] | None:
    """Wait for a message; None when the other side has gone."""
    lengths = _exactly(connection, _LENGTHS.size)
    if lengths is None:
        return None
    head, body = _LENGTHS.unpack(lengths)
    data = _exactly(connection, head + body)
    return None if data is None else (json.loads(data[:head]), data[head:])


def _exactly(connection: socket.socket, number: int) -> bytes | None:
    parts = []
    while number:
        part = connection.recv(min(number, 1 << 20))
        if not part:
            return None
        parts.append(part)
        number -= len(part)
    return b"".join(parts)
