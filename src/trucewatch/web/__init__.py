"""The web application: pages for people, and the same as JSON; it asks the workspace and computes nothing itself."""
