"""For any WSGI server: ``gunicorn wsgi:application``."""

from goodword.app import application as make
from goodword.lib import logs

logs.open_as_set()
application = make()
