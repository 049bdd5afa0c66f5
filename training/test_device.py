"""Training runs where it is told to, and what one device wrote another takes up: run by ``make train-test``.

The device "meta", whose tensors have sizes but no numbers, stands for a GPU: what is made beside it is refused.
"""

from argparse import Namespace
from copy import deepcopy
from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch
from data import AttributionWindow, NameWindow, SyntaxWindow
from device import choose_device, has_bfloat16
from losses import attribution_loss, name_loss, syntax_loss
from model import Reader, Shape
from test_export import window
from torch import Tensor
from train import Run, parameter_groups

SHAPE = Shape(vocabulary=20_000, hidden=24, layers=1, heads=2, inner=32, pair=8, arc=8, relation=8, deprels=7)


def losses_on(device: str) -> dict[str, Tensor]:
    """Give the losses of all heads on a made-up window."""
    torch.manual_seed(4)
    model, one, rng = Reader(SHAPE).to(device), window(40), np.random.default_rng(2)
    marks = rng.integers(0, 3, 40).astype(np.int8)
    cues = np.zeros((2, 40), dtype=bool)
    cues[0, 3:5] = cues[1, 9] = True
    said = AttributionWindow(one, marks, marks, cues, rng.integers(0, 5, (2, 40)).astype(np.int8), marks)
    heads = np.array([-1, 0, 0, 1])
    tree = SyntaxWindow(one, np.arange(1, 5), np.arange(4), heads, np.arange(4), np.zeros(4, dtype=np.int64))
    found = attribution_loss(model, [said, said]) | syntax_loss(model, [tree])
    return found | {"names": name_loss(model, [NameWindow(one, marks)])["ner"]}


@pytest.mark.parametrize("device", ["cpu", "meta"])
def test_all_of_a_step_is_where_the_model_is(device: str) -> None:
    """Windows, targets, masks and what dropout draws; the way back too."""
    losses = losses_on(device)
    assert len(losses) == 8
    assert {loss.device.type for loss in losses.values()} == {device}
    torch.stack(list(losses.values())).sum().backward()


@pytest.mark.parametrize("name", ["banana", "", "gpu", "cuda:one", "cuda:99", "cpu;rm"])
def test_a_device_that_is_not_there(name: str) -> None:
    """The message names what was asked for."""
    with pytest.raises(ValueError, match="no device") as error:
        choose_device(name)
    assert repr(name) in str(error.value)


def test_a_gpu_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name; a name decides all the same."""
    for there, wanted in ((True, "cuda"), (False, "cpu")):
        monkeypatch.setattr(torch.cuda, "is_available", lambda there=there: there)
        assert choose_device().type == wanted
        assert choose_device("cpu").type == "cpu"


def test_bfloat16_where_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a GPU torch is asked, of the processor its capabilities."""
    for known in (True, False):
        monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda known=known, **_: known)
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda known=known: {"avx512_bf16": known})
        assert has_bfloat16(torch.device("cuda")) is known
        assert has_bfloat16(torch.device("cpu")) is known


def made_run(folder: Path, device: str = "cpu") -> Run:
    """Give a run without data."""
    run = Run.__new__(Run)
    run.arguments, run.device = Namespace(out=folder, seed=3), torch.device(device)
    run.rng, run.deprels, run.spent, run.step = Random(3), {"root": 0}, 0.0, 0  # noqa: S311 - no secret
    run.model = Reader(SHAPE).to(device)
    run.average = deepcopy(run.model)
    run.optimizer = torch.optim.AdamW(parameter_groups(run.model, 1e-4, 1e-3, 0.9))
    return run


@pytest.mark.filterwarnings("ignore:.*no-op")
def test_what_one_device_wrote_another_takes_up(tmp_path: Path) -> None:
    """Weights, average, optimizer and how far it had come; each lands on the device that reads."""
    first, second = made_run(tmp_path), made_run(tmp_path)
    first.model.cue.weight.sum().backward()
    first.optimizer.step()
    first.step, first.spent = 12, 34.0
    first.save()
    second.resume()
    assert (second.step, second.spent) == (12, 34.0)
    assert torch.equal(first.model.cue.weight, second.model.cue.weight)
    assert len(second.optimizer.state) == len(first.optimizer.state) > 0
    third = made_run(tmp_path, "meta")
    third.resume()
    assert {value.device.type for value in third.model.state_dict().values()} == {"meta"}
    moments = [state["exp_avg"] for state in third.optimizer.state.values()]
    assert {moment.device.type for moment in moments} == {"meta"}
