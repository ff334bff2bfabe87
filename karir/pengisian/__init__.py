"""Filling posts: vacancy, requirements, eligibility, match, committee, decision, decree, after."""
