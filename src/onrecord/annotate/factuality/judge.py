"""Decides for every event mention what its words make of the event, and whose words they are."""

from __future__ import annotations

from itertools import islice

from msgspec.structs import replace

from onrecord.annotate.factuality.governors import ACT_OPERATORS, Deed
from onrecord.annotate.factuality.nominal import is_definite, is_nominal
from onrecord.annotate.factuality.operators import ILL, Value, apply, final
from onrecord.annotate.factuality.reader import Reader
from onrecord.annotate.factuality.reading import Reading
from onrecord.annotate.factuality.verification import hedged
from onrecord.annotate.lexicons import factuality as lexicon
from onrecord.annotate.timex.tense import verb_direction
from onrecord.model.annotation import AnnotatedDocument, Attribution, EventMention
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse
from onrecord.model.temporal import When


def judge_factuality(doc: AnnotatedDocument) -> tuple[EventMention, ...]:
    """The document's event mentions with `factuality`, `cue`, `presupposed` and `attributions` decided."""
    judge = _Judge(doc)
    return hedged(doc, [judge.judged(m) for m in doc.mentions])


# Acts of speech: their nouns name what was said, which can be denied, and that it was said, which is known.
_SAID = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
_ANSWERS = frozenset({"deny", "decline_to_comment"})
_REFERRING = frozenset({"refer", "respond", "react", "reply", "allude", "ask", "press", "question"})
_TOPICAL = frozenset({"of", "about", "on", "regarding", "concerning"})
_CALLING = frozenset({"call", "describe", "brand", "label", "dub", "term", "deem", "characterize", "characterise"})
_THREATS_BY_NEGATION = frozenset({"hesitate", "stand", "sit", "rule", "exclude"})


