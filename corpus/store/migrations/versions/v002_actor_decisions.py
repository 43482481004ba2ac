"""What people decided about actors."""

import sqlalchemy as sa
from alembic import op

revision = "002"
down_revision = "001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "actor_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["actor_decisions.id"], name="fk_actor_decisions_undoes"),
        sa.ForeignKeyConstraint(["user"], ["accounts.id"], name="fk_actor_decisions_user"),
        sa.PrimaryKeyConstraint("id", name="pk_actor_decisions"),
        sa.UniqueConstraint("undoes", name="uq_actor_decisions_undoes"),
    )


def downgrade() -> None:
    op.drop_table("actor_decisions")
