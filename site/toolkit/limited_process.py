"""A file that somebody sent is read in a process of its own, with bounds on memory, time and files.

Whatever is in it, the site goes on: the process ends, and why it did is told.
"""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 512 * 1024 * 1024
PROCESSOR_SECONDS = 20
WAIT_SECONDS = 40
NICE = 15


@dataclass(frozen=True)
class Ended:
    """How a process ended. Any code but 0 that isn’t the module’s own came from its bounds."""

    code: int
    output: bytes


def run_limited(module: str, data: bytes) -> Ended:
    """Run a module of ours with the data on its input. It has nothing of our environment, secrets least of all."""
    try:
        # The module is ours by name; whatever a person sent comes by a pipe.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", module],
            input=data,
            capture_output=True,
            cwd=ROOT,
            env={"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}", "LC_ALL": "C.UTF-8"},
            timeout=WAIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Ended(-1, b"")
    return Ended(done.returncode, done.stdout)


def bound() -> None:
    """The first thing such a module does, before it imports what parses. Whoever has a page open goes first."""
    os.nice(NICE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
