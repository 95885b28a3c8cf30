"""Text as XML 1.0 can hold it: escaped, and without the characters that it forbids.

XML 1.0 has no way to write U+0000 to U+001F except tab, line feed and carriage return, nor
U+FFFE, U+FFFF and lone surrogates. Each becomes U+FFFD, the replacement character: the file stays
readable and shows that something stood there. No other format of the project changes them.
"""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape

__all__ = ["attribute", "content"]

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Hardly any text holds one of these: to look for them takes a third of the time of replacing them.
_TO_CHANGE: Final = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')


def content(text: str) -> str:
    """Return ``text`` as the content of an element; a carriage return survives the reader.

    >>> content("a < b")
    'a &lt; b'
    """
    if not _TO_CHANGE.search(text):
        return text
    return escape(_FORBIDDEN.sub("\ufffd", text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    """Return ``text`` as an attribute's value, with the quotes around it.

    >>> attribute('say "so"')
    '"say &quot;so&quot;"'
    """
    if not _TO_CHANGE.search(text):
        return f'"{text}"'
    white = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;", '"': "&quot;"}
    return '"' + escape(_FORBIDDEN.sub("\ufffd", text), white) + '"'
