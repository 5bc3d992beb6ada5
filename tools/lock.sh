#!/bin/bash
# Renews requirements/*.txt. No registry address is written into them.
set -euo pipefail
cd "$(dirname "$0")/.."

lock() {
    uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
        "${@:3}" "$1" --output-file "requirements/$2.txt"
}

lock requirements/uv.in uv "$@"
lock pyproject.toml run "$@"
lock requirements/build.in build "$@"
lock requirements/test.in test "$@"
