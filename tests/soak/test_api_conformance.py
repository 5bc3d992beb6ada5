"""The API keeps its document whatever else is made up for it."""

import pytest

from tests.contracts.test_api_conformance import faults, scenarios_of

EXAMPLES = 50

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800)]


def test_every_operation_keeps_its_document_in_many_more_calls(tmp_path):
    found = [fault for scenario in scenarios_of(tmp_path, EXAMPLES) for fault in faults(scenario)]
    assert not found, "\n\n".join(found)
