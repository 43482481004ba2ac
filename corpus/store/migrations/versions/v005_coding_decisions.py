"""What people decided about themes and challenges; names of themes become decisions like the others."""

import sqlalchemy as sa
from alembic import op

revision = "005"
down_revision = "004"
branch_labels = None
depends_on = None

UTC = sa.DateTime(timezone=True)
old = sa.table(
    "theme_names",
    sa.column("id", sa.Integer),
    sa.column("theme", sa.Text),
    sa.column("name", sa.Text),
    sa.column("named_by", sa.Integer),
    sa.column("named_at", UTC),
)
new = sa.table(
    "coding_decisions",
    sa.column("id", sa.Integer),
    sa.column("coded", sa.Text),
    sa.column("act", sa.Text),
    sa.column("undoes", sa.Integer),
    sa.column("content", sa.JSON),
    sa.column("by", sa.Text),
    sa.column("user", sa.Integer),
    sa.column("at", UTC),
)
accounts = sa.table("accounts", sa.column("id", sa.Integer), sa.column("name", sa.Text))


def upgrade() -> None:
    op.create_table(
        "coding_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coded", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["coding_decisions.id"], name="fk_coding_decisions_undoes"),
        sa.ForeignKeyConstraint(["user"], ["accounts.id"], name="fk_coding_decisions_user"),
        sa.PrimaryKeyConstraint("id", name="pk_coding_decisions"),
        sa.UniqueConstraint("undoes", name="uq_coding_decisions_undoes"),
    )
    named = sa.select(old, accounts.c.name.label("by")).join_from(old, accounts, old.c.named_by == accounts.c.id)
    connection = op.get_bind()
    for row in connection.execute(named.order_by(old.c.id)).all():
        content = {"ids": [row.theme], "statements": [], "name": row.name, "part": "", "change": ""}
        about = {"coded": "theme", "act": "name", "by": row.by, "user": row.named_by, "at": row.named_at}
        connection.execute(new.insert().values(content=content, **about))
    op.drop_index("ix_theme_names_theme", table_name="theme_names")
    op.drop_table("theme_names")


def downgrade() -> None:
    op.create_table(
        "theme_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("named_by", sa.Integer(), nullable=False),
        sa.Column("named_at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["named_by"], ["accounts.id"], name="fk_theme_names_named_by"),
        sa.PrimaryKeyConstraint("id", name="pk_theme_names"),
    )
    op.create_index("ix_theme_names_theme", "theme_names", ["theme"], unique=False)
    undone = sa.select(new.c.undoes).where(new.c.undoes.is_not(None))
    wanted = (new.c.coded == "theme") & (new.c.act == "name") & new.c.id.not_in(undone)
    named = sa.select(new).where(wanted).order_by(new.c.id)
    connection = op.get_bind()
    for row in connection.execute(named).all():
        about = {"theme": row.content["ids"][0], "name": row.content["name"], "named_by": row.user, "named_at": row.at}
        connection.execute(old.insert().values(**about))
    op.drop_table("coding_decisions")
