"""Data for pages of paper, and the layouts that set them. What is printed comes from versions, never from drafts."""
