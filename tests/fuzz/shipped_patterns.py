"""Every regular expression that ships, as JSON on standard output: `python tests/fuzz/shipped_patterns.py`.

Written patterns are found in the source; those that are put together at run time are caught as they are compiled, while
all modules are imported, the functions that make patterns are called and the bundled articles are read. A place where
one is compiled that neither way reaches is listed too, so that none is forgotten.
"""

from __future__ import annotations

import ast
import inspect
import json
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from functools import _lru_cache_wrapper
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import onrecord

SOURCE: Final = Path(onrecord.__file__).parent
_CALLS: Final = frozenset({"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"})
_compile: Any = re._compile  # type: ignore[attr-defined]
_seen: dict[tuple[str, int], set[tuple[str | bytes, int]]] = {}


def main() -> None:
    re._compile = _noting  # type: ignore[attr-defined]
    _run_everything()
    patterns: dict[tuple[str | bytes, int], tuple[str, list[str]]] = {}
    missed = []
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    uses = _uses({_module(path): tree for path, tree in trees.items()})
    for path, tree in trees.items():
        names = _names(tree)
        for call in _calls(tree):
            where = f"{path.relative_to(SOURCE)}:{call.lineno}"
            name = (_module(path), names[call]) if call in names else None
            found = _written(call) or _caught(path, call)
            if not found:
                missed.append(where)
            for pattern in found:
                patterns.setdefault(pattern, (where, _ways(call, name, uses)))
    listed = [
        {"pattern": _text(p), "bytes": isinstance(p, bytes), "flags": flags, "where": where, "ways": ways}
        for (p, flags), (where, ways) in patterns.items()
    ]
    json.dump({"patterns": listed, "missed": missed}, sys.stdout)


def _noting(pattern: Any, flags: Any) -> Any:
    if isinstance(pattern, str | bytes):
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_code.co_filename == re.__file__:
            frame = frame.f_back
        _seen.setdefault((frame.f_code.co_filename, frame.f_lineno), set()).add((pattern, int(flags)))
    return _compile(pattern, flags)


def _run_everything() -> None:
    for module in pkgutil.walk_packages([str(SOURCE)], "onrecord."):
        if module.name.endswith("__main__"):
            continue
        for value in list(vars(import_module(module.name)).values()):
            if isinstance(value, _lru_cache_wrapper) and _makes_patterns(value):
                value()
    for example in sorted((SOURCE / "examples").glob("*.json")):
        list(onrecord.read_many([example]))


def _makes_patterns(function: Any) -> bool:
    """Whether it takes nothing and compiles, itself or by what it calls."""
    return not inspect.signature(function).parameters and "Pattern" in str(function.__annotations__.get("return", ""))


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=attr), args=[_, *_]) if attr in _CALLS:
                yield node


def _module(path: Path) -> str:
    return ".".join(("onrecord", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")


def _names(tree: ast.Module) -> dict[ast.expr, str]:
    """The constant that is set to a value, by the value."""
    found: dict[ast.expr, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.value] = node.targets[0].id
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            found[node.value] = node.target.id
    return found


def _uses(trees: Mapping[str, ast.Module]) -> dict[tuple[str, str], set[str]]:
    """By module and name of a constant, the methods that are called on it; "" where it is handed on."""
    found: dict[tuple[str, str], set[str]] = {}
    for module, tree in trees.items():
        nodes = list(ast.walk(tree))
        home = {a.asname or a.name: n.module or "" for n in nodes if isinstance(n, ast.ImportFrom) for a in n.names}
        called = {id(n.value): n.attr for n in nodes if isinstance(n, ast.Attribute)}
        for node in nodes:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.setdefault((home.get(node.id, module), node.id), set()).add(called.get(id(node), ""))
    return found


def _ways(call: ast.Call, name: tuple[str, str] | None, uses: Mapping[tuple[str, str], set[str]]) -> list[str]:
    """How it is applied: only at a text's beginning ("match", "fullmatch"), or anywhere in it ("search")."""
    assert isinstance(call.func, ast.Attribute)
    ways = uses.get(name, {""}) if name else {call.func.attr}
    return sorted(ways) if ways <= {"match", "fullmatch"} else ["search"]


def _written(call: ast.Call) -> set[tuple[str | bytes, int]]:
    """The pattern where it is a literal. Flags are those of `re` that stand in the call."""
    try:
        pattern = ast.literal_eval(call.args[0])
    except ValueError:
        return set()
    names = [n.attr for a in (*call.args[1:], *(k.value for k in call.keywords)) for n in ast.walk(a)
             if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == "re"]  # fmt: skip
    flags = 0
    for name in names:
        flags |= int(getattr(re, name))
    return {(pattern, flags)}


def _caught(path: Path, call: ast.Call) -> set[tuple[str | bytes, int]]:
    lines = range(call.lineno, (call.end_lineno or call.lineno) + 1)
    return {p for line in lines for p in _seen.get((str(path), line), ())}


def _text(pattern: str | bytes) -> str:
    return pattern if isinstance(pattern, str) else pattern.decode("latin-1")


if __name__ == "__main__":
    main()
