"""How a standing looks: a word, a sign and a colour, so that none of the three is needed to tell two apart."""

from __future__ import annotations

from types import MappingProxyType

from onrecord.model.standing import Standing

# Colours: Okabe and Ito, "Color Universal Design" (2008), lightened where the original is too dark for a black screen.
STYLES: MappingProxyType[Standing, str] = MappingProxyType(
    {
        "confirmed": "bold #009e73",
        "reported": "#56b4e9",
        "alleged": "#e69f00",
        "disputed": "bold #d55e00",
        "denied": "#d55e00",
        "planned": "#5a8fd6",
        "threatened": "bold #cc79a7",
        "hypothetical": "#999999",
        "negated": "#999999",
    }
)
SIGNS: MappingProxyType[Standing, str] = MappingProxyType(
    {
        "confirmed": "✓",
        "reported": "•",
        "alleged": "?",
        "disputed": "≠",
        "denied": "✗",
        "planned": "▸",
        "threatened": "!",
        "hypothetical": "~",
        "negated": "¬",
    }
)
