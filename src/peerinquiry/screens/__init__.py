"""One screen per phase, the home screen, and the dialogs that ask one thing."""
