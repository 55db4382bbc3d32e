"""One file per format: a declaration, no code."""
