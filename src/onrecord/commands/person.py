"""Who judges: a name that stands beside every judgment, from this machine alone."""

from __future__ import annotations

import getpass
import shutil
import subprocess

from onrecord.errors import UsageError


def person(by: str | None) -> str:
    """The name that is given, else git's `user.name` here, else the login name. Raises UsageError for an empty one."""
    if by is not None:
        if not by.strip():
            raise UsageError("a judgment needs somebody who says it", where="--by", cure="give your name")
        return " ".join(by.split())
    return _git_name() or _login_name()


def _git_name() -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    try:
        found = subprocess.run([git, "config", "user.name"], capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return " ".join(found.stdout.decode("utf-8", errors="replace").split())


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return "somebody"
