"""Sources as data: who owns an outlet, how it leans, how far it is to be relied on, and why."""
