"""From bytes to claims: text is extracted, mentions are found in it, and claims are made of them."""
