"""What the entity rules work on before anything is final: mentions in tokens, and clusters of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import field

from onrecord.annotate.lexicons.actors import Actor, Sense
from onrecord.annotate.lexicons.holders import Holder
from onrecord.model.entity import EntityKind, MentionForm

if TYPE_CHECKING:
    from onrecord.annotate.entities.standing import Standing


class Draft(msgspec.Struct, eq=False):
    """One mention. Tokens [start, end) headed at `head`; `cluster` once it is known whom it refers to."""

    start: int
    end: int
    head: int
    form: MentionForm
    kind: EntityKind | None = None
    number: str = "sg"  # "sg", "pl"
    gender: str = ""  # "m", "f", "" not known
    pieces: tuple[str, ...] = ()  # of a name
    actor: Actor | None = None
    sense: Sense | None = None
    lemma: str = ""  # of a nominal, or the pronoun itself
    group: str = ""  # of its noun: "force", "state"
    modifiers: frozenset[str] = frozenset()
    definite: str = ""  # "def", "indef", "poss", "bare"
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None  # words of the text: "Defense Secretary"
    roles: list[str] = field(default_factory=list)  # lemmas of the nouns in it
    role_spans: list[tuple[int, int]] = field(default_factory=list)  # where they stand
    former: bool = False
    title_start: int | None = None  # first token of the title before a name
    same_as: Draft | None = None  # apposition, title, copula
    cluster: Cluster | None = None
    calque: str = ""  # what a translation seems to have made of it
    misspelt: bool = False  # not spelt as the registry has it
    label: str = ""  # what to call it where its words are not in one piece: "Turkish officials"
    extra: tuple[Cluster, ...] = ()  # "the two leaders": the others that it refers to
    standing: Standing | None = None  # once a pronoun has asked where it stands


class Cluster(msgspec.Struct, eq=False):
    """One entity in the making."""

    kind: EntityKind | None
    mentions: list[Draft] = field(default_factory=list)
    named: bool = False  # whether any of them is a name
    actor: Actor | None = None
    gender: str = ""
    number: str = "sg"
    country: str | None = None
    holder: Holder | None = None
    roles: set[str] = field(default_factory=set)  # role nouns and what they generalise to
    modifiers: set[str] = field(default_factory=set)
    shared: Draft | None = None  # the last phrase that means it and others at once
    recent: list[Draft] = field(default_factory=list)  # the last mentions read
    told: int = 0  # how far the text had been told when the last of them was, as `Reading.told` counts

    def add(self, mention: Draft) -> None:
        mention.cluster = self
        self.mentions.append(mention)
        self.named = self.named or mention.form == "name"
        self.kind = self.kind or mention.kind
        self.actor = self.actor or (mention.actor if mention.form == "name" else None)
        self.gender = self.gender or mention.gender
        self.country = self.country or mention.country
        self.modifiers |= mention.modifiers
