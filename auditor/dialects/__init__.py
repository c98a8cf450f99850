"""A rung of the ladder in the query language of each source that has one."""
