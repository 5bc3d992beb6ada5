"""Who she is and what she has written: her name, her picture, her own list, and her public page if she wants one."""
