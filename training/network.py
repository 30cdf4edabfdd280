"""The reader as a torch module: MiniLM-L6 with linear heads over words and two word-pair scorers.

The encoder is BERT (Devlin et al. 2019) of 6 layers and 384 numbers (Wang et al. 2020, MiniLM). Arcs are scored by a
bilinear form over two small layers (Dozat & Manning 2017), with the root's score in place of the diagonal; labels of
arcs, and roles of pairs, by one hidden layer over the sum of two projections.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.tables import DEPENDENCIES, HEADS, ROLES, columns

if TYPE_CHECKING:
    from training.batches import Batch

WIDTH, LAYERS, ATTENTION_HEADS, VOCABULARY, POSITIONS, SHAPE_IDS = 384, 6, 12, 30522, 512, 16
ARC_SIZE, LABEL_SIZE = 192, 128
_EPSILON = 1e-12


@dataclass(frozen=True)
class Shape:
    """What a network is made for: which linear heads it has, and whether it scores roles of pairs."""

    heads: tuple[str, ...]
    roles: bool


class Dropout(nn.Module):
    """Dropout whose mask holds for all words of a window (Gal & Ghahramani 2016); drawing it costs next to nothing."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """`x` is [batch, words, WIDTH]."""
        if not self.training or self.share == 0:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.share
        return x * (kept / (1 - self.share)).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer with separate query, key and value, in BERT's order of normalisation."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.wide, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.out = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` [batch, pieces, WIDTH]; `mask` [batch, 1, 1, pieces], added to the scores."""
        batch, size, _ = x.shape
        q, k, v = (
            f(x).view(batch, size, ATTENTION_HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value)
        )
        scores = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // ATTENTION_HEADS) + mask
        mixed = (scores.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(batch, size, WIDTH)
        x = self.attended(x + self.dropout(self.mixed(mixed)))
        out: Tensor = self.out(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))
        return out


class Encoder(nn.Module):
    """Pieces to vectors. Word embeddings are frozen; case and spacing come in as token types."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.words.weight.requires_grad = False
        self.positions, self.shapes = nn.Embedding(POSITIONS, WIDTH), nn.Embedding(SHAPE_IDS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)

    def forward(self, input_ids: Tensor, shape_ids: Tensor, mask: Tensor) -> Tensor:
        """[batch, pieces] each; `mask` is true where a piece stands. Returns [batch, pieces, WIDTH]."""
        positions = torch.arange(input_ids.shape[1], device=input_ids.device)
        summed = self.words(input_ids) + self.positions(positions) + self.shapes(shape_ids)
        x: Tensor = self.dropout(self.norm(summed))
        away = torch.where(mask, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, away)
        return x


class PairScorer(nn.Module):
    """Scores of labels for ordered pairs: relu(left of the one + right of the other), then a linear layer."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(WIDTH, LABEL_SIZE), nn.Linear(WIDTH, LABEL_SIZE, bias=False)
        self.out = nn.Linear(LABEL_SIZE, labels)

    def forward(self, words: Tensor) -> PairScores:
        return PairScores(self.left(words), self.right(words), self.out)


class Scores(NamedTuple):
    """What the reader says: `logits` [batch, words, columns], `arcs` [batch, words, words], and the halves of pairs."""

    logits: Tensor
    arcs: Tensor
    label: PairScores
    role: PairScores | None


class PairScores(NamedTuple):
    """`left` and `right` are [batch, words, LABEL_SIZE]; `out` turns their rectified sum into label scores."""

    left: Tensor
    right: Tensor
    out: Callable[[Tensor], Tensor]

    def of(self, window: Tensor, left: Tensor, right: Tensor) -> Tensor:
        """Scores of the pairs of words numbered `left` and `right` in these windows, [..., labels]."""
        return self.out(functional.relu(self.left[window, left] + self.right[window, right])).float()


class Reader(nn.Module):
    """Encoder and heads. Vectors of words are those of their first pieces."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape, self.columns = shape, columns(shape.heads)
        self.encoder = Encoder(dropout)
        self.dropout = Dropout(dropout)
        self.linear = nn.Linear(WIDTH, sum(len(HEADS[h]) for h in shape.heads))
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, ARC_SIZE), nn.Linear(WIDTH, ARC_SIZE)
        self.arc = nn.Linear(ARC_SIZE, ARC_SIZE)  # its bias lets a word be a likely head in itself
        self.label = PairScorer(len(DEPENDENCIES))
        self.role = PairScorer(len(ROLES)) if shape.roles else None

    def vectors(self, input_ids: Tensor, shape_ids: Tensor, mask: Tensor, word_pieces: Tensor) -> Tensor:
        """Vectors of words, [batch, words, WIDTH]; `word_pieces` [batch, words] points at first pieces."""
        x = self.encoder(input_ids, shape_ids, mask)
        at = word_pieces.unsqueeze(-1).expand(-1, -1, WIDTH)
        out: Tensor = self.dropout(x.gather(1, at))
        return out

    def forward(self, batch: Batch) -> Scores:
        """Everything that the run time gets, too."""
        words = self.vectors(batch.input_ids, batch.shape_ids, batch.mask, batch.word_pieces)
        logits = self.linear(words).float()
        arcs = self.arcs(words, logits[..., self.columns["root"][0]])
        return Scores(logits, arcs, self.label(words), None if self.role is None else self.role(words))

    def arcs(self, words: Tensor, root: Tensor) -> Tensor:
        """Score of each word (row) to depend on each (column), [batch, words, words]; the diagonal is `root`."""
        dependents = functional.relu(self.arc_dep(words))
        heads = self.arc(functional.relu(self.arc_head(words)))
        scores = (dependents @ heads.transpose(1, 2)).float() / math.sqrt(ARC_SIZE)
        here = torch.eye(words.shape[1], dtype=torch.bool, device=words.device)
        return torch.where(here, root.float().unsqueeze(-1), scores)


_OURS_OF_BERT = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "mixed",
    "attention.output.LayerNorm": "attended",
    "intermediate.dense": "wide",
    "output.dense": "narrow",
    "output.LayerNorm": "out",
}


def load_base(encoder: Encoder, path: Path) -> None:
    """Fill the encoder from MiniLM's safetensors file. The first token type goes into every shape's row."""
    base = read_safetensors(path)
    state = {
        "words.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": base["embeddings.position_embeddings.weight"],
        "shapes.weight": base["embeddings.token_type_embeddings.weight"][:1].expand(SHAPE_IDS, -1).clone(),
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    for n in range(LAYERS):
        for theirs, ours in _OURS_OF_BERT.items():
            for part in ("weight", "bias"):
                state[f"layers.{n}.{ours}.{part}"] = base[f"encoder.layer.{n}.{theirs}.{part}"]
    encoder.load_state_dict(state)


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """The fp32 tensors of a safetensors file (8 bytes of header length, JSON header, raw data)."""
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    out = {}
    for name, about in header.items():
        if name != "__metadata__" and about["dtype"] == "F32":
            start, end = about["data_offsets"]
            array = np.frombuffer(data[8 + size + start : 8 + size + end], np.float32).reshape(about["shape"])
            out[name] = torch.from_numpy(array.copy())
    return out
