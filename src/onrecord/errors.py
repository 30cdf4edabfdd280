"""The tree of errors. Each says what is wrong, where, and what would cure it.

OnrecordError
├── UsageError            the command or call was put wrongly
├── WeightsError          trained weights are missing or damaged
├── ProjectError          a project's folder is none, is in use, is of another version, or is damaged
└── InputError            one article cannot be read; the others go on
    ├── UnreadableInput       not text: binary, or in no encoding we know
    ├── EmptyInput            nothing to read
    ├── InputTooLarge         over a stated limit
    ├── MalformedInput        broken JSON, HTML that cannot be parsed in time
    ├── InvalidDate           a date that is not one
    ├── ForbiddenAddress      a URL that may not be asked: not of the open network, or robots.txt forbids it
    ├── NotFetched            a URL that could not be had
    ├── LanguageModelError    the language model that the user named gave no answer for this article
    ├── UnsupportedLanguage   no extractor reads this language
    ├── Irrelevant            it reports nothing of public affairs: set aside, which is no failure
    ├── TookTooLong           reading it was given up by the clock
    └── ReaderDied            it ended the process that read it: by its memory, mostly
"""

from __future__ import annotations

from typing import ClassVar


class OnrecordError(Exception):
    """Base of all errors that Onrecord raises on purpose.

    `message` says what is wrong, `cure` what the user can do, `where` the file, line or article concerned.
    """

    kind: ClassVar[str] = "error"

    def __init__(self, message: str, *, cure: str = "", where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
        self.where = where

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head} ({self.cure})" if self.cure else head

    def at(self, where: str) -> OnrecordError:
        """The same error, placed: `where` is set unless an inner frame already knew it."""
        self.where = self.where or where
        return self


class UsageError(OnrecordError):
    kind = "usage"


class WeightsError(OnrecordError):
    kind = "weights"


class ProjectError(OnrecordError):
    kind = "project"


class InputError(OnrecordError):
    kind = "input"


class UnreadableInput(InputError):
    kind = "unreadable"


class EmptyInput(InputError):
    kind = "empty"


class InputTooLarge(InputError):
    kind = "too_large"


class MalformedInput(InputError):
    kind = "malformed"


class InvalidDate(InputError):
    kind = "invalid_date"


class ForbiddenAddress(InputError):
    kind = "forbidden"


class NotFetched(InputError):
    kind = "not_fetched"


class LanguageModelError(InputError):
    kind = "language_model"


class UnsupportedLanguage(InputError):
    kind = "unsupported_language"


class Irrelevant(InputError):
    kind = "irrelevant"


class TookTooLong(InputError):
    kind = "timeout"


class ReaderDied(InputError):
    kind = "crash"


def error_of(kind: str, message: str) -> OnrecordError:
    """An article's problem (`model.record.Problem`) as an error again: what is wrong, where and its cure in one."""
    kinds = {error.kind: error for error in InputError.__subclasses__()}
    return kinds.get(kind, OnrecordError)(message)
