"""Tell which claims are about the same thing, which reports repeat one another, and where claims contradict."""
