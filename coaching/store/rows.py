"""Rows of the tables into the frozen plain values that leave the store."""

from __future__ import annotations

from coaching import models, records


def interview(row: models.Interview, application: models.Application) -> records.Interview:
    """An interview with what its application knows."""
    return records.Interview(
        id=row.id,
        application_id=row.application_id,
        company=application.company,
        created_at=row.created_at,
        updated_at=row.updated_at,
        role=application.role,
        contact_name=application.contact_name,
        contact_email=application.contact_email,
        via_recruiter=application.via_recruiter,
        recruiter_name=application.recruiter_name,
        recruiter_email=application.recruiter_email,
        pay_said=application.pay_said,
        held_on=row.held_on,
        held_time=row.held_time,
        stage=row.stage,
        format=row.format,
        place=row.place,
        others_there=row.others_there,
        decision_due_on=row.decision_due_on,
        gut_feel=row.gut_feel,
        gut_feel_before_news=row.gut_feel_before_news,
        best_moment=row.best_moment,
        would_change=row.would_change,
        notes=row.notes,
        outcome=row.outcome,
        outcome_on=row.outcome_on,
        news_at=row.news_at,
        news_by=row.news_by,
        debriefed_at=row.debriefed_at,
        deleted_at=row.deleted_at,
    )


def score(row: models.Score) -> records.Score:
    """One area of one interview."""
    return records.Score(row.criterion, row.value, row.before_news, row.evidence)


def question(row: models.AskedQuestion) -> records.AskedQuestion:
    """A question that they asked."""
    return records.AskedQuestion(
        id=row.id,
        position=row.position,
        text=row.text,
        my_answer=row.my_answer,
        next_time=row.next_time,
        answered=row.answered,
        criterion=row.criterion,
    )


def feedback(row: models.Feedback) -> records.Feedback:
    """What they said about why."""
    return records.Feedback(row.received_on, row.how, row.words, row.none_will_come, row.asked_by_voice_on)


def offer(row: models.Offer) -> records.Offer:
    """What they offered, and the person's answer."""
    return records.Offer(
        offered_on=row.offered_on,
        in_writing_on=row.in_writing_on,
        conditions=row.conditions,
        conditions_met_on=row.conditions_met_on,
        pay=row.pay,
        hours=row.hours,
        place=row.place,
        starts_on=row.starts_on,
        other_terms=row.other_terms,
        answer_by=row.answer_by,
        answer=row.answer,
        answered_on=row.answered_on,
    )


def mark(row: models.Mark) -> records.Mark:
    """What the person did with a step."""
    return records.Mark(row.step, row.done_on, row.dropped_on, row.moved_to)


def letter(row: models.Letter) -> records.Letter:
    """A letter with the words that are kept."""
    return records.Letter(
        id=row.id,
        template=row.template,
        given=dict(row.given),
        to=row.to,
        subject=row.subject,
        body=row.body,
        edited_at=row.edited_at,
        sent_on=row.sent_on,
    )


def edit(row: models.Edit) -> records.Edit:
    """Words that stood in a field before."""
    return records.Edit(row.table_name, row.row_id, row.field, row.before, row.at, row.id)


def meta(row: models.Meta) -> records.Meta:
    """What the file knows about itself and its owner."""
    return records.Meta(
        file_id=row.file_id,
        change_counter=row.change_counter,
        country=row.country,
        region=row.region,
        last_opened_on=row.last_opened_on,
        country_said_on=row.country_said_on,
        opened_before_on=row.opened_before_on,
    )
