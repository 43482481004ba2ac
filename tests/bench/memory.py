"""What processes weigh, read from the kernel."""

from pathlib import Path


def megabytes(pid: int, *, measure: str = "Rss") -> float:
    """Resident memory of a process in MB, 0 when it is gone; ``Pss`` divides pages among those that share them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith(f"{measure}:")) / 1024


def family(pid: int) -> list[int]:
    """The process and all its descendants."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return []
    return [pid, *(member for child in children for member in family(int(child)))]
