"""What the entity rules work on before anything is final: mentions in tokens, and clusters of them.

These are plain classes, with plain defaults: so `make wheel` compiles them, and the rules that look into them tens of
thousands of times, to native ones.
"""

from __future__ import annotations

from onrecord.annotate.lexicons.actors import Actor, Sense
from onrecord.annotate.lexicons.tenures import Holder
from onrecord.model.entity import EntityKind, MentionForm


class Standing:
    """Where a mention stands: `told` is how many sentences of the text were told before, captions not counted; `signs`
    tell of its place, `phrase` of its words where it is an entity's.
    """

    def __init__(
        self,
        told: int,
        sentence: int,
        passage: int,
        role: str,
        governor: int,
        *,
        captioned: bool,
        quoted: bool,
        speaks: bool,
        opens: bool,
        signs: int,
        phrase: int,
    ) -> None:
        self.told, self.sentence, self.passage = told, sentence, passage
        self.role, self.governor = role, governor
        self.captioned, self.quoted, self.speaks = captioned, quoted, speaks
        self.opens = opens  # it is the first word of its sentence
        self.signs, self.phrase = signs, phrase


class Draft:
    """One mention. Tokens [start, end) headed at `head`; `cluster` once it is known whom it refers to."""

    role: str | None = None  # words of the text: "Defense Secretary"
    roles: tuple[str, ...] = ()  # lemmas of the nouns in it
    role_spans: tuple[tuple[int, int], ...] = ()  # where they stand
    former: bool = False
    title_start: int | None = None  # first token of the title before a name
    same_as: Draft | None = None  # apposition, title, copula
    calque: str = ""  # what a translation seems to have made of it
    extra: tuple[Cluster, ...] = ()  # "the two leaders": the others that it refers to
    standing: Standing | None = None  # once a pronoun has asked where it stands

    def __init__(
        self,
        start: int,
        end: int,
        head: int,
        form: MentionForm,
        kind: EntityKind | None = None,
        number: str = "sg",  # "sg", "pl"
        gender: str = "",  # "m", "f", "" not known
        pieces: tuple[str, ...] = (),  # of a name
        actor: Actor | None = None,
        sense: Sense | None = None,
        lemma: str = "",  # of a nominal, or the pronoun itself
        group: str = "",  # of its noun: "force", "state"
        modifiers: frozenset[str] = frozenset(),
        definite: str = "",  # "def", "indef", "poss", "bare"
        country: str | None = None,
        sectors: tuple[str, ...] = (),
        cluster: Cluster | None = None,
        misspelt: bool = False,  # not spelt as the registry has it
        label: str = "",  # what to call it where its words are not in one piece: "Turkish officials"
    ) -> None:
        self.start, self.end, self.head = start, end, head
        self.form, self.kind, self.number, self.gender = form, kind, number, gender
        self.pieces, self.actor, self.sense = pieces, actor, sense
        self.lemma, self.group, self.modifiers, self.definite = lemma, group, modifiers, definite
        self.country, self.sectors = country, sectors
        self.cluster, self.misspelt, self.label = cluster, misspelt, label

    def of_part(
        self, start: int, end: int, head: int, number: str, country: str | None, label: str, modifiers: frozenset[str]
    ) -> Draft:
        """A mention by these of its words, of one of those whom it tells of at once."""
        part = Draft(
            start, end, head, self.form, self.kind, number, self.gender, self.pieces, self.actor, self.sense,
            self.lemma, self.group, modifiers, self.definite, country, self.sectors, self.cluster, self.misspelt, label,
        )  # fmt: skip
        part.role, part.former, part.title_start, part.same_as = self.role, self.former, self.title_start, self.same_as
        part.calque, part.extra, part.standing = self.calque, self.extra, self.standing
        part.roles, part.role_spans = self.roles, self.role_spans
        return part


class Cluster:
    """One entity in the making."""

    roles: frozenset[str] = frozenset()  # role nouns and what they generalise to
    modifiers: frozenset[str] = frozenset()
    named: bool = False  # whether any of its mentions is a name
    holder: Holder | None = None
    shared: Draft | None = None  # the last phrase that means it and others at once
    told: int = 0  # how far the text had been told when its last mention was, as `Reading.told` counts

    def __init__(
        self,
        kind: EntityKind | None,
        actor: Actor | None = None,
        number: str = "sg",
        gender: str = "",
        country: str | None = None,
    ) -> None:
        self.kind, self.actor, self.number, self.gender, self.country = kind, actor, number, gender, country
        self.mentions: list[Draft] = []
        self.recent: list[Draft] = []  # the last mentions read

    def add(self, mention: Draft) -> None:
        mention.cluster = self
        self.mentions.append(mention)
        self.named = self.named or mention.form == "name"
        self.kind = self.kind or mention.kind
        self.actor = self.actor or (mention.actor if mention.form == "name" else None)
        self.gender = self.gender or mention.gender
        self.country = self.country or mention.country
        if mention.modifiers:
            self.modifiers |= mention.modifiers
