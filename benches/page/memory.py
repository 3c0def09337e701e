"""What a page takes of memory, WebAssembly's included, which no script in it can say."""

from pathlib import Path

from .browser import Driver


def renderer_mb(driver: Driver) -> float:
    """Memory of the largest renderer that the driver's browser has, its share of what is shared counted (PSS)."""
    parents, renderers = {}, []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(process.name)] = int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if b"--type=renderer" in (process / "cmdline").read_bytes():
                renderers.append(int(process.name))
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has ended since

    def is_ours(process: int) -> bool:
        return process == driver.process.pid or process in parents and is_ours(parents[process])

    def pss(process: int) -> int:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return int(next(line.split()[1] for line in lines if line.startswith("Pss:")))

    return max(pss(process) for process in renderers if is_ours(process)) / 1024
