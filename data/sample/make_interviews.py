"""Write interviews.csv: the example that Debrief opens, fourteen interviews of one made-up person.

    python data/sample/make_interviews.py

Robin Hale ran the rota and the complaints desk of a bus company's telephone line until it closed, and looks for
another post. People, firms and addresses are invented (`.example` belongs to nobody).

What is built into the numbers, so that Trends has something true to find:

- enthusiasm rises, from about 2 to about 5;
- confidence is the lowest of the four areas;
- panels are kinder on fit than Robin: never below Robin's own number, and above it in most cases;
- performance and fit stay where they are;
- the bets are too hopeful: they follow performance and enthusiasm, and forget the other two.

All seven outcomes are there, two second rounds (one still to come), feedback on five, and gaps: a debrief written only
after the news, one half written, no bet, no role, "Can't say". The numbers are drawn with a fixed seed; the words go
with the numbers, so each line of evidence is picked by area and number.

One line is one interview, the earliest first. A day is a number of days before today, so that the example is always
fresh (-3 is in three days). The columns:

    key                     a name for the line
    round_of                the key of the earlier interview whose next round this is
    company ... pay_said    as in the app; `stage`, `format`, `outcome`, `news_by` hold the app's own keys
    via_recruiter           "yes" or empty
    held, decision_due, outcome_on, debriefed       days before today; empty where there is no such day
    written                 before or after the news: when the numbers and the bet were chosen
    performance ... confidence      1 to 5, "?" for "Can't say", empty for not looked at
    performance_evidence ...        the line that goes with it
    bet                     5, 20, 35, 50, 65, 80, 95 or empty
    question_1 ... question_3       what they asked, each with `_answered` (strong, fine, stumbled), `_area`,
                            `_my_answer`, `_next_time`
    feedback_on, feedback_how, feedback_words, feedback_refused ("yes"), feedback_asked_by_voice (a day)
    panel_performance ...   what the panel said: strength, fine, concern, or empty for not mentioned
    offer_pay ... offer_other_terms     what they offered, as in the app; offer_in_writing, offer_starts,
                            offer_conditions_met (nothing is open since) and
                            offer_answer_by are days
    offer_answer            accepted, declined or empty; the day of it is offer_answered
    letter_1 ... letter_3   the template's key of a letter sent, each with `_on`, `_to`, `_subject`, `_body`
    choice_1                a question of the coach that Robin answered, with `_answer` and `_on`
    mark_1, mark_2          the key of a step, each with `_done` (a day)
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from random import Random
from statistics import mean

SEED = 10
SPREAD = 2.4
AREAS = ("performance", "enthusiasm", "fit", "confidence")
BETS = (5, 20, 35, 50, 65, 80, 95)
QUESTIONS, LETTERS, CHOICES, MARKS = 3, 3, 1, 2
NAME = "Robin Hale"

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that they asked, and how it went."""

    text: str
    answered: str = ""
    area: str = ""
    my_answer: str = ""
    next_time: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that was sent `on` so many days before today."""

    template: str
    on: int
    to: str
    greeting: str
    subject: str
    words: str

    @property
    def body(self) -> str:
        """The whole letter."""
        return f"{self.greeting}\n\n{self.words}\n\nWith best wishes,\n{NAME}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What they offered, and the answer; days are so many days before today."""

    pay: str
    hours: str
    place: str
    starts: int
    answer_by: int
    answer: str
    answered: int
    in_writing: int | None = None
    conditions_met: int | None = None
    conditions: str = ""
    other_terms: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An answer to the coach, `on` so many days before today."""

    node: str
    answer: str
    on: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A step that was done so many days before today."""

    step: str
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One interview in words; the numbers are drawn."""

    key: str
    company: str
    stage: str
    format: str
    held: int
    outcome: str
    round_of: str = ""
    role: str = ""
    held_time: str = ""
    place: str = ""
    others_there: str = ""
    contact_name: str = ""
    contact_email: str = ""
    via_recruiter: bool = False
    recruiter_name: str = ""
    recruiter_email: str = ""
    pay_said: str = ""
    decision_due: int | None = None
    written: str = "before"
    debriefed: int | None = None
    looked_at: tuple[str, ...] = AREAS
    cannot_say: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    has_bet: bool = True
    best_moment: str = ""
    would_change: str = ""
    notes: str = ""
    outcome_on: int | None = None
    news_by: str = ""
    feedback_asked_by_voice: int | None = None
    feedback_on: int | None = None
    feedback_how: str = ""
    feedback_words: str = ""
    feedback_refused: bool = False
    panel: dict[str, str] = field(default_factory=dict)
    offer: Offered | None = None
    questions: tuple[Asked, ...] = ()
    letters: tuple[Sent, ...] = ()
    choices: tuple[Chosen, ...] = ()
    marks: tuple[Marked, ...] = ()


EVIDENCE: dict[tuple[str, int], list[str]] = {
    ("performance", 2): ["I kept saying that I deal with things. He asked for an example twice, and I had none."],
    ("performance", 3): [
        "Good on the workshop diary. On stock I only said that I'm careful.",
        "Told her what we did as a team, and hardly what I did.",
        "The late-train story came out well. On enrolment week I stayed general.",
    ],
    ("performance", 4): ["The rota story worked: 22 people, three sites, and what I did when two rang in sick."],
    ("performance", 5): [
        "Walked them through the change of ticket system, step by step, with the queue times before and after.",
        "Every question got a story with a number in it. They wrote a lot down.",
    ],
    ("enthusiasm", 2): [
        "Said it sounds interesting. I never got to why.",
        "I said I was looking for something new. She waited for more, and I had no more.",
        "He asked why a museum. I said that I like history, and that was it.",
    ],
    ("enthusiasm", 3): ["Said that I like work with people in the evening. That fits any theatre."],
    ("enthusiasm", 4): ["Told them about the winter my gran's boiler failed, and how their engineer stayed."],
    ("enthusiasm", 5): [
        "Told her that I bought my own bike there, and that I want this one more than any other.",
        "Said straight out that I want it, because the students come back to the same desk all year.",
    ],
    ("fit", 4): ["We both do the handover standing up, in ten minutes. They laughed, and so did I."],
    ("confidence", 1): [
        "They pressed on leading people. I said that I only did the rota. It was 22 people.",
        "He asked if I could cope alone at night. I said that I wasn't sure, though I did it for two years.",
    ],
    ("confidence", 2): [
        "I said I was probably not the most experienced before they had even asked.",
        "Backed down on Excel when he raised an eyebrow. I use it every day.",
        "Stood by the complaints answer, and then said sorry for it.",
    ],
    ("confidence", 3): ["Said plainly that I've never held a budget. Then I said it twice more."],
    ("confidence", 4): ["They pressed on the gap since spring. I said what happened and left it there."],
}
"""Lines in Robin's words, used up in order."""


