"""What the words around each event trigger make of the event."""

from onrecord.annotate.factuality.judge import judge_factuality

__all__ = ["judge_factuality"]
