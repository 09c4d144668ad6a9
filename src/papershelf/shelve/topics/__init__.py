"""Papers to topics: `words` → `phrases` → `terms` → `assign`; `labels` writes them as texts do."""
