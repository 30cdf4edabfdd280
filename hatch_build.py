"""Compiles the rules of who is who to C, where a wheel is built with ONRECORD_COMPILE=1 (`make wheel`).

They are the same files that run interpreted everywhere else: mypyc makes extension modules of them, which lie in the
wheel beside their sources and are imported first. Without the variable, or in an editable install, nothing is compiled.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path("src")
ROOM = Path("onrecord/annotate")
# What the rules of who is who look into most.
LEXICONS = (
    "foreign_titles holders idioms office_fields offices people phrases reference regions speech spelling things"
).split()


class CompiledWheel(BuildHookInterface[Any]):
    """Hatchling's hook of this project."""

    def dependencies(self) -> list[str]:
        """What a build in its own environment needs besides hatchling."""
        return ["mypy>=1.18", "setuptools>=77"] if _is_wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the extension modules to a wheel and names it for this Python and platform."""
        if version == "editable" or not _is_wanted():
            return
        folder = Path(self.directory) / "compiled"
        for built in compiled(Path(self.root), folder):
            build_data["force_include"][str(built)] = str(built.relative_to(folder / "lib"))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def _is_wanted() -> bool:
    return os.environ.get("ONRECORD_COMPILE") == "1"


def modules(root: Path) -> list[str]:
    """The files to compile, as paths below `src`; those with structs stay out: mypyc would make them mutable."""
    room = root / SOURCE / ROOM
    files = [*(room / "entities").glob("[!_]*.py"), *(room / "lexicons" / f"{name}.py" for name in LEXICONS)]
    plain = (file for file in files if "(msgspec.Struct" not in file.read_text(encoding="utf-8"))
    return sorted(str(file.relative_to(root / SOURCE)) for file in plain)


def compiled(root: Path, folder: Path) -> list[Path]:
    """The extension modules, under `folder`/lib as they lie in the package; takes about two minutes."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    files = modules(root)
    shutil.rmtree(folder, ignore_errors=True)  # else what is compiled no more would ship on
    before = Path.cwd()
    os.chdir(root / SOURCE)  # mypyc names the modules after their paths
    try:
        options = ["--config-file", str(root / "pyproject.toml"), "--cache-dir", str(folder / "cache")]
        extensions = mypycify([*options, *files], target_dir=str(folder / "c"), opt_level="2")
        build = Distribution({"ext_modules": extensions}).get_command_obj("build_ext")
        build.build_lib, build.build_temp = str(folder / "lib"), str(folder / "temp")
        build.ensure_finalized()
        build.run()
    finally:
        os.chdir(before)
    return sorted(p for p in (folder / "lib").rglob("*") if p.is_file())
