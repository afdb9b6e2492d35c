"""The server: a few processes, each with a few threads, since pages wait for the database more than they compute."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from config import env  # noqa: E402, needs the path

wsgi_app = "config.wsgi:application"
chdir = str(ROOT)
pythonpath = f"{ROOT},{ROOT / 'site'}"

bind = f"{env.get('BIND')}:{env.get('PORT')}"
worker_class = "gthread"
workers = env.get("WEB_WORKERS")
threads = env.get("WEB_THREADS")
timeout = 30
graceful_timeout = 20
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
if Path("/dev/shm").is_dir():  # noqa: S108, the heartbeat file must not wait for a disk
    worker_tmp_dir = "/dev/shm"  # noqa: S108

logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonFormatter"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}},
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {"gunicorn.error": {"handlers": [], "level": "WARNING", "propagate": True}},
}


def post_worker_init(worker):
    """Say where the site is once somebody can answer there."""
    if worker.age == 1:
        sys.stdout.write(f"\nStandard Bearer is at http://{bind}\n\n")
        sys.stdout.flush()
