import { flagReview } from "../../api/reviews"
import type { FlagReason } from "../../api/types"

export type FlagState = "choosing" | "missing" | "busy" | "failed" | "sent"

/** One open panel at a time; what was flagged stays thanked for. */
export class Flagging {
  open?: string
  state: FlagState = "choosing"
  private readonly sent = new Set<string>()

  constructor(private readonly changed: () => void) {}

  isOpen(id: string): boolean {
    return this.open === id
  }

  stateOf(id: string): FlagState {
    return this.sent.has(id) ? "sent" : this.state
  }

  toggle(id: string): void {
    this.open = this.isOpen(id) ? undefined : id
    this.become("choosing")
  }

  /** The reason when the shop has it. */
  async send(id: string, reason: FlagReason | null, note: string): Promise<FlagReason | undefined> {
    if (this.state === "busy") return
    if (!reason) return void this.become("missing")
    this.become("busy")
    try {
      await flagReview(id, reason, note.trim() || null)
      this.sent.add(id)
      this.become("choosing")
      return reason
    } catch {
      this.become("failed")
    }
  }

  private become(state: FlagState): void {
    this.state = state
    this.changed()
  }
}
