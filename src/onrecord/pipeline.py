"""The whole story, in order: an article goes in, its record comes out. Every room is named here and nowhere else."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from onrecord.annotate import reuse
from onrecord.annotate.backends.neural_parser import NeuralParser
from onrecord.annotate.entities.extractor import find_entities
from onrecord.annotate.events.extractor import find_events
from onrecord.annotate.factuality import judge_factuality
from onrecord.annotate.interface import (
    EntityExtractor,
    EventExtractor,
    FactualityJudge,
    Parser,
    StatementExtractor,
    TimeExtractor,
)
from onrecord.annotate.lexicons import own_table
from onrecord.annotate.lexicons.own_table import OwnTable
from onrecord.annotate.quotation.extractor import find_statements
from onrecord.annotate.timex.extractor import find_times
from onrecord.clean.document import clean
from onrecord.clean.language import readable
from onrecord.clean.subject import of_public_affairs
from onrecord.errors import InputError, OnrecordError
from onrecord.link.actor_identity import identify
from onrecord.link.claims import link_claims
from onrecord.link.event_coreference import cluster_events
from onrecord.link.happening_similarity import THRESHOLD
from onrecord.link.happenings import join_events
from onrecord.link.lineage import trace_lineages
from onrecord.link.near_duplicates import find_ties
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article
from onrecord.model.happening import JoinedRecord
from onrecord.model.learned import NOTHING, Learned
from onrecord.model.reading import Done, Task
from onrecord.model.record import FailedDocument, Failure, Outcome, Problem, Record
from onrecord.model.syntax import Parse
from onrecord.record.assemble import assemble
from onrecord.record.happenings import arrange, merge


@dataclass(frozen=True)
class Extractors:
    """The parts that can be swapped and measured against each other.

    With `skip_unrelated`, `read_task` sets articles aside that report no public affairs, instead of reading them.
    """

    parser: Parser
    times: TimeExtractor = find_times
    entities: EntityExtractor = find_entities
    statements: StatementExtractor = find_statements
    events: EventExtractor = find_events
    factuality: FactualityJudge = judge_factuality
    languages: frozenset[str] = frozenset({"en"})
    skip_unrelated: bool = False


def default_extractors(actors: OwnTable = own_table.NONE) -> Extractors:
    """The extractors that Onrecord reads with; `actors` is the user's own table, which wins over the registry."""
    return Extractors(parser=NeuralParser(), entities=partial(find_entities, own=actors) if actors else find_entities)


def archive_extractors() -> Extractors:
    """Those for archives and days of news, most of which report no public affairs."""
    return dataclasses.replace(default_extractors(), skip_unrelated=True)


def read_articles(articles: Iterable[Article], extractors: Extractors | None = None) -> Iterator[Record]:
    """The record of each article, in order, one at a time. Raises UnsupportedLanguage for one that nobody reads."""
    extractors = extractors or default_extractors()
    for parse in extractors.parser.parse(readable(clean(article), extractors.languages) for article in articles):
        yield _recorded(parse, extractors)


def _recorded(parse: Parse, extractors: Extractors) -> Record:
    doc = annotate(parse, extractors)
    clusters = cluster_events(doc)
    return assemble(doc, clusters, link_claims(doc, clusters))


def read_all(articles: Iterable[Article | Failure], extractors: Extractors | None = None) -> Iterator[Outcome]:
    """The record of each article or, in its place, why there is none; no article stops the others."""
    extractors = extractors or default_extractors()
    for article in articles:
        yield article if isinstance(article, Failure) else read_or_fail(article, extractors)


def read_tasks(tasks: Iterable[Task], make: Callable[[], Extractors] = default_extractors) -> Iterator[Done]:
    """What `read_task` gives for each, in order; the extractors are made when the first is read."""
    extractors: Extractors | None = None
    for task in tasks:
        extractors = extractors or make()
        yield read_task(task, extractors)


def read_or_fail(article: Article, extractors: Extractors) -> Outcome:
    """Raises OnrecordError only for what would stop every article alike, such as missing weights."""
    return read_task(Task(article), extractors).outcome


def read_task(task: Task, extractors: Extractors) -> Done:
    """The article's record, to the letter that of `read_articles`, with its parsed passages for articles much like it.

    Raises OnrecordError only for what would stop every article alike, such as missing weights.
    """
    article = task.article
    try:
        document = readable(clean(article), extractors.languages)
        if extractors.skip_unrelated:
            document = of_public_affairs(document)
        parse, reused = reuse.parse_with(extractors.parser, document, reuse.unpack(task.known))
        record = _recorded(parse, extractors)
        return Done(record, reuse.pack(parse) if reuse.reads_by_passage(extractors.parser) else None, reused)
    except InputError as error:
        return Done(Failure.of(article.id, error))
    except OnrecordError:
        raise
    except Exception as error:  # a defect of ours that one article brings out must not cost the others their records
        message = (
            f"Onrecord failed on this article: {type(error).__name__}: {error} (please report it with the article)"
        )
        return Done(Failure(document=FailedDocument(article.id), error=Problem("internal", message)))


def annotate(parse: Parse, extractors: Extractors) -> AnnotatedDocument:
    """All layers of one parsed document, each extractor reading the layers before it."""
    doc = AnnotatedDocument(document=parse.document, parse=parse)
    doc = replace(doc, times=extractors.times(doc))
    doc = replace(doc, entities=extractors.entities(doc))
    doc = replace(doc, attributions=extractors.statements(doc))
    doc = replace(doc, mentions=extractors.events(doc))
    return replace(doc, mentions=extractors.factuality(doc))


def join(outcomes: Iterable[Outcome], learned: Learned = NOTHING) -> JoinedRecord:
    """Several articles as one record, one line for each happening; the same for any order of the articles.

    `learned` is what a project's analyst switched on of what judgments teach.
    """
    documents = arrange(outcomes)
    records = [d for d in documents if isinstance(d, Record)]
    actors = identify(records)
    copies, retold = find_ties(r.document for r in records)
    believed = [x for x in copies if x.relation != "rewrite" or x.overlap >= (learned.rewrite_share or 0.0)]
    lineages = trace_lineages(records, believed, retold, reprints=learned.reprints)
    threshold = THRESHOLD if learned.join_threshold is None else learned.join_threshold
    return merge(documents, join_events(records, actors.party, believed, threshold), actors.entities(), lineages)
