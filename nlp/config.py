"""Every knob that can change a result. No heavy import: the pages read it too."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnalysisConfig:
    """Knobs of one analysis; stored with its result."""

    version: int = 1
    seed: int = 20180502
