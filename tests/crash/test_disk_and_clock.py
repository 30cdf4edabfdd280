"""A disk that is full or may not be written, a wrong clock, another locale, two at once: nothing is lost, and what is
gone on with comes to the same bytes.

Full and read-only disks are real ones: a small file system in memory, in a mount name space of the test's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from crash.killing import TESTS, calls_of, tell
from crash.test_kills import CODING
from crash.test_project_kills import STORY, files, rows
from onrecord.project import open_project
from quick_extractors import quick
from shards_bank import made, write_shards

Count = Callable[[str, object], None]
pytestmark = pytest.mark.crash


def _may_mount() -> bool:
    command = ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"]
    return shutil.which("unshare") is not None and subprocess.run(command, capture_output=True).returncode == 0


small_disk = pytest.mark.skipif(not _may_mount(), reason="no file system may be mounted here (needs unshare and root)")


def in_mounts(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a shell script that may mount what it likes."""
    path = os.pathsep.join([str(TESTS), *(p for p in sys.path if p)])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHON": sys.executable}
    command = ["unshare", "-m", "sh", "-c", script, "sh", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_shards(tmp_path_factory.mktemp("source") / "in")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, source: Path) -> Path:
    folder = tmp_path_factory.mktemp("undisturbed") / "project"
    calls_of(tell(STORY, folder, *sorted(source.iterdir())[:2]))
    return folder


@small_disk
def test_a_full_disk_loses_nothing_and_once_there_is_room_all_comes_to_the_same_bytes(
    tmp_path: Path, source: Path, undisturbed: Path, record_property: Count
) -> None:
    (tmp_path / "story.py").write_text("import sys\n" + STORY, encoding="utf-8")
    script = """
        mount -t tmpfs -o size=$1 none "$2" && cd / || exit 9
        "$PYTHON" "$3" "$2/project" "$4" "$5" 2>"$2.said" && exit 8
        mount -o remount,size=100m "$2" && "$PYTHON" "$3" "$2/project" "$4" "$5" && cp -a "$2/project" "$2.out"
    """
    sizes = ["40k", "120k", "160k", "200k", "240k", "300k", "360k"]
    filled = 0
    for size in sizes:
        disk = tmp_path / size
        disk.mkdir()
        done = in_mounts(script, size, disk, tmp_path / "story.py", *sorted(source.iterdir())[:2])
        if done.returncode == 8:  # there was room enough
            continue
        filled += 1
        assert done.returncode == 0, (size, done.stderr)
        assert "Error: " in Path(f"{disk}.said").read_text(encoding="utf-8").splitlines()[-1]
        assert files(Path(f"{disk}.out")) == files(undisturbed), size
        assert rows(Path(f"{disk}.out")) == rows(undisturbed), size
    assert filled >= 3
    record_property("tried", filled)


@small_disk
def test_a_full_disk_is_said_in_a_line_and_not_in_a_traceback(tmp_path: Path, source: Path) -> None:
    (tmp_path / "disk").mkdir()
    script = """
        mount -t tmpfs -o size=120k none "$1" && "$PYTHON" -m onrecord init "$1/p" >&2 || exit 9
        "$PYTHON" -m onrecord add "$2" -p "$1/p"
    """
    done = in_mounts(script, tmp_path / "disk", source)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "cannot be written" in done.stderr


@small_disk
def test_a_project_on_a_disk_that_may_only_be_read_can_be_asked_and_not_changed(
    tmp_path: Path, undisturbed: Path, source: Path
) -> None:
    shutil.copytree(undisturbed, tmp_path / "p")
    before = files(tmp_path / "p")
    script = """
        mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 9
        cd "$1" && for verb in "find" "verify" "run" "add $2"; do
            "$PYTHON" -m onrecord $verb -p "$1" >/dev/null && echo "$verb 0" || echo "$verb $?"
        done
    """
    done = in_mounts(script, tmp_path / "p", source)
    assert [line.split()[-1] for line in done.stdout.splitlines()] == ["0", "0", "3", "2"], (
        done.stderr
    )  # nothing to run
    assert "Traceback" not in done.stderr
    assert files(tmp_path / "p") == before


CLOCKS = ("1999-12-31T23:59:59+00:00", "2026-03-29T01:59:59+00:00", "2099-01-01T00:00:00+00:00")
PLACES = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "2"},
    {"TZ": "Asia/Kolkata", "LANG": "ar_EG.UTF-8", "PYTHONHASHSEED": "3", "PYTHONUTF8": "1"},
)
TURNED = """
import datetime as dt
import onrecord.project

clock = [dt.datetime.fromisoformat(sys.argv.pop(1))]

def running_back():
    clock[0] -= dt.timedelta(hours=7)
    return clock[0]

onrecord.project._now = running_back
"""


@pytest.mark.parametrize(("clock", "place"), list(zip(CLOCKS, PLACES, strict=True)))
def test_clock_zone_locale_and_hash_seed_change_no_byte(
    tmp_path: Path, undisturbed: Path, source: Path, clock: str, place: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in place.items():
        monkeypatch.setenv(name, value)
    calls_of(tell(TURNED + STORY, clock, tmp_path / "p", *sorted(source.iterdir())[:2]))
    assert files(tmp_path / "p") == files(undisturbed)


def test_two_that_read_the_same_shards_at_once_leave_what_one_does(tmp_path: Path, source: Path) -> None:
    code = "import sys\n" + CODING
    path = os.pathsep.join([str(TESTS), *(p for p in sys.path if p)])
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(source), str(tmp_path / "both")], env={**os.environ, "PYTHONPATH": path}
        )
        for _ in range(2)
    ]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    calls_of(tell(CODING, source, tmp_path / "one"))
    assert made(tmp_path / "both") == made(tmp_path / "one")


def test_a_second_writer_is_told_at_once_and_the_first_goes_on(tmp_path: Path, source: Path) -> None:
    with open_project(tmp_path / "p", create=True) as project:
        project.add([source])
        with project.writing():
            command = [sys.executable, "-m", "onrecord", "run", "-p", str(tmp_path / "p")]
            second = subprocess.run(command, capture_output=True, text=True, check=False)
        assert second.returncode == 2
        assert "another onrecord command is writing" in second.stderr
        assert project.run(extractors=quick()).counts.waiting == 0
