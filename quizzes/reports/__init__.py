"""What pages about questions say, in words."""
