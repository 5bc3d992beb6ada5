"""The dashboard: pages of the staff that look into several rooms."""
