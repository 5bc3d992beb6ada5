"""Every operation of openapi.json as a call that can be made, with each of its ids exchanged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.cast import a_comment, a_question, a_review, an_answer, new_words
from tests.houses import House

IDS = re.compile(r"_key$|_id$|^cursor$|^token$|^signin$|^on$|^reply_to$|^expert$")
NOWHERE = {
    "site_key": "pk_00000000000000000000",
    "review_id": "rev_" + "0" * 32,
    "question_id": "que_" + "0" * 32,
    "answer_id": "ans_" + "0" * 32,
    "group_id": "grp_" + "0" * 32,
    "case_id": "cas_" + "0" * 32,
    "cursor": "bm8tc3VjaC1jdXJzb3I",
    "photo_id": "pho_" + "0" * 32,
    "signin": "sgn_" + "0" * 43,
    "export_id": "exp_" + "0" * 32,
    "expert_id": "xpt_" + "0" * 32,
    "hour_id": "hou_" + "0" * 32,
    "expert": "xpt_" + "0" * 32,
    "comment_id": "cmt_" + "0" * 32,
    "on": "rev_" + "0" * 32,
    "reply_to": "cmt_" + "0" * 32,
    "account_id": "acc_" + "0" * 32,
    "linking_id": "lkg_" + "0" * 32,
    "post_id": "pst_" + "0" * 32,
}
MALFORMED = {
    "site_key": ("", "pk_%00", "..", "pk_' OR 1=1 --", "%F0%9F%8D%B5"),
    "review_id": ("rev_", "REV_" + "0" * 32, "gst_" + "0" * 32, "1", "%00", "' OR 1=1 --", "rev_" + "0" * 31 + "%0A"),
    "question_id": ("rev_" + "0" * 32, "que_" + "0" * 31 + "%0A"),
    "answer_id": ("que_" + "0" * 32,),
    "group_id": ("grp_", "rev_" + "0" * 32, "1", "%00", "grp_" + "0" * 31 + "%0A"),
    "photo_id": ("pho_", "rev_" + "0" * 32, "1", "%00", "pho_" + "0" * 31 + "%0A"),
    "case_id": ("cas_", "rev_" + "0" * 32, "1", "%00"),
    "hour_id": ("hou_", "xpt_" + "0" * 32, "%00"),
    "expert": ("xpt_", "hou_" + "0" * 32, "\x00"),
    "expert_id": ("xpt_", "rev_" + "0" * 32, "1", "%00", "xpt_" + "0" * 31 + "%0A"),
    "comment_id": ("cmt_", "rev_" + "0" * 32, "1", "%00", "cmt_" + "0" * 31 + "%0A"),
    "on": ("", "rev_", "que_" + "0" * 32, "\x00", "rev_" + "0" * 31 + "\n"),
    "account_id": ("acc_", "pst_" + "0" * 32, "%00"),
    "linking_id": ("lkg_", "acc_" + "0" * 32, "%00"),
    "post_id": ("pst_", "acc_" + "0" * 32, "%00"),
    "reply_to": ("cmt_", "rev_" + "0" * 32, "\x00", "cmt_" + "0" * 31 + "\n"),
    "signin": ("", "gst_" + "0" * 43, "\x00"),
    "cursor": ("*", "A" * 400, "null"),
    "export_id": ("exp_", "rev_" + "0" * 32, "1", "%00", "exp_" + "0" * 31 + "%0A"),
}


@dataclass(frozen=True)
class Call:
    """How an operation is called when all is well."""

    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    review: str = "published"
    comment: str = "published"
    hour: str = "ahead"
    question: str = "published"
    answer: str = "published"
    file: bool = False
    cursor: str = ""
    path: dict[str, str] = field(default_factory=dict)
    by: str = "voter"
    account: str = "linked"
    post: str = "planned"
    body_of: str = ""
    """What of the shop's things is the body."""


def without(said: dict[str, Any], *names: str) -> dict[str, Any]:
    """What is said, without this."""
    return {name: value for name, value in said.items() if name not in names}


