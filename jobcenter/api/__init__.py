"""REST v1: other municipal systems read by the same fetch as the screens; reads and carries, never decides."""
