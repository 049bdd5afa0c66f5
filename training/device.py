"""Where training runs: on a GPU where there is one, else on the processor; in bfloat16 where that is fast."""

import torch

KINDS = ("cpu", "cuda")


def choose_device(name: str | None = None) -> torch.device:
    """Give the device of a name ("cpu", "cuda", "cuda:1"); without one the GPU where there is one, else the processor.

    Raises ValueError where no such device is here.
    """
    if name is None:
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    kind, _, number = name.partition(":")
    if kind not in KINDS or (number and not number.isdigit()):
        raise ValueError(f"no device {name!r}: expected cpu, cuda or cuda:N")
    if kind == "cuda" and int(number or 0) >= torch.cuda.device_count():
        raise ValueError(f"no device {name!r} here: torch finds {torch.cuda.device_count()} GPUs")
    return torch.device(name)


def has_bfloat16(device: torch.device) -> bool:
    """Tell whether a device multiplies in bfloat16; where it does not, that is slower than float32."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    found = torch.cpu.get_capabilities()
    return any(found.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16"))
