"""The entries of bibliographies: parts of reference strings (head, tail), fields of entries, and LaTeX in them."""
