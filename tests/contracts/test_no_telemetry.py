"""Nothing that we read with may report on its user."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOADING = """
import os
from onrecord.annotate.backends.encoder import load_encoder
load_encoder()
print(len(os.listdir("/proc/self/task")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the threads in /proc")
def test_loading_the_weights_starts_no_thread_and_leaves_no_file_that_knows_the_user(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "OPENBLAS_NUM_THREADS": "1"}
    known = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    done = subprocess.run(
        [sys.executable, "-c", LOADING], env=known | home, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "1"
    assert list(tmp_path.rglob("*")) == []
