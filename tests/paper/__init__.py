"""Paper: what the engine is given, and what it gives."""
