"""The whole record at a glance: chronology, escalation, network, map, search. Every mark leads to its words."""
