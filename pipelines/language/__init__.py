"""An Article → a Document: tokens, sentences, quotations, tags, mentions, times, numbers."""
