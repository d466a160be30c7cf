"""Every fact that trees and letters may use: its values, what it means, and what changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coaching.records import Criterion, NewsBy, Outcome, Stage
from coaching.tree import UNKNOWN

TIME = "time"
"""What changes a fact that nobody changes by hand."""

YES_NO = ("yes", "no")
_DEED = ("open", "sent", "unwanted")


@dataclass(frozen=True, slots=True)
class FactKind:
    """A fact's values, what it means, and the page on which it is changed, or "time"."""

    values: tuple[str, ...]
    meaning: str
    changed_by: str


_OF_TIME = {
    "interview": FactKind(
        ("held", "coming", "undated"), "whether the interview has taken place; since its day", "interview"
    ),
    "called_off": FactKind(YES_NO, "whether they called it off and named no new day", "coach"),
    "interview_age": FactKind(
        ("none", "today", "days", "weeks"), "how long ago it was: under two weeks, or more; since its day", TIME
    ),
    "interview_near": FactKind(
        ("none", "far", "near", "tomorrow", "today"),
        "how near it is, near being two or three days, and today until its hour; since its day",
        TIME,
    ),
    "next_interview": FactKind(("none", "undated", "dated"), "the round that follows this one; since its day", "news"),
    "next_near": FactKind(
        ("none", "far", "near", "last_day"),
        "how near that round is, near being three days or less, or the last working day before it; since its day",
        TIME,
    ),
    "their_date": FactKind(("none", "given"), "whether they said when they decide; since that day", "interview"),
    "their_day": FactKind(
        ("none", "to_come", "reached", "days", "weeks"),
        "how far past the day they named it is: up to nine working days, or more; since that day",
        TIME,
    ),
    "patience": FactKind(
        ("wait", "fair_to_ask", "weeks"),
        "whether a note is fair by now, or has been for ten working days; since the first day on which it is",
        TIME,
    ),
    "quiet_after_note": FactKind(
        ("fresh", "long"), "how long they have been silent after a note; since the last one", TIME
    ),
    "rung_out": FactKind(("none", "given"), "whether the person rang about a day; since the day to stop waiting", TIME),
    "news_age": FactKind(("today", "later"), "whether the news came today", TIME),
    "feedback_wait": FactKind(
        ("fresh", "long", "lapsed"), "how long ago feedback was last asked for; since that day", TIME
    ),
    "since_the_no": FactKind(
        ("fresh", "long"),
        "whether three months have passed since the no, or since what was last done about it but for looking in",
        TIME,
    ),
    "talk_wait": FactKind(("fresh", "long"), "how long ago a talk was asked for; since that day", TIME),
}

_OF_NEWS = {
    "outcome": FactKind(tuple(Outcome), "what became of it; since the day of the news", "news"),
    "news_by": FactKind((*NewsBy, UNKNOWN), "how the news came", "news"),
    "feedback": FactKind(
        ("not_asked", "past", "asked", "came", "refused", "unwanted"),
        "what became of their feedback, or that a month has passed unasked; since it was asked for, came or was let go",
        "news",
    ),
    "feedback_placed": FactKind(YES_NO, "whether their feedback is placed on the areas", "news"),
    "words_hurt": FactKind(YES_NO, "whether the person has said that their words hurt", "news"),
}

_OF_DEEDS = {
    "thank_you": FactKind(
        ("open", "sent", "past", "unwanted"), "the thank-you after the interview; since it was sent", "coach"
    ),
    "notes_since_their_date": FactKind(
        ("none", "one", "two"), "how often the person has asked where things stand since they were due", "coach"
    ),
    "feedback_repeats": FactKind(
        ("none", "once"), "whether asking for feedback again is over: asked, or let go", "coach"
    ),
    "closing": FactKind(_DEED, "the closing letter; since it was sent", "coach"),
    "look_in": FactKind(_DEED, "the note that looks in again months later; since it was sent", "coach"),
    "asked_ahead": FactKind(_DEED, "the note that asks what awaits the person; since it was sent", "coach"),
    "clarified": FactKind(
        _DEED, "the question what the next round is for, by note or by phone; since it was asked", "coach"
    ),
    "confirmed": FactKind(
        _DEED, "the note that the person comes again, and what they need; since it was sent", "coach"
    ),
    "promised": FactKind(_DEED, "what the person promised to send; since it was sent", "coach"),
    "forgotten": FactKind(_DEED, "the note that adds what was left unsaid; since it was sent", "coach"),
    "trying_again": FactKind(
        _DEED, "the note that asks for another time after one that went wrong; since then", "coach"
    ),
    "old_day": FactKind(_DEED, "the day that no longer holds, taken out or written anew; since then", "coach"),
    "day_asked": FactKind(_DEED, "the last note about a day for the interview; since it was sent", "coach"),
    "day_rung": FactKind(
        ("open", "fresh", "long", "unwanted"),
        "the call about a day, long being three working days ago; since that call",
        "coach",
    ),
    "trial_asked": FactKind(_DEED, "the note that asks about a trial or a task; since it was sent", "coach"),
    "pay_answered": FactKind(_DEED, "the note that answers a question about pay; since it was sent", "coach"),
    "referees_told": FactKind(_DEED, "the word to those who are to speak for the person; since then", "coach"),
    "pressed": FactKind(_DEED, "the note that another offer presses; since it was sent", "coach"),
    "withdrawing": FactKind(_DEED, "the note that withdraws kindly; since it was sent", "coach"),
    "keeps_going": FactKind(
        ("open", *YES_NO),
        "whether the person goes on here beside a job that is firm, said in any round",
        "coach",
    ),
    "dated_note": FactKind(_DEED, "the note kept of what may not be allowed; since it was written", "coach"),
    "remark": FactKind(
        YES_NO,
        "whether the person said, in any round, that something was asked or said which may not be allowed",
        "coach",
    ),
    "asked_frame": FactKind(_DEED, "the question whether a stopped job may open again; since it was sent", "coach"),
    "note_and_advice": FactKind(
        ("open", "noted", "done"), "how far the person is with what may not be allowed: its note, then advice", "coach"
    ),
    "asked_list": FactKind(_DEED, "the question how long a reserve list stays open; since it was asked", "coach"),
    "asked_talk": FactKind(_DEED, "the talk asked for in one’s own firm; since it was asked for", "coach"),
    "asked_pay": FactKind(_DEED, "the question about work done for them; since it was asked", "coach"),
    "asked_person": FactKind(_DEED, "a person asked to judge what software judged; since that day", "coach"),
    "other_times": FactKind(_DEED, "other times named for a day that they called off; since that day", "coach"),
    "asked_back": FactKind(_DEED, "the note that the person regrets pulling out; since it was sent", "coach"),
}

