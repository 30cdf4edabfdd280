"""Ways to look at the whole record: chronology, escalation, network, map, search. Each mark leads to the words behind it."""
