"""The weights that ship are the ones that the manifest and the model card speak of."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from training.card import CARD, card

FOLDER = Path(str(files("onrecord") / "weights"))


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    return loaded


def test_every_file_has_the_hash_of_the_manifest(manifest: dict[str, Any]) -> None:
    for name, about in manifest["files"].items():
        data = (FOLDER / name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (about["bytes"], about["sha256"]), name


def test_weights_stay_under_sixty_megabytes(manifest: dict[str, Any]) -> None:
    assert sum(about["bytes"] for about in manifest["files"].values()) < 60_000_000


def test_nothing_that_measures_us_was_trained_on(manifest: dict[str, Any]) -> None:
    sources = {source["name"] for source in manifest["data"]}
    assert not sources & {"gum_news_dev", "gum_interview", "meantime_dev", "polnear", "stories"}
    assert all(source["licence"] for source in manifest["data"])


def test_export_lost_less_than_a_point_on_any_set(manifest: dict[str, Any]) -> None:
    for name, both in manifest["figures"].items():
        assert both["network"]["mean"] - both["exported"]["mean"] < 1, name


def test_the_card_is_the_one_that_the_script_writes(manifest: dict[str, Any]) -> None:
    assert CARD.read_text(encoding="utf-8") == card(manifest)
