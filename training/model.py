"""The reader model: one small BERT encoder with letter case and quotation state beside the words, and several heads."""

from dataclasses import asdict, dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from rashomon.language.pairs import DISTANCES, OWN, PLACES

FLAT = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
CUE = ["O", "B", "I"]


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


class Dropout(nn.Module):
    """Dropout that takes its masks from a pool drawn once: drawing anew each time costs a tenth of a step on a CPU."""

    pool: ClassVar[dict[tuple[float, torch.device], Tensor]] = {}

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Zero a share of the values and scale the others up; in evaluation give them as they are."""
        if not self.training or not self.share:
            return x
        key = self.share, x.device
        if key not in self.pool:
            kept = torch.rand(1 << 25, device=x.device) >= self.share
            self.pool[key] = kept.to(torch.bfloat16) / (1 - self.share)
        pool = self.pool[key]
        at = int(torch.randint(len(pool) - x.numel(), ()))
        return x * pool[at : at + x.numel()].view(x.shape).to(x.dtype)


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
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Map [batch, length, hidden]; ``mask`` [batch, 1, 1, length] is added to the attention scores."""
        batch, length, hidden = x.shape
        q, k, v = (
            part.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)
            for part in self.qkv(x).chunk(3, -1)
        )
        # written out: the fused attention's way back is slow in bfloat16 on a CPU
        scores = torch.matmul(q * (hidden // self.heads) ** -0.5, k.transpose(-1, -2))
        attended = torch.matmul((scores + mask.to(scores.dtype)).softmax(-1, dtype=scores.dtype), v)
        x = self.norm1(x + self.dropout(self.out(attended.transpose(1, 2).reshape(batch, length, hidden))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class OwnHead(nn.Module):
    """Scores what each subword of a window is to a given cue (``OWN``): its source, its content or nothing."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.word = nn.Linear(shape.hidden, shape.pair)
        self.cue = nn.Linear(shape.hidden, 2 * shape.pair)
        self.distance = nn.Embedding(2 * DISTANCES + 1, shape.pair)
        self.place = nn.Embedding(PLACES, shape.pair)
        self.near = nn.ModuleList(nn.Linear(3 * shape.pair, shape.pair) for _ in range(2))
        self.label = nn.Linear(shape.pair, len(OWN))
        self.unary = nn.Linear(shape.hidden, len(OWN))
        self.dropout = Dropout(dropout)
        for embedding in (self.distance, self.place):
            nn.init.normal_(embedding.weight, std=0.1)

    def forward(self, hidden: Tensor, cues: Tensor, where: Tensor, distance: Tensor, place: Tensor) -> Tensor:
        """Give [cues, length, len(OWN)] from ``hidden`` [windows, length, hidden].

        ``cues`` [cues, length] holds weights over each cue's subwords (summing to 1), ``where`` [cues] the window it
        lies in, ``distance`` and ``place`` [cues, length] what ``rashomon.language.pairs`` gives (-1 at padding).
        """
        gathered = torch.matmul(cues.to(hidden.dtype)[:, None], hidden[where])[:, 0]
        gate, shift = self.cue(gathered).chunk(2, -1)
        real = (distance >= 0).to(hidden.dtype)[:, :, None]
        x = self.word(hidden)[where] * gate[:, None] + shift[:, None]
        x = functional.gelu(x + self.distance(distance.clamp(min=0)) + self.place(place.clamp(min=0))) * real
        x = self.dropout(x)
        for number, layer in enumerate(self.near):
            reach = number + 1
            beside = functional.pad(x, (0, 0, reach, reach))
            both = torch.cat([beside[:, : -2 * reach], x, beside[:, 2 * reach :]], -1)
            x = (x + functional.gelu(layer(both))) * real
        return self.label(x) + self.unary(hidden)[where]


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
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.quoted.weight)
        self.flat = nn.Linear(shape.hidden, len(FLAT))
        self.cue = nn.Linear(shape.hidden, len(CUE))
        self.ner = nn.Linear(shape.hidden, shape.ner)
        self.upos = nn.Linear(shape.hidden, shape.upos)
        self.cue_steps = nn.Parameter(torch.zeros(len(CUE), len(CUE)))
        self.own_steps = nn.Parameter(torch.zeros(len(OWN), len(OWN)))
        self.ner_steps = nn.Parameter(torch.zeros(shape.ner, shape.ner))
        self.own = OwnHead(shape, dropout)
        self.arc_head = _mlp(shape.hidden, shape.arc, dropout)
        self.arc_dependent = _mlp(shape.hidden, shape.arc, dropout)
        self.arc_bilinear = nn.Parameter(torch.zeros(shape.arc + 1, shape.arc))
        self.relation_head = _mlp(shape.hidden, shape.relation, dropout)
        self.relation_dependent = _mlp(shape.hidden, shape.relation, dropout)
        self.relation_bilinear = nn.Parameter(torch.zeros(shape.deprels, shape.relation + 1, shape.relation + 1))
        nn.init.xavier_uniform_(self.arc_bilinear)
        nn.init.normal_(self.relation_bilinear, std=1 / shape.relation)

    @property
    def device(self) -> torch.device:
        """Where its parameters lie."""
        return self.norm.weight.device

    def encode(self, ids: Tensor, case: Tensor, quoted: Tensor) -> Tensor:
        """Give the hidden states [batch, length, hidden] of padded subword ids [batch, length]."""
        mask = ((ids == 0).to(self.norm.weight.dtype) * -1e4)[:, None, None, :]
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places)[None] + self.case(case) + self.quoted(quoted)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


def arc_scores(model: Reader, hidden: Tensor, words: Tensor, sentences: Tensor) -> Tensor:
    """Score the heads of words: [words, 1 + words], column 0 the root; words of other sentences are out.

    ``hidden`` [length, hidden] is the window's, ``words`` [words, hidden] that of each word's first subword.
    """
    candidates = model.arc_head(torch.cat([hidden[:1], words]))
    dependents = functional.pad(model.arc_dependent(words), (0, 1), value=1.0)
    scores = dependents @ model.arc_bilinear.to(words.dtype) @ candidates.T
    other = torch.cat(
        [torch.zeros(len(words), 1, dtype=torch.bool, device=words.device), sentences[:, None] != sentences[None]], 1
    )
    return scores.float().masked_fill(other, -1e4)


def relation_scores(model: Reader, heads: Tensor, words: Tensor) -> Tensor:
    """Score the labels of given arcs: [words, labels]."""
    head = functional.pad(model.relation_head(heads), (0, 1), value=1.0)
    word = functional.pad(model.relation_dependent(words), (0, 1), value=1.0)
    return torch.einsum("wi,lij,wj->wl", word, model.relation_bilinear.to(word.dtype), head)


def _mlp(size: int, out: int, dropout: float) -> nn.Module:
    return nn.Sequential(nn.Linear(size, out), nn.GELU(), Dropout(dropout))


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
