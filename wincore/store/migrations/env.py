"""Run migrations inside the transaction that `wincore.store.migrate` opened."""

from alembic import context

from wincore.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
