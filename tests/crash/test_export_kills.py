"""An export that is killed at any point leaves the older one whole, or the new one whole."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.crash
TESTS = str(Path(__file__).parents[1])

# Exports once, then again with another title, and is killed before the n-th call that touches the disk.
EXPORTER = """
import os, signal, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from crisis_bank import joined
from onrecord.export import Material, export
from onrecord.export import writing

out, format = Path(sys.argv[1]), sys.argv[2]
record = joined()
export(Material(record, title="first"), format, out)
left = int(sys.argv[3])

def counted(call):
    def counting(*arguments, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **named)
    return counting

for name in ("fsync", "replace", "rename", "mkdir", "unlink", "rmdir", "open"):
    setattr(os, name, counted(getattr(os, name)))
for name in ("rename", "replace", "mkdir", "unlink", "open"):
    setattr(Path, name, counted(getattr(Path, name)))
writing._exchanged = counted(writing._exchanged)
export(Material(record, title="second"), format, out)
print("done")
"""


def exported(out: Path, format: str, point: int) -> int:
    code = EXPORTER.format(tests=TESTS)
    done = subprocess.run([sys.executable, "-c", code, str(out), format, str(point)], capture_output=True, timeout=120)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode


@pytest.mark.skipif(sys.platform != "linux", reason="folders take each other's place in one step on Linux alone")
@pytest.mark.parametrize("point", [1, 2, 9, 47, *range(70, 100, 3)])
def test_a_folder_is_whole_wherever_the_export_is_killed(tmp_path: Path, point: int) -> None:
    out = tmp_path / "tables"
    exported(out, "csv", point)
    package = json.loads((out / "datapackage.json").read_bytes())
    assert package["title"] in ("first", "second")
    for resource in package["resources"]:
        data = (out / resource["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == resource["hash"].removeprefix("sha256:")
    exported(out, "csv", 10_000)
    assert json.loads((out / "datapackage.json").read_bytes())["title"] == "second"
    assert [p.name for p in tmp_path.iterdir()] == ["tables"]


@pytest.mark.parametrize("point", [1, 3, 5, 7, 8, 9, 10, 11])
def test_a_file_is_whole_wherever_the_export_is_killed(tmp_path: Path, point: int) -> None:
    out = tmp_path / "dossier.html"
    exported(out, "html", point)
    page = out.read_text(encoding="utf-8")
    assert page.endswith("</html>\n")
    assert "<h1>first</h1>" in page or "<h1>second</h1>" in page
    assert exported(out, "html", 10_000) == 0
    assert [p.name for p in tmp_path.iterdir()] == ["dossier.html"]
