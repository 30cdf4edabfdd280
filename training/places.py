"""Where training finds its material and leaves its work."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = Path(os.environ.get("ONRECORD_TRAINING", ROOT / ".cache" / "training"))
WEIGHTS = ROOT / "src" / "onrecord" / "weights"


def shared() -> Path:
    """The folder of open sets beside the repository, or wherever ONRECORD_SHARED points."""
    return Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))


def shared_data(name: str) -> Path | None:
    """The open set of this file name, or None after a message that says what is left out."""
    path = shared() / "data" / name
    if path.is_file():
        return path
    print(f"left out: {name} (not in {shared() / 'data'}; set ONRECORD_SHARED to the folder that holds data/)")
    return None
