"""Citing: the words and marks by which prose cites, the lists it cites from, and mentions folded into one."""
