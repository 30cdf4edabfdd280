"""The annotated corpus and its tools: reader, validator, viewer, agreement. Not part of the installed package."""
