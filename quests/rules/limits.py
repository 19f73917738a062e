"""How long texts may be and how large numbers: what the forms, the actions and the packs all hold to."""

TITLE_LONGEST = 80
BADGE_TITLE_LONGEST = 40
BADGE_ABOUT_LONGEST = 200
SHORT_LONGEST = 24
TASK_LONGEST = 2000
POINTS_MOST = 1000
MINUTES_MOST = 600
PLACES_MOST = 10_000
RUNS_MOST = 1000
