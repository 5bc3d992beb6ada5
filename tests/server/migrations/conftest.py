"""One more migration than there are."""

import shutil

import pytest
from goodword.migrations import runner

from tests.server.migrations.filling import revisions

NEXT = '''"""A change made by a test."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = {down!r}


def upgrade():
    {up}


def downgrade():
    pass
'''


@pytest.fixture
def with_next(tmp_path):
    """A copy of the script folder with one more migration."""

    def make(up: str):
        scripts = tmp_path / "scripts"
        shutil.copytree(runner.HERE, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "9999_next.py").write_text(NEXT.format(down=revisions()[0], up=up))
        return scripts

    return make
