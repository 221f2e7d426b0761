"""Every write about people and units: checked, in one transaction, with its audit event."""
