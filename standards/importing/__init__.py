"""From a Word file to the booklet: read in a bounded process, understood, and set beside the pages there are."""
