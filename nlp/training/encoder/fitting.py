"""How the network learns: first to be its deeper original, then what means the same and who would take it."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from nlp.embedding import Pieces, Said
from nlp.training.encoder.network import Network, run
from nlp.training.examples import Batch, Lesson
from nlp.training.language.fitting import SEED

AT_ONCE = 10
WARMING, COLDEST = 0.08, 0.03
# How near what means the same has to come: temperatures of the comparisons.
PAIRS, KNOWN, GROUPS = 0.05, 0.1, 0.1
# What else counts beside pairs: the meaning among all known ones, the right group of a district.
KNOWN_WEIGHT, GROUP_WEIGHT = 0.5, 0.5
NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Meanings:
    """A point for each known meaning, numbered by name; ``middle`` is what all have in common."""

    numbers: Mapping[str, int]
    points: nn.Parameter
    middle: torch.Tensor
    near: torch.Tensor


def imitate(student: Network, rows: Sequence[Pieces], goals: torch.Tensor, *, rate: float, at_once: int) -> None:
    """Bring the student's vectors to the goals (n × width), both seen from the middle of the goals."""
    middle = goals.mean(dim=0)
    dice = random.Random(SEED)  # noqa: S311
    batches = _mix(rows, at_once, dice)
    optimizer = torch.optim.AdamW(_trained(student), lr=rate, weight_decay=0.01)
    schedule = _make_schedule(optimizer, len(batches))
    student.train()
    for batch in batches:
        found = functional.normalize(run(student, [rows[row] for row in batch], at_once=at_once) - middle, dim=-1)
        goal = functional.normalize(goals[batch] - middle, dim=-1)
        likeness = ((found @ found.T - goal @ goal.T) ** 2).mean()
        _step(1 - (found * goal).sum(dim=1).mean() + 5 * likeness, student, optimizer, schedule)


def tune(network: Network, batches: Sequence[Batch], lesson: Lesson, *, lay_out: Any, rate: float) -> None:
    """Bring together what means the same, apart what does not, and problems to groups that would take them."""
    meanings = _place_meanings(network, lesson, lay_out)
    marks = [weight for name, weight in network.named_parameters() if name.startswith("marks")]
    others = [weight for name, weight in network.named_parameters() if weight.requires_grad and weight is not marks[0]]
    groups = [
        {"params": others, "lr": rate, "weight_decay": 0.01},
        {"params": marks, "lr": 1e-3, "weight_decay": 0},
        {"params": [meanings.points], "lr": 2e-3, "weight_decay": 0},
    ]
    optimizer = torch.optim.AdamW(groups)
    schedule = _make_schedule(optimizer, len(batches))
    network.train()
    for batch in batches:
        groups_said = [Said(f"{group.name}. {group.text}") for group in batch.district.groups] if batch.district else []
        vectors = run(network, [lay_out(said) for said in (*batch.said, *groups_said)], at_once=AT_ONCE)
        own, remits = vectors[: len(batch.said)], vectors[len(batch.said) :]
        loss = _compare_pairs(own, batch.meanings, lesson)
        if batch.district:
            loss = loss + KNOWN_WEIGHT * _compare_known(own, batch.meanings, meanings)
            loss = loss + GROUP_WEIGHT * _compare_groups(own - meanings.middle, remits - meanings.middle, batch)
        _step(loss, network, optimizer, schedule)


def _place_meanings(network: Network, lesson: Lesson, lay_out: Any) -> Meanings:
    """Each known meaning starts where its title is."""
    names = sorted(lesson.queries)
    network.eval()
    with torch.no_grad():
        titles = run(network, [lay_out(Said(lesson.queries[name][0])) for name in names], at_once=AT_ONCE)
    middle = titles.mean(dim=0)
    near = torch.tensor([[frozenset((one, other)) in lesson.near for other in names] for one in names])
    points = nn.Parameter(functional.normalize(titles - middle, dim=-1))
    return Meanings({name: number for number, name in enumerate(names)}, points, middle, near)


def _compare_pairs(vectors: Any, meanings: Sequence[str], lesson: Lesson) -> Any:
    """Each text should be nearer to those of its meaning than to all others of the batch."""
    own = torch.eye(len(meanings), dtype=torch.bool)
    same = torch.tensor([[one == other for other in meanings] for one in meanings]) & ~own
    unclear = torch.tensor([[frozenset((one, other)) in lesson.near for other in meanings] for one in meanings])
    scores = (vectors @ vectors.T / PAIRS).masked_fill(own | unclear, NEVER)
    logs = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    paired = same.any(dim=1)
    return -((logs * same).sum(dim=1)[paired] / same.sum(dim=1)[paired]).mean()


def _compare_known(vectors: Any, said: Sequence[str], meanings: Meanings) -> Any:
    """Each text should be nearest to the point of its own meaning."""
    right = torch.tensor([meanings.numbers[one] for one in said])
    seen = functional.normalize(vectors - meanings.middle, dim=-1)
    scores = seen @ functional.normalize(meanings.points, dim=-1).T / KNOWN
    return functional.cross_entropy(scores.masked_fill(meanings.near[right], NEVER), right)


def _compare_groups(vectors: Any, remits: Any, batch: Batch) -> Any:
    """Each text should be nearest to the remit that covers it; what others could take too says nothing."""
    assert batch.district is not None  # noqa: S101  # only asked where there is one
    groups = batch.district.groups
    asked = [row for row, one in enumerate(batch.meanings) if any(one in group.best for group in groups)]
    if not asked:
        return torch.zeros(())
    said = [batch.meanings[row] for row in asked]
    right = torch.tensor([next(n for n, group in enumerate(groups) if one in group.best) for one in said])
    also = torch.tensor([[one in group.also for group in groups] for one in said])
    scores = functional.normalize(vectors[asked], dim=-1) @ functional.normalize(remits, dim=-1).T / GROUPS
    return functional.cross_entropy(scores.masked_fill(also, NEVER), right)


def _mix(rows: Sequence[Pieces], at_once: int, dice: random.Random) -> list[list[int]]:
    """Batches in random order, of rows of about the same length."""
    order = dice.sample(range(len(rows)), len(rows))
    batches: list[list[int]] = []
    for start in range(0, len(order), 10 * at_once):
        some = sorted(order[start : start + 10 * at_once], key=lambda row: len(rows[row][0]))
        batches += [some[first : first + at_once] for first in range(0, len(some), at_once)]
    dice.shuffle(batches)
    return batches


def _trained(network: Network) -> list[nn.Parameter]:
    return [weight for weight in network.parameters() if weight.requires_grad]


def _make_schedule(optimizer: Any, steps: int) -> Any:
    def slow_down(step: int) -> float:
        return min(1.0, (step + 1) / (WARMING * steps)) * max(COLDEST, 1 - step / steps)

    return torch.optim.lr_scheduler.LambdaLR(optimizer, slow_down)


def _step(loss: Any, network: Network, optimizer: Any, schedule: Any) -> None:
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(_trained(network), 1.0)
    optimizer.step()
    schedule.step()
