"""The nouns: what every room speaks of. Immutable, and checked when they are made."""
