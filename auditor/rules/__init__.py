"""Parts of one kind, one module each."""
