"""The network: one polite door to it, the store of every reply, and the drivers of web sources and articles."""
