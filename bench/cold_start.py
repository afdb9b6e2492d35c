"""From a fresh clone to the first page, and again once it has been set up."""

import os
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.scratch import ROOT, free_port

COLD, WARM = 120, 10
PATIENCE = 600
# What this checkout's `./run` exported must not reach the clone's.
OURS = ("DEBUG", "DEMO", "SECRET_KEY", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "VIRTUAL_ENV")


def measure() -> dict:
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        return {"cold_seconds": _seconds_to_first_page(clone), "warm_seconds": _seconds_to_first_page(clone)}


def table(figures: dict) -> str:
    return (
        f"Fresh clone to first page  {figures['cold_seconds']:6.1f} s, at most {COLD}\n"
        f"Once more                  {figures['warm_seconds']:6.1f} s, at most {WARM}"
    )


def _seconds_to_first_page(clone: Path) -> float:
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name not in OURS} | {"PORT": str(port)}
    started = time.monotonic()
    # A session of its own, so that the server can be stopped together with whatever `./run` started.
    run = subprocess.Popen(["./run"], cwd=clone, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        while not _answers(f"http://127.0.0.1:{port}/account/login/"):
            if run.poll() is not None:
                raise SystemExit("./run ended before it served a page.")
            if time.monotonic() - started > PATIENCE:
                raise SystemExit(f"No page within {PATIENCE} seconds.")
            time.sleep(0.1)
        return time.monotonic() - started
    finally:
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGTERM)
        run.wait(timeout=30)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
