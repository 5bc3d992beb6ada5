#!/bin/bash
# Runs every test: first those that need the machine for themselves, then the rest on several workers.
set -euo pipefail
cd "$(dirname "$0")/.."

NO_TESTS=5
MEMORY=/dev/shm
ENOUGH=$((4 << 20))

# Every commit waits for the disk, and proves nothing by it here: where there is room, the tests write to memory.
room=$(df --output=avail "$MEMORY" 2>/dev/null | tail -1)
if [ -z "${TMPDIR:-}" ] && [ "${room:-0}" -gt $ENOUGH ] && ! grep -q " $MEMORY .*noexec" /proc/mounts; then
  export TMPDIR=$MEMORY
fi

# Where an image forbids bytecode, every process of pytest would rewrite its plugins anew.
unset PYTHONDONTWRITEBYTECODE

# Only the files that have such tests are read: to read them all takes longer than some of them run.
alone=$(grep -rl --include="test_*.py" --exclude-dir=node_modules "mark\.alone" tests)
# shellcheck disable=SC2086
.venv/bin/pytest -q -m "alone and not soak" $alone || [ $? -eq $NO_TESTS ]
exec .venv/bin/pytest -q -m "not alone and not soak" -n "${1:-3}" --dist worksteal