class _Judge:
    def __init__(self, doc: AnnotatedDocument) -> None:
        self.doc = doc
        cue_acts: dict[int, Act] = {a.cue_token: a.statement.act for a in doc.attributions if a.cue_token is not None}
        self.reader = Reader(doc.parse, cue_acts)
        self.answers = {
            a.cue_token: a for a in doc.attributions if a.cue_token is not None and a.statement.act in _ANSWERS
        }
        self.threats = {m.token for m in doc.mentions if m.type == "THREATEN"}
        self.by_id = {a.statement.id: a for a in doc.attributions}
        # Innermost first: a statement told within another has fewer words than it.
        self.by_size = sorted(doc.attributions, key=lambda a: (_size(a), a.statement.id))

    def judged(self, m: EventMention) -> EventMention:
        around = [a for a in self.by_size if a.covers(m.token) and a.statement.id != m.performed_by]
        answering = self._answering(m.token)
        if answering is not None:
            around = [answering, *(a for a in around if a is not answering)]
        innermost = around[0] if around else None
        own = self.by_id.get(m.performed_by) if m.performed_by else None
        reading = self.reader.read(m.token, m.type, innermost.cue_token if innermost else None, own)
        value = "actual" if self._negation_is_the_act(m, reading) else self._in_statement(reading, m, innermost)
        when = m.when or (own.statement.when if own else None)
        if value == "actual" and self._is_yet_to_come(when):
            value, when = ("actual", None) if is_told_as_past(self.doc.parse, m.token) else ("planned", when)
        answered = value == "denied" and self._is_answered(m, reading)
        cue = None if answered else reading.cue
        return replace(
            m,
            when=when,
            factuality="actual" if answered else final(value),
            cue=self.doc.parse.span(cue, cue + 1) if cue is not None else None,
            presupposed=answered or (reading.presupposed and value == "actual"),
            attributions=tuple(a.statement.id for a in around),
        )

    def _is_of_claim(self, token: int, denial: Attribution) -> bool:
        """ "Dismissed as rumours the reports that it fled": whatever verb denies, what the claim tells is denied."""
        parse, below = self.doc.parse, token
        for at in parse.ancestors(token):
            if at == denial.cue_token or not denial.covers(at):
                return False
            clause = parse.deps[below] in ("acl", "relcl") and parse.pos[below] in ("VERB", "AUX")
            clause = clause or (parse.deps[below] == "prep" and parse.lower[below] == "of")  # "reports of a coup"
            if clause and parse.pos[at] == "NOUN" and parse.lemmas[at] in lexicon.CLAIMS:
                return True
            below = at
        return False

    def _is_found(self, statement: Attribution) -> bool:
        """ "Convicted of killing him": a court has found that he did."""
        return statement.cue_token is not None and self.doc.parse.lemmas[statement.cue_token] in lexicon.FINDING_GUILTY

    def _answering(self, token: int) -> Attribution | None:
        """The answer of "Nonsense," he said of reports that it attacked: its content does not tell what it answers."""
        parse, below = self.doc.parse, token
        for at in parse.ancestors(token):
            answer = self.answers.get(at)
            if answer is not None:
                topic = (parse.deps[below] == "prep" and parse.lower[below] in _TOPICAL) or (
                    parse.deps[below] == "advcl" and parse.lemmas[below] in _REFERRING
                )
                return answer if topic and answer.content_tokens and not answer.covers(token) else None
            below = at
        return None

    def _negation_is_the_act(self, m: EventMention, reading: Reading) -> bool:
        """ "He will not attend" as a REJECT: what is negated is the attending, the refusal is given.

        So with threats: "will not hesitate to strike", "did not rule out an invasion".
        """
        parse = self.doc.parse
        if m.type == "THREATEN" and parse.lemmas[m.token] in _THREATS_BY_NEGATION:
            held_out = reading.value == "hypothetical" and self._is_negated(m.token)  # "should they attack, will not"
            return reading.value == "negated" or held_out
        refuses = self.reader.governors.of_verb(m.token, "dobj", Deed(False, True, False)) in ("deny", "fail")
        own_negation = reading.cue is not None and parse.heads[reading.cue] == m.token
        return m.type == "REJECT" and reading.value == "negated" and own_negation and not refuses

    def _is_negated(self, token: int) -> bool:
        return any(self.doc.parse.deps[c] == "neg" for c in self.doc.parse.children[token])

    def _is_answered(self, m: EventMention, reading: Reading) -> bool:
        """ "Rejected the accusation": what was said is denied, not that it was said."""
        parse, cue = self.doc.parse, reading.cue
        if m.type not in _SAID or cue is None or not (is_nominal(parse, m.token) and is_definite(parse, m.token)):
            return False
        denies = lexicon.verb_operators().get(lexicon.verb_lemma(parse.lemmas[cue], parse.lower[cue])) == "deny"
        return denies and parse.heads[m.token] == cue

    def _in_statement(self, reading: Reading, m: EventMention, statement: Attribution | None) -> Value:
        """What the act of the statement makes of it, where the tree does not already say so.

        Quoted sentences stand alone, and "said" may carry a threat or an accusation; a known deed is not touched.
        """
        value = reading.value
        told = value in ("actual", "alleged") and not reading.presupposed
        if (
            told
            and statement is not None
            and statement.statement.act == "deny"
            and self._is_of_claim(m.token, statement)
        ):
            return "denied"
        governed = statement is not None and statement.cue_token in set(self.doc.parse.ancestors(m.token))
        if statement is None or reading.presupposed or (governed and reading.background):
            return value
        act = statement.statement.act
        if act == "deny" and value in ("actual", "alleged") and not statement.covers(m.token):
            return "denied"  # "Nonsense," he said of reports that they attacked
        if act == "decline_to_comment" and value == "denied":
            return "hypothetical"  # "refused to confirm or deny it"
        threatens = act in ("threaten", "warn") or (statement.cue_token in self.threats and m.type in ILL)
        if threatens and value in ("planned", "attempted"):
            return "threatened"
        if act == "accuse" and not self._is_found(statement) and not self._is_called(m.token, statement):
            return apply("allege", False, value, m.type)
        if governed:
            return value
        if act in ("ask", "propose", "demand", "decline_to_comment") and value == "actual":
            return apply(ACT_OPERATORS[act], False, value, m.type)
        return value

    def _is_called(self, token: int, statement: Attribution) -> bool:
        """Whether the deed is what somebody calls something: "described the takeover as a crime" knows of it."""
        parse, cue = self.doc.parse, statement.cue_token
        if cue is None or parse.lemmas[cue] not in _CALLING:
            return False
        target = parse.child(cue, "dobj", "nsubjpass")
        return target is not None and (target == token or target in parse.ancestors(token))

    def _is_yet_to_come(self, when: When | None) -> bool:
        published = self.doc.document.article.published
        return published is not None and when is not None and when.start > published


def is_told_as_past(parse: Parse, token: int) -> bool:
    """Whether a verb's own form, or that of the verb above a noun, is past: what is done has no day to come.

    A day that lies ahead is then a misreading ("the May 5 accord collapsed", written in March), the deed is not.
    """
    for at in (token, *islice(parse.ancestors(token), 4)):
        if parse.pos[at] in ("VERB", "AUX"):
            return verb_direction(parse, at) == "past"
    return False


def _size(a: Attribution) -> int:
    return sum(end - start for start, end in a.content_tokens)
