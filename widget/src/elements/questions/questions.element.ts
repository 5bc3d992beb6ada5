import type { QuestionsPage } from "../../api/types"
import { Tongue } from "../../i18n/tongue"
import { type Come, GwListing } from "../../parts/list/listing"
import type { Part } from "../../parts/list/scene"
import byText from "../../parts/list/by.css"
import questionsText from "./questions.css"
import { QuestionsReading } from "./reading"
import type { QuestionActs, Scene } from "./scene"
import { inside } from "./whole"

const hands = async (): Promise<Come> => {
  const [common, own] = await Promise.all([import("../hands/hands"), import("../say/hands")])
  return { ...common, hands: { ...common.hands, ...own.hands } }
}

/**
 * The questions about one product with their answers, and a field to ask in that finds what is known already.
 * Server HTML inside the tag is shown until the first questions are here.
 *
 * @tagname gw-questions
 * @slot - shown until the first questions are here
 *
 * @attr {string} product - the shop's own ref of the product (id, SKU or GTIN); changing it shows the other product
 * @attr {string} name - the product's name, for products the shop has not told us of
 * @attr {string} url - the product's page
 * @attr {string} image - the product's picture
 * @attr {string} gtin - the product's GTIN
 * @attr {string} sort - the first order: helpful, newest or unanswered
 * @attr {number} heading-level - level of the element's own heading (2); questions are one deeper
 * @attr {number} per-page - how many questions come at once; the shop's setting when absent
 * @attr {string} loading - `eager` fetches at once instead of when the tag comes near the eye
 * @attr {string} version - a page that knows of something new writes another one here, and the questions are read anew
 *
 * @fires {CustomEvent<{product: string}>} gw:ready - the element is at work
 * @fires {CustomEvent<{product: string, count: number, unanswered: number}>} gw:load - questions are shown
 * @fires {CustomEvent<{product: string, sort: string}>} gw:sort - she chose another order
 * @fires {CustomEvent<{product: string, q: string, matching: number | null}>} gw:search - she searched
 * @fires {CustomEvent<{product: string, shown: number}>} gw:more - she asked for more
 * @fires {CustomEvent<{product: string, kind: string, id: string, voted: boolean}>} gw:vote - her vote for a question or an answer was counted or taken back
 * @fires {CustomEvent<{product: string, kind: string, id: string, reason: string}>} gw:flag - the shop has her flag
 * @fires {CustomEvent<{product: string, kind: string}>} gw:form-open - the form for a question or an answer was opened
 * @fires {CustomEvent<{product: string, kind: string}>} gw:before-submit - she pressed Send; `preventDefault()` stops it
 * @fires {CustomEvent<{product: string, kind: string, id: string, status: string}>} gw:submit - the shop has her question or answer
 * @fires {CustomEvent<{product: string, question: string, answer: string | null}>} gw:accept - who asked chose the answer that helped, or none
 * @fires {CustomEvent<{product: string, doing: string, status: number}>} gw:error - something failed; status 0 means no answer
 *
 * @cssprop --gw-accent - buttons, the line beside an accepted answer, focus rings
 * @cssprop --gw-on-accent - words on the accent
 * @cssprop --gw-line - the thin line between parts
 * @cssprop --gw-field-line - the edge of fields
 * @cssprop --gw-muted - quiet words
 * @cssprop --gw-surface - the ground of fields
 * @cssprop --gw-danger - words about an error
 * @cssprop --gw-radius - corners of fields
 * @cssprop --gw-button-radius - corners of buttons
 * @cssprop --gw-gap - the unit of space
 * @cssprop --gw-measure - the longest line of words
 *
 * @csspart top - heading, usual time and button together
 * @csspart heading - how many questions there are
 * @csspart usual - how soon they are usually answered
 * @csspart write-button - the button that opens the form
 * @csspart toolbar - search and order
 * @csspart search - the search field
 * @csspart sort - the choice of order
 * @csspart list - all questions
 * @csspart question - one question with its answers
 * @csspart writer - who asked it
 * @csspart author - her name
 * @csspart face - a writer's picture
 * @csspart profile - the link to the page about a writer
 * @csspart date - when
 * @csspart badge - a fact about a question or an answer
 * @csspart words - the question, its answers, and what can be done with them
 * @csspart title - the question itself
 * @csspart text - details, or the text of an answer
 * @csspart state - waiting for details, closed and why, or without an answer
 * @csspart answer - one answer
 * @csspart role - as what somebody answers: from the shop, an expert, an owner of the product, a shopper
 * @csspart actions - the row of actions
 * @csspart action - one of them
 * @csspart link - the link to the question's own page
 * @csspart flag - the panel that takes a flag
 * @csspart comments - the comments below, opened
 * @csspart comment - one of them
 * @csspart comment-reply - a reply to it
 * @csspart more-button - the button that shows more
 * @csspart end - the words at the end of the list
 * @csspart account-button - opens what she wrote and what is known of her
 * @csspart message - an empty, failed or unmatched list
 * @csspart button - a button in it
 * @csspart form - the form for a question or an answer
 * @csspart known - what is known already about what she types
 * @csspart field - a field of the form
 * @csspart label - its label
 * @csspart send-button - the button that sends the form
 * @csspart sent - what is said after sending
 */
export class GwQuestions extends GwListing<QuestionsPage, QuestionActs> implements Scene {
  declare hands: Scene["hands"]
  answering?: string
  readonly tongue = new Tongue(this, "questions")
  readonly reading = new QuestionsReading(this)

  constructor() {
    super(byText, questionsText)
  }

  protected bring(part: Part): Promise<Come> {
    return part === "form" ? import("../say/say") : hands()
  }

  protected facts({ count, unanswered }: QuestionsPage) {
    return { count, unanswered }
  }

  /** Whether she is the expert is not known by looking at the page alone. */
  furnish({ hour }: QuestionsPage): void {
    if (hour) this.prepare("hands")
  }

  protected inside(hasServerHtml: boolean): unknown {
    return inside(this, hasServerHtml, this.stuck)
  }
}
