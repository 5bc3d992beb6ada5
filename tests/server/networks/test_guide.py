"""The connector of our guide passes the tests that the guide shows, as they stand there."""

import re
import sys
from types import ModuleType

from tests.contracts.checkout import ROOT

GUIDE = ROOT / "docs" / "writing-a-network.md"
BLOCK = re.compile(r"`(\w+)\.py`:\n\n```python\n(.*?)```", re.DOTALL)


def written(name: str) -> ModuleType:
    """That file of the guide, as a module that others can import."""
    module = ModuleType(name)
    exec(dict(BLOCK.findall(GUIDE.read_text("utf-8")))[name], module.__dict__)
    sys.modules[name] = module
    return module


corkboard = written("corkboard")
TestCorkboard = written("test_corkboard").TestCorkboard
"""Found by pytest, as it would be in a stranger's package."""
