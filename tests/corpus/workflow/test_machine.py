"""Random people try random steps: only legal ones happen, and nothing that was said or decided is ever lost."""

import datetime as dt

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from corpus.errors import InvalidInput, NotAllowed
from corpus.people import Right, Role, User
from corpus.workflow import DecisionKind, Stage, answer, assign, confirm, hand_on, may_see, take
from tests.builders import NOW, build_analysis, build_transcript

GROUPS = ("bus", "sprache", "wohnen")
INTERVIEW = build_transcript(id="I-01")
ANALYSIS = build_analysis([INTERVIEW])
STAFF = User(99, "stab", "Stab", frozenset({Role.STAFF}))

groups = st.sampled_from(("", *GROUPS))
people = st.builds(
    User,
    id=st.integers(1, 50),
    login=st.just("x"),
    name=st.just("X"),
    roles=st.frozensets(st.sampled_from(Role)),
    groups=st.lists(groups, max_size=3, unique=True).map(tuple),
    active=st.booleans(),
)
notes = st.sampled_from(("", " ", "weil es passt"))
STEPS = {
    "assign": lambda dossier, group, note, **who: assign(dossier, group, note=note, **who),
    "take": lambda dossier, group, note, **who: take(dossier, **who),
    "hand_on": lambda dossier, group, note, **who: hand_on(dossier, group, note=note, **who),
    "answer": lambda dossier, group, note, **who: answer(dossier, note, **who),
}
# kind -> (stages before, stages after), written down a second time on purpose
TABLE = {
    DecisionKind.ASSIGNED: (set(Stage), {Stage.ASSIGNED, Stage.OFFICE}),
    DecisionKind.TAKEN: ({Stage.ASSIGNED}, {Stage.TAKEN}),
    DecisionKind.HANDED_ON: ({Stage.ASSIGNED, Stage.TAKEN}, {Stage.ASSIGNED, Stage.OFFICE}),
    DecisionKind.ANSWERED: ({Stage.ASSIGNED, Stage.TAKEN}, {Stage.ANSWERED}),
}


class DossierMachine(RuleBasedStateMachine):
    """One dossier on its way."""

    @initialize(group=groups)
    def begin(self, group):
        self.clock = NOW
        self.dossier = self.first = confirm(
            ANALYSIS.challenges[0],
            statements=ANALYSIS.statements,
            transcripts=[INTERVIEW],
            group=group,
            theme="",
            title="Busse",
            note="",
            by=STAFF,
            at=NOW,
        )

    @rule(step=st.sampled_from(sorted(STEPS)), person=people, group=groups, note=notes)
    def anybody_tries(self, step, person, group, note):
        before = self.dossier
        self.clock += dt.timedelta(minutes=1)
        try:
            after = STEPS[step](before, group, note, by=person, at=self.clock)
        except (InvalidInput, NotAllowed):
            return
        self.check(before, after, person)
        self.dossier = after

    @rule(step=st.sampled_from(sorted(STEPS)), group=groups)
    def the_right_person_tries(self, step, group):
        roles = frozenset({Role.STAFF if step == "assign" else Role.MEMBER})
        person = User(7, "r", "Richtig", roles, (self.dossier.group,))
        self.anybody_tries(step, person, group, "weil es passt")

    def check(self, before, after, person):
        decision = after.decisions[-1]
        allowed_from, allowed_to = TABLE[decision.kind]
        assert after.decisions[:-1] == before.decisions
        assert before.stage in allowed_from
        assert after.stage in allowed_to
        assert may_see(person, before)
        assert person.can(Right.DECIDE if decision.kind is DecisionKind.ASSIGNED else Right.ANSWER)
        assert (decision.user, decision.at) == (person.id, self.clock)
        assert (decision.group_from, decision.group_to) == (before.group, after.group)

    @invariant()
    def evidence_never_changes(self):
        assert self.dossier.evidence == self.first.evidence
        assert (self.dossier.title, self.dossier.challenge) == (self.first.title, self.first.challenge)

    @invariant()
    def only_what_lies_at_a_group_is_under_way(self):
        assert (self.dossier.stage is Stage.OFFICE) == (self.dossier.group == "")


DossierMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None, database=None)
TestDossierMachine = DossierMachine.TestCase
