"""What the debug toolbar measured of a request, written as one JSON object a line."""
import json

from debug_toolbar.panels import Panel
from django.conf import settings

KEPT = ("TimerPanel", "SQLPanel", "TemplatesPanel")
OF_A_QUERY = (
    "vendor", "alias", "sql", "raw_sql", "params", "duration", "start_time", "stop_time",
    "is_slow", "is_select", "similar_count", "duplicate_count", "rel_path",
)


def always(request):
    return True


class Written(Panel):
    """Stands first in the list, so it is asked last, when the others know their figures."""

    has_content = False

    @property
    def nav_title(self):
        return "Written"

    def generate_stats(self, request, response):
        panels = {name: self.toolbar.get_panel_by_id(name).get_stats() for name in KEPT}
        sql = dict(panels["SQLPanel"])
        sql["queries"] = [
            {key: query[key] for key in OF_A_QUERY if key in query} for query in sql.get("queries", [])
        ]
        panels["SQLPanel"] = sql
        panels["TemplatesPanel"] = {
            "templates": [
                each["template"].origin_name for each in panels["TemplatesPanel"].get("templates", [])
            ]
        }
        line = {"method": request.method, "path": request.get_full_path(), "panels": panels}
        with open(settings.TRACK + "debug-toolbar.jsonl", "a") as out:
            out.write(json.dumps(line, default=str) + "\n")
