"""How much memory a page takes."""

from pathlib import Path


def renderer_bytes(under: int) -> int:
    """The proportional set of the largest renderer under a process."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            children.setdefault(int(fields["PPid"]), []).append(int(status.parent.name))
        except (OSError, KeyError):
            continue
    left, largest = [under], 0
    while left:
        pid = left.pop()
        left += children.get(pid, [])
        try:
            if b"--type=renderer" in Path(f"/proc/{pid}/cmdline").read_bytes():
                rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
                largest = max(largest, int(rollup.split("Pss:")[1].split()[0]) * 1024)
        except OSError:
            continue
    return largest
