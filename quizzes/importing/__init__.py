"""From a file of questions to drafts: read in a bounded process, understood as our kinds, and set beside the bank."""
