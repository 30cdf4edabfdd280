"""How tense things are, week by week and pair by pair, from happenings alone; coverage stands beside it, never in it.

method      the weights, and the formula in words, as they are written into every output
sides       for whom an entity counts: its country, or itself
weeks       ISO weeks, and the one in which a happening stands
voices      how many independent sources stand behind several happenings together
channels    talks, calls, mediators, agreements, concessions: what is still open between two sides
score       all of it together
"""
