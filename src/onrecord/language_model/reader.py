"""One article -> its Record, drafted by a language model and borne out by the article's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.clean.document import clean
from onrecord.errors import InputError
from onrecord.language_model.answer import parse_answer
from onrecord.language_model.cache import AnswerCache
from onrecord.language_model.endpoint import Endpoint, complete
from onrecord.language_model.grounding import ground
from onrecord.language_model.prompt import question
from onrecord.model.document import Article
from onrecord.model.record import Failure, Outcome, Record


class LanguageModelReader:
    """Reads articles one at a time, each in a conversation of its own. `dropped` counts the lines without words."""

    def __init__(self, where: Endpoint, cache: AnswerCache | None = None) -> None:
        self._where, self._cache = where, cache or AnswerCache()
        self.dropped = 0

    def read_all(self, articles: Iterable[Article | Failure]) -> Iterator[Outcome]:
        """The record of each article or, in its place, why there is none. Raises UsageError if nobody can be asked."""
        for article in articles:
            if isinstance(article, Failure):
                yield article
                continue
            try:
                yield self.read(article)
            except InputError as error:
                yield Failure.of(article.id, error)

    def read(self, article: Article) -> Record:
        """Raises LanguageModelError where the model gave nothing to build on, UsageError where nobody can be asked."""
        document = clean(article)
        found = ground(parse_answer(self._answer(document.article)), article.text)
        self.dropped += found.dropped
        return Record(
            document=document.article,
            passages=document.passages,
            entities=found.entities,
            times=found.times,
            statements=found.statements,
            events=found.events,
            flags=document.flags,
        )

    def _answer(self, article: Article) -> str:
        messages = question(article)
        answer = self._cache.get(self._where, messages)
        if answer is None:
            answer = complete(self._where, messages)
            parse_answer(answer)  # an answer that is none is not kept
            self._cache.put(self._where, messages, answer)
        return answer