GROUP = {"name": "Cups", "products": [{"product": "cups"}, {"product": "kettle red"}]}
FIT = {"kind": "scale", "labels": {"en": "Fit"}}
CALLS: dict[str, Call] = {
    "GET /v1/manage/fields": Call(),
    "PUT /v1/manage/fields/{field}": Call(body=FIT, path={"field": "fit"}),
    "DELETE /v1/manage/fields/{field}": Call(path={"field": "fit"}),
    "GET /v1/manage/promises/figures": Call(),
    "GET /v1/manage/products": Call(query={"product": "kettle"}),
    "PUT /v1/manage/products": Call(body={"product": "kettle", "name": "Kettle"}),
    "POST /v1/manage/products/aliases": Call(body={"product": "cups", "alias": "K-1", "reason": "a new number"}),
    "GET /v1/manage/products/groups": Call(),
    "PUT /v1/manage/products/groups": Call(body=GROUP | {"reason": "two colours"}),
    "DELETE /v1/manage/products/groups/{group_id}": Call(),
    "GET /v1/shops/{site_key}/fields": Call(query={"product": "kettle"}),
    "GET /v1/manage/cases": Call(query={"limit": "1"}, cursor="cases_cursor"),
    "POST /v1/manage/cases/{case_id}/decide": Call(body={"decision": "keep"}),
    "GET /v1/manage/experts": Call(),
    "POST /v1/manage/experts": Call(body={"email": "taster@example.com", "name": "Yulia"}),
    "DELETE /v1/manage/experts/{expert_id}": Call(),
    "GET /v1/manage/hours": Call(),
    "POST /v1/manage/hours": Call(body={"title": "Tea", "begins_at": "2199-01-01T10:00:00Z"}),
    "PATCH /v1/manage/hours/{hour_id}": Call(body={"title": "Water and tea"}, hour="other"),
    "POST /v1/manage/hours/{hour_id}/open": Call(body={}),
    "POST /v1/manage/hours/{hour_id}/close": Call(body={}, hour="live"),
    "POST /v1/manage/hours/{hour_id}/cancel": Call(body={"reason": "She is ill."}, hour="other"),
    "GET /v1/shops/{site_key}/hours": Call(),
    "GET /v1/shops/{site_key}/hours/{hour_id}": Call(),
    "GET /v1/shops/{site_key}/hours/{hour_id}/news": Call(),
    "GET /v1/manage/questions": Call(query={"limit": "1"}, cursor="questions_queue_cursor"),
    "GET /v1/manage/questions/{question_id}": Call(question="held"),
    "GET /v1/manage/questions/{question_id}/answers": Call(),
    "POST /v1/manage/questions/{question_id}/answers": Call(body={"text": "Yes."}),
    "POST /v1/manage/questions/{question_id}/ask": Call(body={"text": "Which one?"}, question="held"),
    "POST /v1/manage/questions/{question_id}/close": Call(body={"reason": "resolved"}, question="second"),
    "DELETE /v1/manage/questions/{question_id}/close": Call(question="closed"),
    "PUT /v1/manage/questions/{question_id}/accepted": Call(body_of="choosing", question="second"),
    "DELETE /v1/manage/questions/{question_id}/accepted": Call(question="second"),
    "POST /v1/manage/questions/{question_id}/publish": Call(body={}, question="held"),
    "POST /v1/manage/questions/{question_id}/hide": Call(body={"reason": "spam"}),
    "GET /v1/manage/answers": Call(query={"limit": "1"}, cursor="answers_queue_cursor"),
    "POST /v1/manage/answers/{answer_id}/publish": Call(body={}, answer="held"),
    "POST /v1/manage/answers/{answer_id}/hide": Call(body={"reason": "spam"}),
    "GET /v1/shops/{site_key}/questions": Call(query={"product": "kettle", "limit": "1"}, cursor="questions_cursor"),
    "GET /v1/shops/{site_key}/questions/known": Call(query={"product": "kettle", "q": "canary"}),
    "GET /v1/shops/{site_key}/questions/{question_id}": Call(),
    "GET /v1/shops/{site_key}/questions/{question_id}/answers": Call(query={"limit": "1"}, cursor="answers_cursor"),
    "POST /v1/shops/{site_key}/questions": Call(body=a_question()),
    "PUT /v1/shops/{site_key}/questions/{question_id}": Call(
        body=without(a_question(), "product", "email"), by="writer", question="held too"
    ),
    "DELETE /v1/shops/{site_key}/questions/{question_id}": Call(by="writer", question="leaving"),
    "POST /v1/shops/{site_key}/questions/{question_id}/restore": Call(body={}, by="writer", question="withdrawn"),
    "PUT /v1/shops/{site_key}/questions/{question_id}/vote": Call(body={}, question="second"),
    "DELETE /v1/shops/{site_key}/questions/{question_id}/vote": Call(),
    "POST /v1/shops/{site_key}/questions/{question_id}/flags": Call(body={"reason": "offensive"}),
    "POST /v1/shops/{site_key}/questions/{question_id}/answers": Call(body=an_answer()),
    "PUT /v1/shops/{site_key}/questions/{question_id}/accepted": Call(body_of="accepting", by="writer"),
    "DELETE /v1/shops/{site_key}/questions/{question_id}/accepted": Call(by="writer"),
    "PUT /v1/shops/{site_key}/answers/{answer_id}": Call(
        body=without(an_answer(), "email"), by="writer", answer="held"
    ),
    "DELETE /v1/shops/{site_key}/answers/{answer_id}": Call(by="writer", answer="leaving"),
    "POST /v1/shops/{site_key}/answers/{answer_id}/restore": Call(body={}, by="writer", answer="withdrawn"),
    "PUT /v1/shops/{site_key}/answers/{answer_id}/vote": Call(body={}, answer="mine"),
    "DELETE /v1/shops/{site_key}/answers/{answer_id}/vote": Call(answer="mine"),
    "POST /v1/shops/{site_key}/answers/{answer_id}/flags": Call(body={"reason": "offensive"}, answer="mine"),
    "POST /v1/manage/letters/bounces": Call(file=True),
    "GET /v1/manage/words": Call(),
    "PUT /v1/manage/words": Call(body={"word": "casino"}),
    "DELETE /v1/manage/words": Call(query={"word": "casino"}),
    "GET /v1/manage/reviews": Call(query={"status": "held", "limit": "1"}, cursor="queue_cursor"),
    "GET /v1/manage/reviews/{review_id}": Call(review="held"),
    "POST /v1/manage/reviews/{review_id}/hide": Call(body={"reason": "spam"}),
    "POST /v1/manage/reviews/{review_id}/publish": Call(body={}, review="held"),
    "PUT /v1/manage/reviews/{review_id}/reply": Call(body={"text": "Thank you."}),
    "GET /v1/manage/comments": Call(query={"status": "published", "limit": "1"}, cursor="comments_cursor"),
    "POST /v1/manage/comments": Call(body={"text": "Thank you."}),
    "GET /v1/manage/comments/{comment_id}": Call(comment="hidden"),
    "POST /v1/manage/comments/{comment_id}/hide": Call(body={"reason": "spam"}, comment="second"),
    "POST /v1/manage/comments/{comment_id}/publish": Call(body={}, comment="hidden"),
    "GET /v1/shops/{site_key}/comments": Call(query={"limit": "1"}, cursor="thread_cursor"),
    "GET /v1/shops/{site_key}/comments/{comment_id}/replies": Call(query={"limit": "1"}, cursor="replies_cursor"),
    "POST /v1/shops/{site_key}/links": Call(body={}),
    "POST /v1/shops/{site_key}/comments": Call(body=a_comment()),
    "PUT /v1/shops/{site_key}/comments/{comment_id}": Call(body=a_comment(email=None), by="writer", comment="held"),
    "DELETE /v1/shops/{site_key}/comments/{comment_id}": Call(by="writer", comment="leaving"),
    "POST /v1/shops/{site_key}/comments/{comment_id}/restore": Call(body={}, by="writer", comment="withdrawn"),
    "POST /v1/shops/{site_key}/comments/{comment_id}/flags": Call(body={"reason": "offensive"}),
    "PUT /v1/shops/{site_key}/comments/{comment_id}/vote": Call(body={}),
    "DELETE /v1/shops/{site_key}/comments/{comment_id}/vote": Call(),
    "GET /v1/shops/{site_key}/fragment.html": Call(query={"product": "kettle"}),
    "GET /v1/shops/{site_key}/jsonld": Call(query={"product": "kettle"}),
    "GET /v1/shops/{site_key}/ratings": Call(query={"product": "kettle"}),
    "GET /v1/shops/{site_key}/reviews": Call(query={"product": "kettle", "limit": "1"}, cursor="cursor"),
    "GET /v1/shops/{site_key}/form": Call(),
    "POST /v1/shops/{site_key}/guests": Call(body={}),
    "GET /v1/shops/{site_key}/me": Call(),
    "POST /v1/shops/{site_key}/shopper": Call(body_of="vouching"),
    "DELETE /v1/shops/{site_key}/shopper": Call(by="leaver"),
    "POST /v1/shops/{site_key}/signin": Call(body={"email": "carla@example.com"}),
    "POST /v1/shops/{site_key}/signin/state": Call(body={}),
    "POST /v1/shops/{site_key}/signin/code": Call(body={"code": "123456"}),
    "POST /v1/shops/{site_key}/me/export": Call(body={}, by="known"),
    "GET /v1/shops/{site_key}/me/export/{export_id}": Call(by="known"),
    "POST /v1/shops/{site_key}/me/erase": Call(body={"keep_words": False}),
    "PATCH /v1/shops/{site_key}/me": Call(body={"name": "Anna of the hills", "public": True}, by="known"),
    "POST /v1/shops/{site_key}/me/avatar": Call(file=True, by="known"),
    "DELETE /v1/shops/{site_key}/me/avatar": Call(by="known"),
    "GET /v1/shops/{site_key}/me/contributions": Call(query={"limit": "1"}, cursor="mine_cursor", by="writer"),
    "GET /v1/shops/{site_key}/me/consents": Call(),
    "GET /v1/shops/{site_key}/me/accounts": Call(by="writer"),
    "POST /v1/shops/{site_key}/me/accounts/linkings": Call(by="writer", body_of="linking_body"),
    "GET /v1/shops/{site_key}/me/accounts/linkings/{linking_id}": Call(by="writer"),
    "POST /v1/shops/{site_key}/me/accounts/linkings/{linking_id}": Call(by="writer", body_of="linked_word"),
    "PUT /v1/shops/{site_key}/me/accounts/{account_id}": Call(
        body={"review": True, "answer": False, "comment": False}, by="writer"
    ),
    "DELETE /v1/shops/{site_key}/me/accounts/{account_id}": Call(by="writer", account="leaving"),
    "GET /v1/shops/{site_key}/me/posts": Call(query={"limit": "1"}, cursor="posts_cursor", by="writer"),
    "POST /v1/shops/{site_key}/me/posts": Call(body={}, by="writer"),
    "PUT /v1/shops/{site_key}/me/posts/{post_id}": Call(body={}, by="writer"),
    "DELETE /v1/shops/{site_key}/me/posts/{post_id}": Call(by="writer", post="leaving"),
    "POST /v1/shops/{site_key}/me/posts/{post_id}/fit": Call(body={"text": "canary"}, by="writer"),
    "POST /v1/shops/{site_key}/me/posts/{post_id}/again": Call(body={}, by="writer", post="failed"),
    "POST /v1/shops/{site_key}/me/posts/{post_id}/stands": Call(body={}, by="writer", post="unknown"),
    "PUT /v1/shops/{site_key}/me/consents/{purpose}": Call(
        body={"given": True, "version": 1}, path={"purpose": "reuse"}
    ),
    "DELETE /v1/shops/{site_key}/reviews/{review_id}": Call(by="writer", review="leaving"),
    "POST /v1/shops/{site_key}/reviews/{review_id}/restore": Call(body={}, by="writer", review="withdrawn"),
    "POST /v1/shops/{site_key}/photos": Call(file=True),
    "DELETE /v1/shops/{site_key}/photos/{photo_id}": Call(),
    "PUT /v1/shops/{site_key}/reviews/{review_id}": Call(body=new_words(), by="writer", review="held too"),
    "POST /v1/shops/{site_key}/reviews": Call(body=a_review()),
    "POST /v1/shops/{site_key}/reviews/{review_id}/flags": Call(body={"reason": "offensive"}),
    "PUT /v1/shops/{site_key}/reviews/{review_id}/vote": Call(body={}, review="second"),
    "DELETE /v1/shops/{site_key}/reviews/{review_id}/vote": Call(),
}


