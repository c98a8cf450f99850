"""The parts of a bibliographic entry: the text made whole, the author list at its head, the numbers at its tail."""
