"""Every knob that can change a result. No heavy import: the pages read it too."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnalysisConfig:
    """Knobs of one analysis; stored with its result. Thresholds are probabilities, distances are cosine distances."""

    version: int = 1
    seed: int = 20180502
    challenge_threshold: float = 0.42
    proposal_threshold: float = 0.34
    measure_threshold: float = 0.44
    strength_threshold: float = 0.36
    # A statement whose best theme is less likely than this stays without one.
    theme_threshold: float = 0.25
    # How much a better score counts; higher makes probabilities more extreme.
    theme_sharpness: float = 6.0
    # Two groups of challenge statements closer than this become one, where there are fewer than 30 of them.
    challenge_distance: float = 0.68
    # From so many interviews on a challenge counts as recurring.
    min_interviews: int = 2
    # Fewer interviews than this count only if they clearly mean one known problem or name the same thing.
    surely_recurring: int = 4
    # A challenge of one interview is kept when it has so many statements, and so many of them at least this probable.
    single_statements: int = 3
    single_certain: int = 2
    single_score: float = 0.65
    # Two groups of statements about offers closer than this tell of one offer.
    measure_distance: float = 0.45
    # Offers scoring lower are no pair; chosen on the dev half of nlp/evaluation/overlaps.txt.
    overlap_threshold: float = 0.32
    # Below this probability of the best group a person at the office should look.
    routing_threshold: float = 0.55
    # How much a better fit to a remit counts where there is one statement; many statements count more.
    routing_sharpness: float = 5.5
