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
overlays    articles and entities as people put them right
shown       the machine's record with the judgments that hold
drafts      what a person says -> a judgment, checked and anchored
questions   what to ask next, and what each answer would change
review      all of it behind one class
"""

from onrecord.model.judgment import Draft
from onrecord.reviewing.review import Review

__all__ = ["Draft", "Review"]
