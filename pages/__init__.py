"""What a browser can open: thin pages and the routes that are answered without a script run."""