_OF_THE_INTERVIEW = {
    "via_recruiter": FactKind(YES_NO, "whether a recruiter stands between", "interview"),
    "contact": FactKind(("known", UNKNOWN), "whether they know whom to write to by name", "interview"),
    "late_round": FactKind((*YES_NO, UNKNOWN), "whether it was a later round than the first", "interview"),
    "stage": FactKind((*Stage, UNKNOWN), "which round it was", "interview"),
    "others_there": FactKind(YES_NO, "whether it is written down who else was there", "interview"),
    "debriefed": FactKind(YES_NO, "whether the person has looked back on it", "debrief"),
    "lowest": FactKind(
        (*Criterion, UNKNOWN), "the area with the person’s lowest score; unknown where two are", "debrief"
    ),
    "evidence": FactKind(YES_NO, "whether the lowest area has a line on why", "debrief"),
    "stumbled": FactKind(YES_NO, "whether one of their questions made the person stumble", "debrief"),
}

_OF_OFFERS = {
    "offer": FactKind(
        ("open", "accepted", "declined"), "the person’s answer to their offer; since that day", "interview"
    ),
    "taken_back": FactKind(YES_NO, "whether they took their offer back; since the person heard of it", "news"),
    "offer_terms": FactKind(
        ("spoken", "conditions", "firm"),
        "how firm their offer is: only said, in writing, or in writing with nothing open; since it is in writing",
        "interview",
    ),
    "offer_in_writing": FactKind(YES_NO, "whether their offer is in writing; since that day", "interview"),
    "conditions_open": FactKind(
        (*YES_NO, UNKNOWN), "whether something their offer asks for first is still open; since nothing is", "interview"
    ),
    "answer_by": FactKind(
        ("none", "given", "near", "past"),
        "the last day for the person’s answer while it is open, near from two working days before it; since that day",
        "interview",
    ),
}

_OF_DEEDS_FOR_OFFERS = {
    "said_yes": FactKind(YES_NO, "whether the person’s answer to the offer is a yes", "interview"),
    "offer_start": FactKind(("none", "to_come", "begun"), "the first day at work; since that day", "interview"),
    "reply_awaited": FactKind(
        YES_NO, "whether their answer to a question about the offer is to come; since the day to look for it", "coach"
    ),
    "acknowledged": FactKind(
        _DEED, "the thanks for the offer, in a letter of its own or in another; since they were sent", "coach"
    ),
    "asked_for_time": FactKind(_DEED, "the wish for more time; since it was sent", "coach"),
    "negotiated": FactKind(_DEED, "the one wish for better terms; since it was sent or said", "coach"),
    "asked_about_role": FactKind(_DEED, "the questions about another role; since they were sent", "coach"),
    "asked_to_mend": FactKind(_DEED, "the wish for a corrected letter; since it was sent", "coach"),
    "asked_for_start": FactKind(_DEED, "the wish for another start date; since it was sent", "coach"),
    "looked_into_them": FactKind(_DEED, "the call that finds out who they are; since it was made", "coach"),
    "counter_weighed": FactKind(_DEED, "the thought about staying; since it was done", "coach"),
    "asked_about_benefits": FactKind(_DEED, "the question about benefits; since it was put", "coach"),
    "asked_what_changed": FactKind(_DEED, "the question what has changed since their no; since it was put", "coach"),
    "asked_about_visa": FactKind(_DEED, "the questions about a sponsored visa; since they were sent", "coach"),
    "asked_about_check": FactKind(_DEED, "the question which check they do; since it was sent", "coach"),
    "asked_why": FactKind(_DEED, "the question why an offer was taken back; since it was sent", "coach"),
    "told_no": FactKind(_DEED, "the note that declines; since it was sent", "coach"),
    "went_back": FactKind(_DEED, "the note that goes back on a yes; since it was sent", "coach"),
    "notice_given": FactKind(_DEED, "the notice in the present job; since it was handed in", "coach"),
}

_OF_OTHERS = {
    "other_open": FactKind(("none", "some"), "whether another employer’s answer is open", "interviews"),
    "another_offer": FactKind(
        ("none", "open", "accepted", "firm"),
        "the best offer of another employer; since its last day for an answer, or since it was accepted",
        "interviews",
    ),
    "country": FactKind(("GB", "IE", "US", "DE", "elsewhere"), "the country in which the person lives", "coach"),
}

CATALOGUE: Mapping[str, FactKind] = MappingProxyType(
    {**_OF_TIME, **_OF_NEWS, **_OF_DEEDS, **_OF_THE_INTERVIEW, **_OF_OFFERS, **_OF_DEEDS_FOR_OFFERS, **_OF_OTHERS}
)
