#!/usr/bin/env python3
"""Puts the two source roots on the path, then Django as usual."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415, needs the path

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
