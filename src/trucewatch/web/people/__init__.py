"""Who may look and decide where pages are served to others: accounts, sessions, limits, the log, and the gate."""
