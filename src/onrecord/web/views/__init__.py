"""Other looks at the record: chronology, escalation, network, map, search, dossier."""
