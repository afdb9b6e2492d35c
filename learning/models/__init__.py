from learning.models.coaching import Outcome, Topic, TopicKind
from learning.models.cycles import Cycle, DueDateChange, Recheck
from learning.models.evidence import Band, Element, ElementEvent, Gap, Proof, ProofKind, Stage
from learning.models.ledger import LedgerHead, Record, RecordPayload
from learning.models.reopening import Reopening
from learning.models.requirements import Programme, Requirement
from learning.models.standing import HOW_BY_KIND, How, Reading, Standing

__all__ = [
    "HOW_BY_KIND",
    "Band",
    "Cycle",
    "DueDateChange",
    "Element",
    "ElementEvent",
    "Gap",
    "How",
    "LedgerHead",
    "Outcome",
    "Programme",
    "Proof",
    "ProofKind",
    "Reading",
    "Recheck",
    "Record",
    "RecordPayload",
    "Reopening",
    "Requirement",
    "Stage",
    "Standing",
    "Topic",
    "TopicKind",
]
