"""One run on one database: make the data, measure the asked parts. ``python -m tests.bench`` starts it."""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

import django


def main(target: Path, scale: str, names: list[str]) -> None:
    """Measure the parts *names* on data of *scale*; keep what was seen after each part."""
    django.setup()
    from django.core.management import call_command

    from tests.bench.parts import part
    from tests.bench.stage import Stage

    call_command("migrate", verbosity=0, interactive=False)
    began = time.perf_counter()
    stage = Stage.make(scale)
    print(
        f"{stage.vendor}: {stage.summary} in {time.perf_counter() - began:.1f} s", file=sys.stderr, flush=True
    )
    seen = []
    for name in names:
        for measurement in part(name).measure(stage):
            seen.append(asdict(measurement))
            target.write_text(json.dumps(seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
