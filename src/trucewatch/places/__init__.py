"""Places as data: an offline gazetteer, its spellings, and how one place is told from its namesakes."""
