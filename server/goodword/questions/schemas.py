"""What the room takes and gives."""

from marshmallow import fields, validate

from goodword.questions import rules
from goodword.submissions.schemas import FactsIn, ManagedOut, NewIn, WordsOut, WordsQueueQuery, WriterIn
from goodword.web.schema import Asked, In, Line, Moment, Number, Out, Paragraphs, Ref, Shown


class QuestionsQuery(In):
    """Which questions, in which order."""

    product = Ref(required=True)
    sort = fields.String(load_default="helpful", validate=validate.OneOf(rules.SORTS))
    q = Asked(longest=100)
    limit = Number(load_default=rules.DEFAULT_LIMIT, validate=validate.Range(1, rules.PAGE_MAX))
    cursor = fields.String(validate=validate.Length(max=400))


class KnownQuery(In):
    """What she has typed so far."""

    product = Ref(required=True)
    q = Asked(longest=rules.QUESTION_MAX)


class AnswersQuery(In):
    """Which of a question's answers."""

    limit = Number(load_default=rules.DEFAULT_LIMIT, validate=validate.Range(1, rules.PAGE_MAX))
    cursor = fields.String(validate=validate.Length(max=400))


class AnswerOut(WordsOut):
    """A published answer."""

    id = Shown("ans", required=True)
    accepted = fields.Boolean(required=True)
    comments_count = fields.Integer(required=True)


class QuestionOut(WordsOut):
    """A published question with its first answers, the accepted one first."""

    id = Shown("que", required=True)
    details = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, metadata={"enum": rules.STATES})
    closed_because = fields.String(required=True, allow_none=True, metadata={"enum": (*rules.CLOSE_REASONS, None)})
    asked_back = fields.String(required=True, allow_none=True)
    answers_count = fields.Integer(required=True)
    answers = fields.List(fields.Nested(AnswerOut), required=True)
    accepted_id = Shown("ans", required=True, allow_none=True, data_key="accepted")
    url = fields.String(required=True, metadata={"format": "uri"})


class AboutOut(Out):
    """The product that a question is about."""

    ref = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)


class OneQuestionOut(QuestionOut):
    """A question by itself."""

    product = fields.Nested(AboutOut, required=True)


class HourBesideOut(Out):
    """The expert hour that these questions are of: the expert alone answers, and when."""

    expert = Shown("xpt", required=True)
    name = fields.String(required=True)
    state = fields.String(required=True, metadata={"description": "like that of the hour itself"})
    begins_at = Moment(required=True)


class QuestionsPage(Out):
    """One page of a product's questions; ``count`` and ``unanswered`` are of all that count."""

    product = fields.String(required=True)
    data = fields.List(fields.Nested(QuestionOut), required=True)
    next = fields.String(required=True, allow_none=True)
    count = fields.Integer(required=True)
    unanswered = fields.Integer(required=True)
    usually_hours = fields.Integer(required=True, allow_none=True)
    hour = fields.Nested(HourBesideOut, required=True, allow_none=True)


class AnswersPage(Out):
    """One page of a question's answers."""

    data = fields.List(fields.Nested(AnswerOut), required=True)
    next = fields.String(required=True, allow_none=True)


class KnownQuestionOut(Out):
    """A question that may be the one she is about to ask."""

    id = Shown("que", required=True)
    text = fields.String(required=True)
    answers_count = fields.Integer(required=True)
    answer = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, metadata={"format": "uri"})


class KnownReviewOut(Out):
    """A review that may hold the answer: the words around what she has typed."""

    id = Shown("rev", required=True)
    rating = fields.Integer(required=True)
    excerpt = fields.String(required=True)
    author = fields.String(required=True, allow_none=True)


class KnownAlreadyOut(Out):
    """What is known already."""

    questions = fields.List(fields.Nested(KnownQuestionOut), required=True)
    reviews = fields.List(fields.Nested(KnownReviewOut), required=True)


class QuestionWordsIn(WriterIn):
    """A question as its asker changes it."""

    text = Line(longest=rules.QUESTION_MAX, required=True)
    details = Paragraphs(longest=rules.DETAILS_MAX, allow_none=True, load_default=None)


class QuestionIn(NewIn, QuestionWordsIn):
    """A question about a product."""

    product = Ref(required=True)
    product_facts = fields.Nested(FactsIn, load_default=dict)


class AnswerWordsIn(WriterIn):
    """An answer as its writer changes it."""

    text = Paragraphs(longest=rules.ANSWER_MAX, required=True)


class AnswerIn(NewIn, AnswerWordsIn):
    """An answer."""


class AcceptedIn(In):
    """The answer that is the one."""

    answer = fields.String(required=True, metadata={"pattern": "^ans_[0-9a-f]{32}$"})


class ManagedQuery(WordsQueueQuery):
    """Which questions the shop wants to see."""

    state = fields.String(load_default=None, validate=validate.OneOf(rules.STATES))
    product = Ref(load_default=None)


class ManagedAnswerOut(AnswerOut, ManagedOut):
    """An answer as its shop sees it."""

    text = fields.String(required=True, allow_none=True)
    question_id = Shown("que", required=True, data_key="question")


class ManagedQuestionOut(QuestionOut, ManagedOut):
    """A question as its shop sees it."""

    text = fields.String(required=True, allow_none=True)
    product = fields.String(required=True)
    accepted_by = fields.String(required=True, allow_none=True)
    first_answered_at = Moment(required=True, allow_none=True)


class ManagedQuestionsPage(Out):
    """One page of a shop's questions."""

    data = fields.List(fields.Nested(ManagedQuestionOut), required=True)
    next = fields.String(required=True, allow_none=True)


class ManagedAnswersPage(Out):
    """One page of a shop's answers."""

    data = fields.List(fields.Nested(ManagedAnswerOut), required=True)
    next = fields.String(required=True, allow_none=True)


class OfficialIn(In):
    """The shop's own answer, under the name of one of its people or its own."""

    text = Paragraphs(longest=rules.ANSWER_MAX, required=True)
    name = Line(longest=rules.NAME_MAX, allow_none=True, load_default=None)


class AskIn(In):
    """What the shop wants to know."""

    text = Paragraphs(longest=rules.DETAILS_MAX, required=True)


class CloseIn(In):
    """Why no answer is to be expected."""

    reason = fields.String(required=True, validate=validate.OneOf(rules.CLOSE_REASONS))
