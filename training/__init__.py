"""How the shipped weights are made, end to end: `make train`. Nothing here is imported by the package at run time."""

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # ONNX Runtime, which checks the export, reports on its users else
