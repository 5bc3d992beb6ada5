import enAccount from "./en/account.json"
import enAnswer from "./en/answer.json"
import enComment from "./en/comment.json"
import enComments from "./en/comments.json"
import enFeeds from "./en/feeds.json"
import enForm from "./en/form.json"
import enHands from "./en/hands.json"
import enPage from "./en/page.json"
import enPhotos from "./en/photos.json"
import enQuestion from "./en/question.json"
import enQuestions from "./en/questions.json"
import enReview from "./en/review.json"
import enShare from "./en/share.json"
import enSign from "./en/sign.json"
import plAccount from "./pl/account.json"
import plAnswer from "./pl/answer.json"
import plComment from "./pl/comment.json"
import plComments from "./pl/comments.json"
import plFeeds from "./pl/feeds.json"
import plForm from "./pl/form.json"
import plHands from "./pl/hands.json"
import plPage from "./pl/page.json"
import plPhotos from "./pl/photos.json"
import plQuestion from "./pl/question.json"
import plQuestions from "./pl/questions.json"
import plReview from "./pl/review.json"
import plShare from "./pl/share.json"
import plSign from "./pl/sign.json"
import ruAccount from "./ru/account.json"
import ruAnswer from "./ru/answer.json"
import ruComment from "./ru/comment.json"
import ruComments from "./ru/comments.json"
import ruFeeds from "./ru/feeds.json"
import ruForm from "./ru/form.json"
import ruHands from "./ru/hands.json"
import ruPage from "./ru/page.json"
import ruPhotos from "./ru/photos.json"
import ruQuestion from "./ru/question.json"
import ruQuestions from "./ru/questions.json"
import ruReview from "./ru/review.json"
import ruShare from "./ru/share.json"
import ruSign from "./ru/sign.json"
import ukAccount from "./uk/account.json"
import ukAnswer from "./uk/answer.json"
import ukComment from "./uk/comment.json"
import ukComments from "./uk/comments.json"
import ukFeeds from "./uk/feeds.json"
import ukForm from "./uk/form.json"
import ukHands from "./uk/hands.json"
import ukPage from "./uk/page.json"
import ukPhotos from "./uk/photos.json"
import ukQuestion from "./uk/question.json"
import ukQuestions from "./uk/questions.json"
import ukReview from "./uk/review.json"
import ukShare from "./uk/share.json"
import ukSign from "./uk/sign.json"

/**
 * Every word of the widget; English says which there are. Only types leave this file:
 * the messages themselves are compiled at build, for each locale one chunk to read the page, and one for each part that comes later.
 * `review`, `question`, `answer` and `comment` complete `form`; `questions` and `comments` say some words of `page` in their own way.
 */
export type Page = keyof typeof enPage
export type Hands = keyof typeof enHands
export type Form = keyof typeof enForm
export type Photos = keyof typeof enPhotos
export type Account = keyof typeof enAccount
export type Feeds = keyof typeof enFeeds
export type Share = keyof typeof enShare
export type Sign = keyof typeof enSign
export type Review = keyof typeof enReview
export type Questions = keyof typeof enQuestions
export type Question = keyof typeof enQuestion
export type Answer = keyof typeof enAnswer
export type Comments = keyof typeof enComments
export type Comment = keyof typeof enComment
type Complete = Record<string, {
  page: Record<Page, string>
  hands: Record<Hands, string>
  form: Record<Form, string>
  photos: Record<Photos, string>
  account: Record<Account, string>
  feeds: Record<Feeds, string>
  share: Record<Share, string>
  sign: Record<Sign, string>
  review: Record<Review, string>
  questions: Record<Questions, string>
  question: Record<Question, string>
  answer: Record<Answer, string>
  comments: Record<Comments, string>
  comment: Record<Comment, string>
}>

/** A locale with a missing word does not compile. */
export const translations = {
  en: { page: enPage, hands: enHands, form: enForm, photos: enPhotos, account: enAccount, feeds: enFeeds, share: enShare, sign: enSign, review: enReview, questions: enQuestions, question: enQuestion, answer: enAnswer, comments: enComments, comment: enComment },
  ru: { page: ruPage, hands: ruHands, form: ruForm, photos: ruPhotos, account: ruAccount, feeds: ruFeeds, share: ruShare, sign: ruSign, review: ruReview, questions: ruQuestions, question: ruQuestion, answer: ruAnswer, comments: ruComments, comment: ruComment },
  uk: { page: ukPage, hands: ukHands, form: ukForm, photos: ukPhotos, account: ukAccount, feeds: ukFeeds, share: ukShare, sign: ukSign, review: ukReview, questions: ukQuestions, question: ukQuestion, answer: ukAnswer, comments: ukComments, comment: ukComment },
  pl: { page: plPage, hands: plHands, form: plForm, photos: plPhotos, account: plAccount, feeds: plFeeds, share: plShare, sign: plSign, review: plReview, questions: plQuestions, question: plQuestion, answer: plAnswer, comments: plComments, comment: plComment },
} satisfies Complete

export type Part = keyof (typeof translations)["en"]
export type Message = (values?: Record<string, unknown>) => string
export type Words = Record<Page | Hands | Form | Photos | Account | Feeds | Share | Sign | Review | Questions | Question | Answer | Comments | Comment, Message>
