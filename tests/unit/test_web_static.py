"""The files beside the pages: what is vendored is what was published, and nothing asks for anything elsewhere."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

import onrecord.web

WEB = Path(onrecord.web.__file__).parent
STATIC = WEB / "static"
HTMX = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"


def test_htmx_is_the_published_file() -> None:
    assert hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest() == HTMX
    assert HTMX in (STATIC / "README.md").read_text(encoding="utf-8")
    assert "Zero-Clause BSD" in (STATIC / "htmx.LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", sorted(p.name for p in STATIC.iterdir() if p.name != "htmx.min.js"))
def test_every_file_is_named_in_the_list(file: str) -> None:
    listed = (STATIC / "README.md").read_text(encoding="utf-8")
    assert file == "README.md" or f"`{file}`" in listed


def _templates() -> list[Path]:
    return sorted((WEB / "templates").rglob("*.html"))


@pytest.mark.parametrize("template", _templates(), ids=lambda p: p.name)
def test_no_template_holds_a_script_a_style_or_an_address_elsewhere(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text, re.IGNORECASE)
    assert all('src="/static/' in tag for tag in re.findall(r"<script[^>]*>", text))
    assert "http://" not in text
    assert "https://" not in text
    assert "| safe" not in text


def test_no_style_or_script_of_ours_asks_for_anything_elsewhere() -> None:
    ours = [p for p in STATIC.iterdir() if p.suffix in (".css", ".js") and p.name != "htmx.min.js"]
    assert len(ours) >= 3
    for file in ours:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"https?:|url\(|@import|//[a-z]+\.|innerHTML|eval\(", text), file.name
