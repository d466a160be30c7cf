"""What one leaves behind on a page is kept, also where the click that leaves it comes before the server had time.

While a run is under way Streamlit joins all that the browser sends into one request, and of the older ones it keeps the
clicks alone. A link's request tells nothing of the page that it leaves. So a line that was typed, left by a click on a
link and still waiting was lost: nothing ever told of it again.
"""

from __future__ import annotations

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils import script_requests

_of_streamlit = script_requests._coalesce_widget_states  # noqa: SLF001  # it offers no other way in


def joined(older: WidgetStates | None, newer: WidgetStates | None) -> WidgetStates | None:
    """Streamlit's own joining, and with it every widget that only the older request tells of."""
    together = _of_streamlit(older, newer)
    if older is None or together is None:
        return together
    told = {widget.id for widget in together.widgets}
    both = WidgetStates()
    both.widgets.extend(together.widgets)
    both.widgets.extend(widget for widget in older.widgets if widget.id not in told)
    return both


def keep_both() -> None:
    """Let Streamlit join requests so, from now on."""
    script_requests._coalesce_widget_states = joined  # type: ignore[assignment]  # noqa: SLF001  # other names
