"""The reader model: one small BERT encoder with letter case and quotation state beside the words, and several heads."""

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

FLAT = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
CUE = ["O", "B", "I"]
OWN = ["O", "B-source", "I-source", "B-content", "I-content"]
"""What a subword is to one given cue."""
DISTANCES = 32
NEAR = 8
"""Buckets of distance on each side, and up to where each distance has its own."""


@dataclass(frozen=True)
class Shape:
    """The sizes of the model."""

    vocabulary: int = 30522
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    cases: int = 6
    quoted: int = 3
    pair: int = 96
    arc: int = 128
    relation: int = 64
    ner: int = 19
    upos: int = 18
    deprels: int = 50


class Layer(nn.Module):
    """One transformer layer, normalised after each part as in BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm1 = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.norm2 = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Map [batch, length, hidden]; ``mask`` [batch, 1, 1, length] is added to the attention scores."""
        batch, length, hidden = x.shape
        q, k, v = (
            part.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)
            for part in self.qkv(x).chunk(3, -1)
        )
        attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(attended.transpose(1, 2).reshape(batch, length, hidden))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Reader(nn.Module):
    """The encoder and its heads; ``forward`` gives one tensor a head, all [batch, length, …]."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.case = nn.Embedding(shape.cases, shape.hidden)
        self.quoted = nn.Embedding(shape.quoted, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.quoted.weight)
        self.flat = nn.Linear(shape.hidden, len(FLAT))
        self.cue = nn.Linear(shape.hidden, len(CUE))
        self.ner = nn.Linear(shape.hidden, shape.ner)
        self.upos = nn.Linear(shape.hidden, shape.upos)
        self.own_cue = _mlp(shape.hidden, len(OWN) * shape.pair, dropout)
        self.own_word = _mlp(shape.hidden, len(OWN) * shape.pair, dropout)
        self.own_unary = nn.Linear(shape.hidden, len(OWN))
        self.own_distance = nn.Embedding(2 * DISTANCES + 1, len(OWN))
        self.arc_head = _mlp(shape.hidden, shape.arc, dropout)
        self.arc_dependent = _mlp(shape.hidden, shape.arc, dropout)
        self.arc_bilinear = nn.Parameter(torch.zeros(shape.arc + 1, shape.arc))
        self.relation_head = _mlp(shape.hidden, shape.relation, dropout)
        self.relation_dependent = _mlp(shape.hidden, shape.relation, dropout)
        self.relation_bilinear = nn.Parameter(torch.zeros(shape.deprels, shape.relation + 1, shape.relation + 1))
        nn.init.xavier_uniform_(self.arc_bilinear)
        nn.init.normal_(self.relation_bilinear, std=1 / shape.relation)

    def encode(self, ids: Tensor, case: Tensor, quoted: Tensor) -> Tensor:
        """Give the hidden states [batch, length, hidden] of padded subword ids [batch, length]."""
        mask = ((ids == 0).to(self.norm.weight.dtype) * -1e4)[:, None, None, :]
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places)[None] + self.case(case) + self.quoted(quoted)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def own_scores(self, hidden: Tensor, cues: Tensor, where: Tensor) -> Tensor:
        """Score what each subword of a window is to each cue: [cues, length, len(OWN)].

        ``cues`` [cues, length] holds weights over the subwords of each cue (summing to 1), ``where`` [cues] the window
        each lies in, in rising order.
        """
        pair, labels = self.shape.pair, len(OWN)
        word = self.own_word(hidden).view(*hidden.shape[:2], labels, pair)
        unary = self.own_unary(hidden)
        rows = []
        for window in range(len(hidden)):
            weights = cues[where == window].to(hidden.dtype)
            if len(weights):
                cue = self.own_cue(weights @ hidden[window]).view(-1, labels, pair)
                scores = torch.einsum("cap,lap->cla", cue, word[window]) / math.sqrt(pair)
                rows.append(scores + unary[window])
        return torch.cat(rows) + self.own_distance(distances(cues))


def arc_scores(model: Reader, hidden: Tensor, words: Tensor, sentences: Tensor) -> Tensor:
    """Score the heads of words: [words, 1 + words], column 0 the root; words of other sentences are out.

    ``hidden`` [length, hidden] is the window's, ``words`` [words, hidden] that of each word's first subword.
    """
    candidates = model.arc_head(torch.cat([hidden[:1], words]))
    dependents = functional.pad(model.arc_dependent(words), (0, 1), value=1.0)
    scores = dependents @ model.arc_bilinear.to(words.dtype) @ candidates.T
    other = torch.cat([torch.zeros(len(words), 1, dtype=torch.bool), sentences[:, None] != sentences[None]], 1)
    return scores.float().masked_fill(other, -1e4)


def relation_scores(model: Reader, heads: Tensor, words: Tensor) -> Tensor:
    """Score the labels of given arcs: [words, labels]."""
    head = functional.pad(model.relation_head(heads), (0, 1), value=1.0)
    word = functional.pad(model.relation_dependent(words), (0, 1), value=1.0)
    return torch.einsum("wi,lij,wj->wl", word, model.relation_bilinear.to(word.dtype), head)


def distances(cues: Tensor) -> Tensor:
    """Give for each subword its bucket of distance to the cue: [cues, length]; 0 inside, signed, logarithmic past 8."""
    inside = cues > 0
    places = torch.arange(cues.shape[1], device=cues.device)[None]
    first = inside.int().argmax(1, keepdim=True)
    last = cues.shape[1] - 1 - inside.flip(1).int().argmax(1, keepdim=True)
    far = torch.where(
        places < first, places - first, torch.where(places > last, places - last, torch.zeros_like(places))
    )
    size = far.abs().float()
    further = NEAR + 4.8 * torch.log2(size.clamp(min=NEAR) / NEAR)
    bucket = torch.where(size <= NEAR, size, further.clamp(max=DISTANCES))
    return (far.sign() * bucket.long()) + DISTANCES


def _mlp(size: int, out: int, dropout: float) -> nn.Module:
    return nn.Sequential(nn.Linear(size, out), nn.GELU(), nn.Dropout(dropout))


def load_encoder(model: Reader, state: dict[str, Tensor]) -> None:
    """Take the starting weights from a BERT checkpoint."""

    def take(target: nn.Module, name: str) -> None:
        target.weight.data.copy_(state[f"{name}.weight"])
        if getattr(target, "bias", None) is not None:
            target.bias.data.copy_(state[f"{name}.bias"])

    take(model.words, "embeddings.word_embeddings")
    take(model.positions, "embeddings.position_embeddings")
    model.positions.weight.data += state["embeddings.token_type_embeddings.weight"][0]
    take(model.norm, "embeddings.LayerNorm")
    for number, layer in enumerate(model.layers):
        base = f"encoder.layer.{number}"
        own = [f"{base}.attention.self.{part}" for part in ("query", "key", "value")]
        layer.qkv.weight.data.copy_(torch.cat([state[f"{name}.weight"] for name in own]))
        layer.qkv.bias.data.copy_(torch.cat([state[f"{name}.bias"] for name in own]))
        take(layer.out, f"{base}.attention.output.dense")
        take(layer.norm1, f"{base}.attention.output.LayerNorm")
        take(layer.up, f"{base}.intermediate.dense")
        take(layer.down, f"{base}.output.dense")
        take(layer.norm2, f"{base}.output.LayerNorm")


def shape_of(model: Reader) -> dict[str, int]:
    """Give the sizes for a checkpoint."""
    return asdict(model.shape)