COLLEAGUE = "Tell me about a time you dealt with somebody who was very upset."
WHY_US = "Why do you want to work here?"
TWO_SICK = "Two people ring in sick at seven in the morning. What do you do?"
WEAKNESS = "What would your last manager say you should work on?"

STORIES = (
    Story(
        key="aldermoor",
        company="Aldermoor Housing Trust",
        role="Customer service coordinator",
        stage="first",
        format="in_person",
        held=148,
        held_time="10:00",
        place="14 Tannery Street, second floor",
        others_there="Priya Nair (head of service), Owen Blake (repairs)",
        contact_name="Priya Nair",
        contact_email="priya.nair@aldermoor.example",
        decision_due=141,
        debriefed=148,
        evidence=("enthusiasm", "confidence"),
        best_moment="Owen nodded all the way through the rota story.",
        would_change="Read their tenants' newsletter first and say what I liked in it.",
        questions=(
            Asked(
                COLLEAGUE,
                "stumbled",
                "performance",
                "Talked about callers in general.",
                "Tell the story of the man on the last bus.",
            ),
            Asked(WHY_US, "stumbled", "enthusiasm", "Said it sounds interesting.", "One reason that fits only them."),
            Asked(TWO_SICK, "strong", "performance", "Swap list, then the agency, then me."),
        ),
        outcome="unsuccessful",
        outcome_on=139,
        news_by="phone",
        feedback_on=134,
        feedback_how="letter",
        feedback_words="Your examples were clear, and the team took to you at once. We were less sure that you "
        "trust yourself with a full caseload. Show us that next time.",
        panel={"performance": "strength", "fit": "strength", "confidence": "concern"},
        letters=(
            Sent(
                "thank_you",
                147,
                "priya.nair@aldermoor.example",
                "Dear Priya,",
                "Thank you for yesterday",
                "Thank you for the interview for the customer service post. I liked hearing how the repairs "
                "team and the desk sit together.\n\n"
                "If anything else would help, please ask me.",
            ),
            Sent(
                "ask_feedback",
                138,
                "priya.nair@aldermoor.example",
                "Dear Priya,",
                "One question about my interview",
                "Thank you for letting me know on the phone. I'm sorry that it is a no, and glad to have met "
                "you both.\n\n"
                "What could I do better next time? Two or three points would help me a lot.",
            ),
            Sent(
                "closing",
                133,
                "priya.nair@aldermoor.example",
                "Dear Priya,",
                "Thank you for the feedback",
                "Thank you for your time and for your plain words. It was good to meet you and to learn about "
                "the trust.\n\n"
                "Should this post or another that fits come up, please keep my CV and contact me at any time.",
            ),
        ),
    ),
    Story(
        key="tern",
        company="Tern & Tide Logistics",
        role="Shift planner",
        stage="screening",
        format="video",
        held=137,
        held_time="14:30",
        contact_name="Marek Dolan",
        contact_email="m.dolan@terntide.example",
        decision_due=130,
        debriefed=136,
        evidence=("confidence",),
        has_bet=False,
        best_moment="He had the same planning board as we did.",
        questions=(
            Asked(TWO_SICK, "strong", "performance"),
            Asked(
                "How good is your Excel, from one to ten?",
                "stumbled",
                "confidence",
                "Said six, then took it back.",
                "Say eight, and what I built with it.",
            ),
        ),
        outcome="no_answer",
        outcome_on=108,
        letters=(
            Sent(
                "thank_you",
                136,
                "m.dolan@terntide.example",
                "Dear Marek,",
                "Thank you for our call",
                "Thank you for the call about the shift planner post. The night board was good to see.\n\n"
                "If you have any more questions, I'm glad to answer them.",
            ),
            Sent(
                "note",
                127,
                "m.dolan@terntide.example",
                "Dear Marek,",
                "Shift planner: how is it going?",
                "We spoke about the shift planner post, and you hoped to decide by last week. I'm still "
                "interested.\n\n"
                "Could you tell me when you expect to know?",
            ),
            Sent(
                "second_note",
                119,
                "m.dolan@terntide.example",
                "Dear Marek,",
                "Shift planner: a last question",
                "I don't want to fill your inbox, so this is my last note. If the post is still open, I'd be "
                "glad to hear from you.",
            ),
        ),
    ),
    Story(
        key="quillfeather",
        company="Quillfeather Books",
        role="Office coordinator",
        stage="first",
        format="phone",
        held=124,
        contact_name="Ines Calder",
        contact_email="ines@quillfeather.example",
        debriefed=120,
        written="after",
        evidence=("enthusiasm", "confidence"),
        notes="Wrote this down four days later, when I already knew.",
        questions=(Asked("What are you reading at the moment?", "fine", "enthusiasm"), Asked(WHY_US, "stumbled")),
        outcome="unsuccessful",
        outcome_on=121,
        news_by="letter",
        feedback_refused=True,
        letters=(
            Sent(
                "ask_feedback",
                120,
                "ines@quillfeather.example",
                "Dear Ines,",
                "One question about our call",
                "Thank you for your reply. I enjoyed talking to you about the shop.\n\n"
                "What could I do better next time? One or two points would help me.",
            ),
            Sent(
                "closing",
                116,
                "ines@quillfeather.example",
                "Dear Ines,",
                "Thank you",
                "I understand that you don't give feedback. Thank you for your time; it was good to learn "
                "about the shop.\n\n"
                "Should this post or another that fits come up, please keep my CV and contact me at any time.",
            ),
        ),
    ),
    Story(
        key="wrenfield-1",
        company="Wrenfield Museums",
        role="Visitor services coordinator",
        stage="first",
        format="in_person",
        held=113,
        held_time="09:30",
        place="The old mill, staff door",
        others_there="Hannah Voss, Leo Marchetti",
        contact_name="Hannah Voss",
        contact_email="h.voss@wrenfield.example",
        decision_due=106,
        debriefed=113,
        evidence=("performance", "enthusiasm", "fit"),
        best_moment="They asked to see the queue numbers again.",
        would_change="Have a reason for museums that is mine.",
        questions=(
            Asked("A school party of sixty arrives an hour early. What now?", "strong", "performance"),
            Asked(WHY_US, "stumbled", "enthusiasm", "Said I like history.", "The mill wheel, and my dad's old trade."),
            Asked(WEAKNESS, "fine", "confidence"),
        ),
        outcome="second_interview",
        outcome_on=106,
        news_by="phone",
        letters=(
            Sent(
                "thank_you",
                112,
                "h.voss@wrenfield.example",
                "Dear Hannah,",
                "Thank you for the tour",
                "Thank you for the interview and for the walk through the mill. The handover at the desk is "
                "just how I like to work.\n\n"
                "If you need anything else from me, please ask.",
            ),
        ),
    ),
    Story(
        key="wrenfield-2",
        round_of="wrenfield-1",
        company="Wrenfield Museums",
        role="Visitor services coordinator",
        stage="second",
        format="in_person",
        held=99,
        held_time="11:00",
        others_there="Hannah Voss, Dr Edith Lamm (director)",
        contact_name="Hannah Voss",
        contact_email="h.voss@wrenfield.example",
        decision_due=92,
        debriefed=99,
        evidence=("confidence",),
        best_moment="The director asked about my dad, who worked in a mill like this.",
        would_change="Stop saying sorry for good answers.",
        questions=(
            Asked("How would you keep volunteers over the winter?", "fine", "fit"),
            Asked(COLLEAGUE, "fine", "performance", "The man on the last bus."),
            Asked("What if a trustee gives you one order and the curator another?", "stumbled", "confidence"),
        ),
        outcome="successful",
        outcome_on=92,
        news_by="phone",
        notes="Nine months only, to cover for somebody. I said no with thanks; I need something that stays.",
        offer=Offered(
            pay="£26,400 a year, paid by the month",
            hours="37 a week, one weekend in three",
            place="Wrenfield Mill",
            starts=71,
            conditions="Two references",
            other_terms="Nine months. 28 days off, and all museums free for two.",
            answer_by=87,
            answer="declined",
            answered=91,
        ),
        choices=(Chosen("your_answer", "no_thanks", 91),),
        feedback_on=92,
        feedback_how="phone",
        feedback_words="You know how to run a busy desk, and our volunteers would follow you anywhere.",
        panel={"performance": "fine", "fit": "strength"},
        letters=(
            Sent(
                "thank_you",
                98,
                "h.voss@wrenfield.example",
                "Dear Hannah,",
                "Thank you for yesterday",
                "Thank you both for the second talk. The plan for the winter stayed with me on the way home.",
            ),
            Sent(
                "decline_offer",
                91,
                "h.voss@wrenfield.example",
                "Dear Hannah,",
                "Your offer",
                "Thank you for the offer, and for your kind words on the phone. I have thought it over, and I "
                "have to say no: I need a post that stays.\n\n"
                "It was a pleasure to meet you both. If something permanent comes up, please think of me.",
            ),
        ),
    ),
    Story(
        key="hazelrigg",
        company="Hazelrigg Home Care",
        role="Rota coordinator",
        stage="first",
        format="video",
        held=88,
        held_time="16:00",
        others_there="Sunita Rao (branch manager)",
        via_recruiter=True,
        recruiter_name="Callum Price",
        recruiter_email="callum@fairhand.example",
        pay_said="£27,500",
        debriefed=88,
        cannot_say=("fit",),
        evidence=("confidence", "performance"),
        best_moment="She said: you have done this before.",
        questions=(
            Asked(TWO_SICK, "strong", "performance"),
            Asked("Have you looked after a budget?", "fine", "confidence", "No, and what I did instead."),
        ),
        outcome="cancelled",
        outcome_on=74,
        news_by="recruiter",
        notes="Callum says that the branch may not hire until spring.",
        marks=(Marked("ask_time_frame", 73), Marked("look_in", 50)),
        letters=(
            Sent(
                "thank_you",
                87,
                "callum@fairhand.example",
                "Dear Callum,",
                "Rota coordinator: thank you",
                "Thank you for setting up the talk with Hazelrigg. Please pass my thanks on to Sunita; I "
                "liked how she speaks about her people.",
            ),
        ),
    ),
    Story(
        key="lantern",
        company="Lantern Energy Advice",
        role="Team leader, advice line",
        stage="first",
        format="in_person",
        held=79,
        held_time="13:00",
        place="Canal House",
        others_there="Grace Oyelaran, Tim Wexley",
        contact_name="Grace Oyelaran",
        contact_email="grace.oyelaran@lantern.example",
        decision_due=72,
        debriefed=79,
        evidence=("confidence", "performance"),
        best_moment="Grace said that nobody had told it that clearly.",
        would_change="Say 22 people, and then stop talking.",
        questions=(
            Asked(
                "How many people have you led?",
                "stumbled",
                "confidence",
                "Said that it was only the rota.",
                "22 people on three sites, for four years.",
            ),
            Asked(COLLEAGUE, "strong", "performance", "The man on the last bus, in one minute."),
            Asked(WHY_US, "strong", "enthusiasm", "Rang their line last winter for my gran."),
        ),
        outcome="unsuccessful",
        outcome_on=71,
        news_by="phone",
        feedback_on=71,
        feedback_how="phone",
        feedback_asked_by_voice=71,
        feedback_words="The best examples of the day, and you would have got on well with everybody here. But you "
        "talked your own work down when we pressed, and that left a doubt.",
        panel={"performance": "strength", "enthusiasm": "strength", "fit": "strength", "confidence": "concern"},
        letters=(
            Sent(
                "thank_you",
                78,
                "grace.oyelaran@lantern.example",
                "Dear Grace,",
                "Thank you for yesterday",
                "Thank you for the talk at Canal House. Your line helped my gran last winter, and now I know how.",
            ),
            Sent(
                "closing",
                70,
                "grace.oyelaran@lantern.example",
                "Dear Grace,",
                "Thank you for your call",
                "Thank you for ringing me, and for telling me why. I wrote it down. It was good to meet you "
                "both.\n\n"
                "Should this post or another that fits come up, please keep my CV and contact me at any time.",
            ),
        ),
    ),
    Story(
        key="marlow-fenn",
        company="Marlow Fenn Architects",
        stage="screening",
        format="phone",
        held=61,
        debriefed=61,
        cannot_say=("enthusiasm",),
        evidence=("performance",),
        would_change="Ask about the hours before the call.",
        questions=(Asked("Would you be happy to be on call every other weekend?", "fine"),),
        outcome="withdrawn",
        outcome_on=59,
        notes="On call two weekends a month. I said no.",
        choices=(Chosen("do_they_know", "told", 59),),
    ),
    Story(
        key="copperbeck",
        company="Copperbeck Cycles",
        role="Operations assistant",
        stage="first",
        format="in_person",
        held=54,
        held_time="08:45",
        place="The workshop, Ferry Lane",
        others_there="Jo Lindqvist",
        contact_name="Jo Lindqvist",
        contact_email="jo@copperbeck.example",
        pay_said="£24,000",
        decision_due=50,
        debriefed=54,
        evidence=("enthusiasm", "performance"),
        best_moment="She showed me my own bike's card in their files.",
        questions=(
            Asked(WHY_US, "strong", "enthusiasm", "I bought my bike here and came back for the people."),
            Asked("What would you change here in your first month?", "fine", "performance"),
            Asked("What did you earn in your last post?", "stumbled", "", "Told her.", "Ask for their range first."),
        ),
        outcome="successful",
        outcome_on=49,
        news_by="phone",
        notes="Every Saturday, for good. I asked for two a month, and they could not. Said no, kindly.",
        offer=Offered(
            pay="£24,000, and £600 more after the first half year",
            hours="40 a week, every Saturday",
            place="The workshop, Ferry Lane",
            starts=35,
            in_writing=49,
            conditions_met=49,
            other_terms="Parts at cost. 25 days off.",
            answer_by=45,
            answer="declined",
            answered=48,
        ),
        choices=(Chosen("your_answer", "no_thanks", 48),),
        marks=(Marked("decline_offer", 48),),
        feedback_on=49,
        feedback_how="phone",
        feedback_words="You were the only one who had been in the shop before. All of us could see you at the desk.",
        panel={"enthusiasm": "strength", "fit": "strength"},
        letters=(
            Sent(
                "thank_you",
                53,
                "jo@copperbeck.example",
                "Dear Jo,",
                "Thank you for the coffee",
                "Thank you for the talk and for the coffee between the frames. I'd like this very much.",
            ),
        ),
    ),
    Story(
        key="kestrel-1",
        company="Kestrel Yard Theatre",
        role="Front of house coordinator",
        stage="first",
        format="in_person",
        held=26,
        held_time="15:00",
        place="Box office, Kestrel Yard",
        others_there="Nadia Farrow, Will Tranter",
        contact_name="Nadia Farrow",
        contact_email="nadia.farrow@kestrelyard.example",
        decision_due=14,
        debriefed=26,
        evidence=("performance", "enthusiasm"),
        best_moment="Will wanted to know more about the late train.",
        would_change="Name a show that I saw there.",
        questions=(
            Asked("The lights fail ten minutes before the doors open. What do you do?", "strong", "performance"),
            Asked(WHY_US, "fine", "enthusiasm", "", "The open rehearsals, and why."),
            Asked(WEAKNESS, "fine", "confidence"),
        ),
        outcome="second_interview",
        outcome_on=9,
        news_by="phone",
        feedback_on=9,
        feedback_how="phone",
        feedback_words="They liked how I spoke about the volunteers. They want to hear more about busy nights.",
        panel={"performance": "fine", "fit": "strength"},
        choices=(Chosen("told", "decision_maker", 9),),
        marks=(Marked("find_the_aims", 2), Marked("read_first_notes", 1)),
        letters=(
            Sent(
                "thank_you",
                25,
                "nadia.farrow@kestrelyard.example",
                "Dear Nadia,",
                "Thank you for this afternoon",
                "Thank you for the interview. I could have talked about full houses and late trains for another hour.",
            ),
        ),
    ),
    Story(
        key="northfold",
        company="Northfold Boilers",
        role="Service desk lead",
        stage="first",
        format="video",
        held=18,
        held_time="10:30",
        others_there="Martin Abel, Zoe Keane",
        contact_name="Zoe Keane",
        contact_email="zoe.keane@northfold.example",
        decision_due=8,
        debriefed=18,
        evidence=("confidence", "enthusiasm"),
        best_moment="Zoe knew the engineer in my story.",
        would_change="Answer the night question with the two years I did it.",
        questions=(
            Asked(
                "You're alone on the line at night, and a caller shouts at you. What do you do?",
                "stumbled",
                "confidence",
                "Said that I wasn't sure.",
                "Two years of nights, and what I did.",
            ),
            Asked(COLLEAGUE, "strong", "performance"),
            Asked(TWO_SICK, "strong", "performance"),
        ),
        outcome="unsuccessful",
        outcome_on=7,
        news_by="letter",
        letters=(
            Sent(
                "thank_you",
                17,
                "zoe.keane@northfold.example",
                "Dear Zoe,",
                "Thank you for yesterday",
                "Thank you both for the talk. I'll remember the story of the engineer and the fog.",
            ),
            Sent(
                "ask_feedback",
                6,
                "zoe.keane@northfold.example",
                "Dear Zoe,",
                "One question about my interview",
                "Thank you for your letter. I'm sorry that it is a no, and glad that we talked.\n\n"
                "What could I do better next time? Two or three points would help me a lot.",
            ),
        ),
    ),
    Story(
        key="fernley",
        company="Fernley College",
        role="Student desk coordinator",
        stage="first",
        format="in_person",
        held=13,
        held_time="11:15",
        place="Main building, room 204",
        others_there="Amira Castell, Peter Vane",
        contact_name="Amira Castell",
        contact_email="a.castell@fernley.example",
        decision_due=5,
        debriefed=13,
        evidence=("performance", "enthusiasm"),
        best_moment="A student came in by mistake, and I told her the way.",
        would_change="A story for enrolment week.",
        questions=(
            Asked(WHY_US, "strong", "enthusiasm", "The same students at the same desk, all year."),
            Asked("Four hundred people on enrolment day. How do you plan it?", "fine", "performance"),
            Asked(COLLEAGUE, "strong", "performance"),
        ),
        outcome="waiting",
        letters=(
            Sent(
                "thank_you",
                12,
                "a.castell@fernley.example",
                "Dear Amira,",
                "Thank you for yesterday",
                "Thank you for the talk, and for letting me see the desk. I'd like to work there.\n\n"
                "If you have any more questions, please ask.",
            ),
        ),
    ),
    Story(
        key="brightwater",
        company="Brightwater Leisure Trust",
        role="Duty coordinator",
        stage="first",
        format="in_person",
        held=1,
        held_time="17:30",
        others_there="Kofi Mensing",
        contact_name="Kofi Mensing",
        contact_email="kofi@brightwater.example",
        decision_due=-6,
        looked_at=("performance", "enthusiasm"),
        has_bet=False,
        questions=(Asked("The pool must close in ten minutes, and sixty children are in it. What do you do?"),),
        outcome="waiting",
    ),
    Story(
        key="kestrel-2",
        round_of="kestrel-1",
        company="Kestrel Yard Theatre",
        role="Front of house coordinator",
        stage="second",
        format="in_person",
        held=-3,
        held_time="14:00",
        place="Box office, Kestrel Yard",
        others_there="Nadia Farrow, Ros Temple (director)",
        contact_name="Nadia Farrow",
        contact_email="nadia.farrow@kestrelyard.example",
        outcome="waiting",
    ),
)

