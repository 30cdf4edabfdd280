"""How the shipped weights are made, end to end: `make train`. Nothing here is imported by the package at run time."""
