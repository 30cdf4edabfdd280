"""Half-written files of writers that were killed, told from those of writers that are at work.

Who writes puts its mark into the name of what is not whole yet: a hash of its machine (on Linux, of the boot and of the
space of process numbers that it lives in), its process, and chance. Where the mark is of this machine, its process runs
or does not. Of other machines nothing is known but the time: no write takes a day.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from onrecord.record.project import files

SURELY: Final = 86_400.0  # seconds after which whoever wrote it is not writing any more
_MARKED: Final = re.compile(r"\.([0-9a-f]{8})-([0-9]{1,9})-[0-9a-f]{8}" + re.escape(files.PARTIAL))


def mark() -> str:
    """Of this process, for one file."""
    return f"{_machine()}-{os.getpid()}-{secrets.token_hex(4)}"


def sweep(folder: Path) -> int:
    """Take away what killed writers left in a folder and below it; how many files that was."""
    swept = 0
    for path in folder.rglob(f"*{files.PARTIAL}"):
        with suppress(FileNotFoundError):  # another is sweeping, or it is whole now
            if _is_left_over(path):
                path.unlink()
                swept += 1
    return swept


def _is_left_over(path: Path) -> bool:
    found = _MARKED.search(path.name)
    if found and found[1] == _machine() and os.name == "posix":
        return not _runs(int(found[2]))
    return time.time() - path.stat().st_mtime > SURELY


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return not _is_zombie(process)


def _is_zombie(process: int) -> bool:
    """Whether it was killed, and its parent has not asked yet: it has a number still, and writes no more."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:  # gone meanwhile, or not Linux
        return False
    return told.rpartition(")")[2].split()[:1] == ["Z"]


@cache
def _machine() -> str:
    known = [platform.node()]
    for file in ("/proc/sys/kernel/random/boot_id", "/proc/self/ns/pid"):
        with suppress(OSError):
            known.append(str(Path(file).readlink()) if Path(file).is_symlink() else Path(file).read_text())
    return hashlib.sha256("\n".join(known).encode()).hexdigest()[:8]