PLAIN = (
    *("key", "round_of", "company", "role", "stage", "format", "held", "held_time", "place", "others_there"),
    *("contact_name", "contact_email", "via_recruiter", "recruiter_name", "recruiter_email", "pay_said"),
    *("decision_due", "debriefed", "best_moment", "would_change", "notes", "outcome", "outcome_on", "news_by"),
    *("feedback_asked_by_voice", "feedback_on", "feedback_how", "feedback_words", "feedback_refused"),
)
"""The columns that stand in a story as they are."""

OFFER = tuple(part.name for part in fields(Offered))
"""The parts of an offer, each in a column of its own."""

QUESTION_PARTS = {
    "": "text",
    "_answered": "answered",
    "_area": "area",
    "_my_answer": "my_answer",
    "_next_time": "next_time",
}
LETTER_PARTS = {"": "template", "_on": "on", "_to": "to", "_subject": "subject", "_body": "body"}
CHOICE_PARTS = {"": "node", "_answer": "answer", "_on": "on"}
MARK_PARTS = {"": "step", "_done": "done"}


def columns() -> list[str]:
    """The names in the first line, in order."""
    scores = [name for area in AREAS for name in (area, f"{area}_evidence", f"panel_{area}")]
    nested = [
        *(f"question_{number}{part}" for number in range(1, QUESTIONS + 1) for part in QUESTION_PARTS),
        *(f"letter_{number}{part}" for number in range(1, LETTERS + 1) for part in LETTER_PARTS),
        *(f"choice_{number}{part}" for number in range(1, CHOICES + 1) for part in CHOICE_PARTS),
        *(f"mark_{number}{part}" for number in range(1, MARKS + 1) for part in MARK_PARTS),
    ]
    return [*PLAIN, *(f"offer_{part}" for part in OFFER), "written", *scores, "bet", *nested]


