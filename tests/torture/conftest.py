"""The torture is asked for by name; ``make test`` leaves it out."""

import os

collect_ignore_glob = [] if os.environ.get("TORTURE") else ["test_*.py"]
