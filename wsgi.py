"""For any WSGI server: ``gunicorn wsgi:application``."""

from goodword.app import application as make

application = make()
