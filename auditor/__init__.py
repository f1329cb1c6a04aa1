"""auditor: checks whether an article can be trusted and is fit to publish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.api import Auditor
    from auditor.model import AuditorError, InputError, RuleError
    from auditor.report import Report

__version__ = "0.1.0"
__all__ = ["Auditor", "AuditorError", "InputError", "Report", "RuleError", "__version__"]

_HOMES = {
    "Auditor": "auditor.api",
    "Report": "auditor.report",
    "AuditorError": "auditor.model",
    "InputError": "auditor.model",
    "RuleError": "auditor.model",
}


def __getattr__(name: str) -> Any:
    """Import the public names on first use, so that `import auditor` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'auditor' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
