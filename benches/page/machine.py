"""What figures were measured on."""

import os
import platform
from pathlib import Path


def machine(chromium: str, load: float) -> str:
    """The machine in words; other work at the time makes figures worse than they are."""
    cpu = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.processor(),
    )
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} cores ({cpu}), {system}, Chromium {chromium}, headless, load {load:.1f} at the start"
