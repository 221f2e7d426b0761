"""People: who they are, where they work, what they may reach (`accounts.scope.scope_of`)."""
