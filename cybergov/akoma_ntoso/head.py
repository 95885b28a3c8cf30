"""What a text says of itself before it begins: its symbol and its language."""

from __future__ import annotations

from cybergov.akoma_ntoso.phrases import Phrases
from cybergov.akoma_ntoso.symbols import canonical, is_symbol
from cybergov.akoma_ntoso.xml_tree import Element

__all__ = ["Head", "head_of"]


class Head:
    """Notes a text's symbol and language while it is parsed."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.symbol = ""
        self.language = ""
        #: The line of the symbol.
        self.line = 0

    @property
    def complete(self) -> bool:
        """Whether both are known."""
        return bool(self.symbol and self.language)

    def note(self, element: Element) -> bool:
        """Take what an element says; tell whether the cover is past and both are known."""
        if element.name == "FRBRlanguage" and not self.language:
            code = element.attributes.get("language", "")
            self.language = self.phrases.meaning("language", code) or ""
        elif element.name == "docNumber" and not self.symbol:
            symbol = canonical(element.text())
            if is_symbol(symbol) and "/RES/" in symbol:
                self.symbol, self.line = symbol, element.line
        return element.name == "coverPage" and self.complete


def head_of(root: Element, phrases: Phrases) -> Head:
    """Return what a whole text says of itself."""
    head = Head(phrases)
    for element in root.descendants("FRBRlanguage", "docNumber"):
        head.note(element)
    return head
