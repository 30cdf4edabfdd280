"""The commands that work on a project, and `who`, one a module, each loaded when it is called or help is asked for.

A module has a function with the command's name; its docstring is the help. To add a command, add a line to COMMANDS.
"""

from __future__ import annotations

from types import MappingProxyType

COMMANDS: MappingProxyType[str, str] = MappingProxyType(
    {
        "init": "onrecord.commands.init",
        "add": "onrecord.commands.add",
        "run": "onrecord.commands.run",
        "find": "onrecord.commands.find",
        "timeline": "onrecord.commands.timeline",
        "situation": "onrecord.commands.situation",
        "diff": "onrecord.commands.diff",
        "export": "onrecord.commands.export",
        "verify": "onrecord.commands.verify",
        "review": "onrecord.commands.review",
        "learn": "onrecord.commands.learn",
        "serve": "onrecord.commands.serve",
        "mcp": "onrecord.commands.mcp",
        "who": "onrecord.commands.who",
        "watch": "onrecord.commands.watch",
        "cut": "onrecord.commands.cut",
        "code": "onrecord.commands.code",
        "join": "onrecord.commands.join",
    }
)
