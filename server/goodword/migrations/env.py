"""Alembic's entry: the connection comes from the runner, in its transaction."""

from alembic import context

import goodword.wiring  # noqa: F401 - brings every room's tables into the metadata
from goodword.lib.db import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,
    include_name=lambda name, kind, _parents: kind != "table" or name in Base.metadata.tables,
)
context.run_migrations()
