#!/bin/bash
# Runs every test: first those that need the machine for themselves, then the rest on several workers.
set -euo pipefail
cd "$(dirname "$0")/.."

NO_TESTS=5

.venv/bin/pytest -q -m "alone and not soak" || [ $? -eq $NO_TESTS ]
exec .venv/bin/pytest -q -m "not alone and not soak" -n "${1:-2}" --dist worksteal