def rows() -> list[Row]:
    """All lines, the earliest interview first."""
    held = [story for story in STORIES if story.held > 0]
    scores = [*drawn_scores(len(held)), *({} for _ in STORIES[len(held) :])]
    lines = {key: iter(words) for key, words in EVIDENCE.items()}
    return [_row(story, drawn, lines) for story, drawn in zip(STORIES, scores, strict=True)]


def drawn_scores(count: int) -> list[dict[str, int]]:
    """The numbers of each interview: what the head says is built in, and chance."""
    chance = Random(SEED)  # noqa: S311 - made-up numbers, no secret
    drawn = []
    for number in range(count):
        progress = number / (count - 1)
        levels = {
            "performance": 3.5,
            "enthusiasm": 2.4 + 2.2 * progress,
            "fit": 3.1,
            "confidence": 2.4 + 0.2 * progress,
        }
        # Of all that Random offers only random() is promised to stay the same in later versions of Python.
        drawn.append({area: _on_scale(level + SPREAD * (chance.random() - 0.5)) for area, level in levels.items()})
    return drawn


def _on_scale(level: float) -> int:
    return min(5, max(1, round(level)))


def _row(story: Story, scores: dict[str, int], lines: dict[tuple[str, int], Iterator[str]]) -> Row:
    row = {name: _cell(getattr(story, name)) for name in PLAIN}
    if story.offer is not None:
        row |= {f"offer_{part}": _cell(getattr(story.offer, part)) for part in OFFER}
    row |= {f"panel_{area}": view for area, view in story.panel.items()}
    for area in story.looked_at if scores else ():
        row[area] = "?" if area in story.cannot_say else str(scores[area])
    for area in story.evidence:
        row[f"{area}_evidence"] = next(lines[area, scores[area]])
    if scores:
        row["written"] = story.written
        row["bet"] = str(_bet(scores)) if story.has_bet else ""
    row |= _numbered("question", QUESTION_PARTS, story.questions)
    row |= _numbered("letter", LETTER_PARTS, story.letters)
    row |= _numbered("choice", CHOICE_PARTS, story.choices)
    return row | _numbered("mark", MARK_PARTS, story.marks)


def _bet(scores: dict[str, int]) -> int:
    """The bet nearest to the average of the two numbers that Robin thinks of, 1 to 5 taken as 0 to 100 %."""
    hope = (mean((scores["performance"], scores["enthusiasm"])) - 1) * 25
    return min(BETS, key=lambda bet: abs(bet - hope))


def _numbered(name: str, parts: dict[str, str], things: Sequence[Asked | Sent | Chosen | Marked]) -> Row:
    return {
        f"{name}_{number}{part}": _cell(getattr(thing, attribute))
        for number, thing in enumerate(things, start=1)
        for part, attribute in parts.items()
    }


def _cell(value: object) -> str:
    if value is None or value is False:
        return ""
    return "yes" if value is True else str(value)


def table() -> str:
    """The whole file as text."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns(), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows())
    return text.getvalue()


if __name__ == "__main__":
    (Path(__file__).parent / "interviews.csv").write_text(table(), encoding="utf-8", newline="\n")
