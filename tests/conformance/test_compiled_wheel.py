"""`make wheel` compiles the rules of who is who from the files that run interpreted everywhere else."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import hatch_build

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "tests" / "compiled_records.py"


def test_what_is_compiled_defines_no_structs_of_msgspec_which_mypyc_would_make_mutable() -> None:
    files = hatch_build.modules(ROOT)
    assert len(files) > 60
    for file in files:
        module = importlib.import_module(file.removesuffix(".py").replace("/", "."))
        own = [v for v in vars(module).values() if isinstance(v, type) and v.__module__ == module.__name__]
        assert not [v for v in own if hasattr(v, "__struct_fields__")], file


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler")
def test_a_compiled_wheel_writes_the_same_records_to_the_letter(tmp_path: Path) -> None:
    wheel = _built(tmp_path)
    loaded, *compiled = _records(wheel)
    read, *interpreted = _records(ROOT / "src")
    assert read.endswith(b"extractor.py")
    assert loaded.startswith(str(wheel).encode())
    assert not loaded.endswith(b".py")
    assert compiled == interpreted


def _built(folder: Path) -> Path:
    """The wheel of this checkout, unpacked."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    environment = os.environ | {"ONRECORD_COMPILE": "1"}
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], env=environment, check=True, timeout=900)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def _records(package: Path) -> list[bytes]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(package), str(ROOT)])}
    run = subprocess.run(
        [sys.executable, str(RECORDS)], env=environment, stdout=subprocess.PIPE, check=True, timeout=900
    )
    return run.stdout.splitlines()
