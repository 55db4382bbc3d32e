"""The box: formats, building blocks, what they look like and in which languages."""
