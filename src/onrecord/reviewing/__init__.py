"""Judging a record: what the machine found with what people said of it.

    from onrecord.reviewing import Review

    with open_project("lebanon") as project:
        review = Review(project)
        for item in review.queue(limit=20):
            print(item.question, item.why)
        review.judge(Draft(by="Ana", verdict="change", record="H0a1b2c3d4e5f", field="place", new="Baalbek"))

Nothing of the machine's output is changed. docs/review.md says what each verdict does.

machine     the machine's record, its articles read as they are needed
values      values of fields in words, and back
ground      what happenings are made from: who copies whom, who is who, the lines of articles
overlays    articles and entities as people put them right
shown       the machine's record with the judgments that hold
drafts      what a person says -> a judgment, checked and anchored
candidates  what else a field could say
articles    articles' records under review, one by one and as one record
unread      what people stand by where the machine finds nothing any more
questions   what to ask next, and what each answer would change
lessons     what the judgments say of the machine, and what is switched on of it
review      all of it behind one class
"""

from onrecord.model.judgment import Draft
from onrecord.reviewing.review import Review

__all__ = ["Draft", "Review"]
