"""What the pages show, as JSON under /api/v1; one module a sort of thing."""

API_PATH = "/api/v1"
