"""What Alembic runs: on the connection it was handed, inside our own transaction."""

from __future__ import annotations

from alembic import context

from quests.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
