"""The world outside: database, signal, settings, passwords and the files that leave the house."""