@dataclass(frozen=True)
class Operation:
    """One operation as openapi.json describes it."""

    name: str
    path: str
    security: str
    scope: str
    ids: tuple[str, ...]

    @property
    def method(self) -> str:
        return self.name.partition(" ")[0]

    @property
    def writes(self) -> bool:
        return self.method != "GET"

    @property
    def call(self) -> Call:
        return CALLS[self.name]


def ends_last(operation: "Operation") -> int:
    """The order for whoever calls all of them: what ends the caller's own bearers comes after all else."""
    if operation.path.endswith("/me/erase"):
        return 2
    return int("DELETE" in operation.name and "/shopper" in operation.name)


def of(house: House) -> list[Operation]:
    """What the document names."""
    document = house.get("/openapi.json").json
    return [_operation(path, method, item, document) for path, method, item in _items(document)]


def _items(document: Any) -> Iterator[tuple[str, str, Any]]:
    for path, item in document["paths"].items():
        for method in item.keys() - {"parameters"}:
            yield path, method, item


def _operation(path: str, method: str, item: Any, document: Any) -> Operation:
    operation = item[method]
    told = [*item.get("parameters", ()), *operation.get("parameters", ())]
    names = [each["name"] for each in told if each["in"] in {"path", "query"}] + list(_fields(operation, document))
    security = operation.get("security") or [{"": []}]
    ((kind, scopes),) = security[0].items()
    return Operation(
        name=f"{method.upper()} {path}",
        path=path,
        security=kind,
        scope=(scopes or [""])[0],
        ids=tuple(name for name in names if IDS.search(name)),
    )


def _fields(operation: Any, document: Any) -> Iterator[str]:
    content = operation.get("requestBody", {}).get("content", {})
    for each in content.values():
        schema = each["schema"]
        if "$ref" in schema:
            schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        yield from schema["properties"]
