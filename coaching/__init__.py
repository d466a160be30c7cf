"""Everything in Debrief that is not a screen."""
