"""tables: writing what was learned, the same bytes for the same figures."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from auditor import learned
from auditor.output import write

FOLDER = Path(learned.__file__).parent
SMALLEST = 0.08  # smaller weights are dropped


def save(name: str, weights: Iterable[tuple[str, float]], bias: float, **more: Any) -> None:
    """Write auditor/learned/<name>.json: bias, weights to two places, and what else there is."""
    kept = {str(feature): round(float(weight), 2) for feature, weight in sorted(weights) if abs(weight) >= SMALLEST}
    data = {"bias": round(float(bias), 2), **more, "weights": kept}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
    write(FOLDER / f"{name}.json", text)
    print(f"{name}: {len(kept)} weights, {len(text.encode()) // 1000} kB")
