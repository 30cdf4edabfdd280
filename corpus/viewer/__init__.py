"""The corpus for the eye: a page and a terminal view."""
