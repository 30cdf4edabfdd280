"""How a deed may stand, by the answers that tests accept."""

from __future__ import annotations

PLAIN = {"confirmed", "reported"}
NOT = {"negated", "denied"}
AHEAD = {"planned"}
OPEN = {"hypothetical"}
ALLEGED = {"alleged"}
