"""Hashes of passwords are slow on purpose; most stories here are not about that."""

import pytest
from argon2 import PasswordHasher
from goodword.staff import passwords

REAL = passwords._hasher


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch):
    use(monkeypatch, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def real_hashes(monkeypatch, _quick_hashes):
    """As slow as for everybody outside."""
    use(monkeypatch, REAL)
    return REAL


def use(monkeypatch, hasher):
    monkeypatch.setattr(passwords, "_hasher", hasher)
    passwords._nobodys.cache_clear()
