"""One folder per building block. A new folder with an ACTIVITY is in the box; nothing else has to be told."""
