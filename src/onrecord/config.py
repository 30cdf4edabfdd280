"""Settings of a run: a TOML file, frozen."""
