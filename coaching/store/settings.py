"""What the file keeps about its owner: in which country they work, and when they were here."""

from __future__ import annotations

import re
from datetime import date, datetime

from coaching.errors import InvalidInputError
from coaching.store import rows, values
from coaching.store.door import Door

_COUNTRY = re.compile(r"[A-Z]{2}")
_REGION = re.compile(r"[A-Z0-9]{0,3}")


class Settings(Door):
    """The commands that are about the person and not about an interview."""

    def touch_opened(self, today: date, *, now: datetime) -> None:
        """Note that Debrief was opened on this day; the last one before it is kept beside it.

        A return after weeks is one visit that lasts some days, so that what it asks is not lost with the first of them.
        """
        day = values.day("last_opened_on", today)
        with self._writing(now) as writing:
            absence = rows.meta(writing.meta()).absence(day)
            if absence is not None and absence.until < day:
                return
            last = writing.meta().last_opened_on
            if last is not None and last < day:
                writing.change_meta("opened_before_on", last)
            writing.change_meta("last_opened_on", day)

    def set_country(self, country: str, region: str, *, on: date, now: datetime) -> None:
        """Keep the country and its region ("" for all of it) that the person named `on` that day.

        They are written as in ISO 3166: "GB" and "SCT".
        """
        for field, code, form in (("country", country, _COUNTRY), ("region", region, _REGION)):
            if not form.fullmatch(code):
                raise InvalidInputError(field, "Choose one of the answers that are offered.")
        day = values.day("country_said_on", on)
        with self._writing(now) as writing:
            writing.change_meta("country", country)
            writing.change_meta("region", region)
            writing.change_meta("country_said_on", day)
