"""Social networks: what each of them takes, one file a network."""
