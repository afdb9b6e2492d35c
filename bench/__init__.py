"""What the site costs to run, measured on the real server with the real settings. See `./run bench --help`."""
