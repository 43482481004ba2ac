"""What somebody is about to enter, asked of the worker in the same table as searches."""

import sqlalchemy as sa
from alembic import op

revision = "006"
down_revision = "005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("searches", sa.Column("draft", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    # Without its draft such a question would ask for nothing.
    op.execute("DELETE FROM searches WHERE draft IS NOT NULL")
    op.drop_column("searches", "draft")
