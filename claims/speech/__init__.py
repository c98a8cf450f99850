"""Speech: quotation marks paired, words told from titles and terms, and each quotation tied to its speaker."""
