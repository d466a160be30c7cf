"""What the hollow twins are called, in the order of the report; the name of each is its address too."""

TWINS = ("today-1", "today-50", "today-500", "today-50-open", "debrief")
