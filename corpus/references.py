"""Whether the labels of one document fit together: every id declared once, of the right layer, in the right place."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.label_grammar import EventLabel, StatementLabel
from corpus.nearest import did_you_mean
from corpus.placed import Draft, Placed


def check_references(draft: Draft) -> None:
    """Tell the draft of every label that does not fit the others."""
    entities, events, statements = _entities(draft), _events(draft), _statements(draft)
    for mention, at in draft.mentions():
        _ids(draft, at, "entity", mention.ids, entities)
        _ids(draft, at, "statement", mention.source_of, statements)
    for event, at in draft.tellings():
        _ids(draft, at, "entity", (*event.actors, *event.recipients, event.place), entities)
        _ids(draft, at, "statement", (event.performed_by,), statements)
    for statement, at in draft.statement_parts():
        _ids(draft, at, "entity", (*statement.by, *statement.to, statement.outlet), entities)
        _ids(draft, at, "event", statement.about, events)
        _ids(draft, at, "statement", (statement.id, statement.within), statements)
    _check_sources(draft, statements)
    _check_nesting(draft, statements)


def _entities(draft: Draft) -> dict[str, Placed]:
    declared: dict[str, Placed] = {}
    for mention, at in draft.mentions():
        if mention.kind is None or len(mention.ids) != 1:
            continue
        id = mention.ids[0]
        if id in declared:
            where = declared[id].mark.line
            draft.tell(at, f"entity {id} is introduced twice (line {where})", f"write {{@{id}}}, or give it another id")
        else:
            declared[id] = at
    first: dict[str, Placed] = {}
    for mention, at in draft.mentions():
        if len(mention.ids) == 1:
            first.setdefault(mention.ids[0], at)
    for id, at in declared.items():
        if at.mark.start >= first[id].mark.end:
            cure = "move its kind, country and sectors here"
            draft.tell(first[id], f"entity {id} is introduced only at a later mention", cure, "warning")
    return declared


def _events(draft: Draft) -> dict[str, EventLabel]:
    declared: dict[str, EventLabel] = {}
    for event, at in draft.tellings():
        if event.type is None:
            if event.id not in declared and event.id not in draft.unread:
                cure = f"the first telling is {{!{event.id} TYPE a= r= s=}}; later ones are {{!{event.id}}}"
                draft.tell(at, f"event {event.id} has not been introduced", cure)
                declared[event.id] = event
        elif event.id in declared:
            cure = f"write {{!{event.id}}} for a later telling, or give it another id"
            draft.tell(at, f"event {event.id} is introduced twice", cure)
        else:
            declared[event.id] = event
    return declared


def _statements(draft: Draft) -> dict[str, StatementLabel]:
    declared: dict[str, StatementLabel] = {}
    for statement, at in draft.statement_parts():
        if statement.act is None:
            continue
        if statement.id in declared:
            cure = f"declare it once; a further stretch of content is {{c {statement.id}}}"
            draft.tell(at, f"statement {statement.id} is declared twice", cure)
        else:
            declared[statement.id] = statement
    return declared


def _ids(draft: Draft, at: Placed, what: str, ids: Iterable[str | None], declared: Iterable[str]) -> None:
    known = list(declared)
    for id in ids:
        if id is None or id in known or id in draft.unread:
            continue
        how = {
            "entity": f"introduce it: [words]{{@{id} kind COUNTRY}}",
            "statement": f"declare it on its cue {{q {id} ACT}} or its content {{c {id} ACT}}",
            "event": f"introduce it: [words]{{!{id} TYPE s=}}",
        }[what]
        near = did_you_mean(id, known)
        cure = f"{near} Otherwise {how}" if near.startswith("did") else how
        draft.tell(at, f"no {what} {id} in this document", cure)


def _check_sources(draft: Draft, statements: dict[str, StatementLabel]) -> None:
    """A source mention and its statement's by= must name the same entity."""
    for mention, at in draft.mentions():
        for id in mention.source_of:
            if id not in statements:
                continue
            by = statements[id].by
            who = "+".join(mention.ids)
            if not by:
                draft.tell(at, f">{id}, but statement {id} has no by=", f"write by={who} on the statement")
            elif not set(by) & set(mention.ids):
                cure = f"write by={who}, or move >{id} to the mention of the source"
                draft.tell(at, f">{id} on {who}, but statement {id} is by={'+'.join(by)}", cure)


def _check_nesting(draft: Draft, statements: dict[str, StatementLabel]) -> None:
    """No statement is within itself, over however many steps."""
    for statement, at in draft.statement_parts():
        chain = [statement.id] if statement.act is not None else []
        while chain and (outer := statements[chain[-1]].within) in statements:
            chain.append(outer)
            if outer in chain[:-1]:
                if outer == statement.id:
                    draft.tell(at, f"in= goes round in a circle: {' in '.join(chain)}", "take one in= out")
                break
