"""Jobcenter: the ground rooms, and the roof that wires every room by name."""
