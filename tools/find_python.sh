#!/bin/sh
# Print a Python that Onrecord runs on: $PYTHON if set, else the first of the usual names that is 3.11 or newer.
set -u
for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
    if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "$name"
        exit 0
    fi
done
echo "Onrecord needs Python 3.11 or newer with its venv module, and found none." >&2
echo "Install one (on Debian and Ubuntu: apt install python3 python3-venv), or name yours: make PYTHON=/path/to/python3.12" >&2
exit 1
