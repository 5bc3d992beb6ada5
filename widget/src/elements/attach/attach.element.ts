import { html, nothing, render } from "lit/html.js"
import { Failure } from "../../api/client"
import type { Photo } from "../../api/types"
import { GwElement } from "../../base/element"
import { reactive } from "../../base/reactive"
import { Tongue } from "../../i18n/tongue"
import type { Form, Photos } from "../../i18n/words"
import { quietly } from "../../page/quietly"
import { uuid } from "../../page/uuid"
import controls from "../../parts/controls.css"
import fieldsText from "../../parts/fields.css"
import { cross } from "../../parts/icons"
import { themeText } from "../../theme/theme"
import { isDark } from "../../theme/tone"
import tokens from "../../theme/tokens.css"
import attachText from "./attach.css"
import { draw, lighter, opened } from "./picture"
import { upload } from "./upload"

type Word = Form | Photos

const MOST = 6
const LARGEST = 12 * 1024 * 1024
const ACCEPTED = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif"

interface Tile {
  key: string
  file?: Blob
  picture?: ImageBitmap
  photo?: Photo
  share: number
  fault?: Word
  stop: AbortController
}

/**
 * The photos of the form: chosen, dropped or pasted, sent at once. Its tag is not public.
 * @ignore
 */
export class GwReviewPhotos extends GwElement {
  /** Photos that the draft knows, sent before a reload. No first value: the form may speak before this chunk is here. */
  kept?: Photo[]
  private tiles: Tile[] = []
  private dragged = false
  private tooMany = false
  private early = false
  readonly tongue = new Tongue(this, "photos", "form")
  private form?: Node

  constructor() {
    super(tokens, themeText(), controls, fieldsText, attachText)
  }

  override connectedCallback(): void {
    this.tiles = (this.kept ?? []).map((photo) => ({ key: photo.id, photo, share: 1, stop: new AbortController() }))
    this.form = this.getRootNode()
    this.form.addEventListener("paste", this.paste)
    super.connectedCallback()
  }

  override disconnectedCallback(): void {
    this.form?.removeEventListener("paste", this.paste)
    super.disconnectedCallback()
  }

  /** Whether the review has to wait for what stands here; then she is told. */
  stops(): boolean {
    this.early = this.tiles.some(({ photo }) => !photo)
    if (this.early) this.scrollIntoView({ block: "nearest" })
    return this.early
  }

  /** Whether the shop said that it no longer keeps one of them; then she is told which. */
  lost(failure: unknown): boolean {
    const errors = (failure instanceof Failure && failure.problem?.errors) || []
    const tile = errors.map(({ pointer }) => this.tiles[Number(/^\/photos\/(\d)$/.exec(pointer)?.[1] ?? NaN)]).find(Boolean)
    if (!tile) return false
    Object.assign(tile, { photo: undefined, fault: "photo_lost" })
    this.changed()
    this.scrollIntoView({ block: "nearest" })
    return true
  }

  private readonly paste = (event: Event): void => this.take((event as ClipboardEvent).clipboardData?.files)

  private take(files?: FileList | null): void {
    const chosen = [...(files ?? [])]
    const room = MOST - this.tiles.length
    this.tooMany = chosen.length > room
    for (const file of chosen.slice(0, room)) this.add({ key: uuid(), file, share: 0, stop: new AbortController() })
  }

  private add(tile: Tile): void {
    this.tiles = [...this.tiles, tile]
    quietly(() => this.send(tile))
  }

  private async send(tile: Tile): Promise<void> {
    Object.assign(tile, { fault: undefined, share: 0 })
    this.changed()
    try {
      tile.picture ??= await opened(tile.file!)
      this.changed()
      const file = await lighter(tile.file!, tile.picture)
      if (file.size > LARGEST) throw new Failure(413)
      const progress = (share: number) => this.change(tile, { share })
      tile.photo = await upload(file, tile.key, { stop: tile.stop.signal, progress })
    } catch (failure) {
      tile.fault = faultOf(failure)
    }
    this.changed()
  }

  private change(tile: Tile, now: Partial<Tile>): void {
    Object.assign(tile, now)
    this.requestUpdate()
  }

  private changed(): void {
    this.early = false
    this.requestUpdate()
    const photos = this.tiles.flatMap(({ photo }) => photo ?? [])
    this.dispatchEvent(new CustomEvent("gw-photos", { detail: photos }))
  }

  private takeBack(tile: Tile): void {
    tile.stop.abort()
    this.tiles = this.tiles.filter((one) => one !== tile)
    this.tooMany = false
    this.changed()
    quietly(() => this.updateComplete.then(() => this.root.querySelector<HTMLElement>("input[type=file]")?.focus()))
  }

  private readonly drag = (event: DragEvent): void => {
    event.preventDefault()
    this.dragged = event.type === "dragover"
    if (event.type === "drop") this.take(event.dataTransfer?.files)
  }

  protected draw(): void {
    const { tongue } = this
    const tone = isDark(this) ? "gw dark" : "gw"
    render(
      html`<div class=${tone}>
        <div class=${this.dragged ? "attach over" : "attach"} role="group" aria-labelledby="name" @dragover=${this.drag} @dragleave=${this.drag} @drop=${this.drag}>
          <div class="name" id="name">${tongue.term("photos_label")} <span class="quiet">${tongue.term("optional")}</span></div>
          <div class="tiles">${this.tiles.map((tile, at) => this.tile(tile, at + 1))} ${this.tiles.length < MOST ? this.chooser() : nothing}</div>
          <p class="quiet">${tongue.term("photos_hint", { count: MOST })}</p>
          <div role="alert">${this.faults()}</div>
        </div>
      </div>`,
      this.root,
    )
    this.root.querySelectorAll("canvas").forEach((canvas) => {
      const { picture } = this.tiles.find(({ key }) => key === canvas.dataset.key) ?? {}
      if (picture && canvas.width !== 176) draw(canvas, picture)
    })
    this.root.querySelectorAll<HTMLElement>("[data-share]").forEach((bar) => bar.style.setProperty("inline-size", `${bar.dataset.share}%`))
  }

  private chooser() {
    return html`<label class="add" part="button">
      <input type="file" class="unseen" accept=${ACCEPTED} multiple @change=${(event: Event) => this.chose(event.target as HTMLInputElement)} />
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 3v10M3 8h10" /></svg>${this.tongue.term("add_photos")}
    </label>`
  }

  private chose(input: HTMLInputElement): void {
    this.take(input.files)
    input.value = ""
  }

  private tile(tile: Tile, at: number) {
    const { tongue } = this
    const percent = Math.round(tile.share * 100)
    const waiting = !tile.photo && !tile.fault
    return html`<div class=${tile.fault ? "tile failed" : waiting ? "tile waiting" : "tile"}>
      ${tile.picture
        ? html`<canvas data-key=${tile.key} role="img" aria-label=${tongue.term("photo_nth", { at })}></canvas>`
        : tile.photo
          ? html`<img src=${tile.photo.small} alt=${tongue.term("photo_nth", { at })} />`
          : html`<span class="blank">${at}</span>`}
      ${waiting
        ? html`<span class="bar" role="progressbar" aria-label=${tongue.term("photo_sending", { at, percent })} aria-valuenow=${percent}><span data-share=${percent}></span></span>`
        : nothing}
      ${tile.fault && tile.file ? html`<button class="again" type="button" @click=${() => quietly(() => this.send(tile))}>${tongue.term("photo_again")}</button>` : nothing}
      <button class="remove" type="button" aria-label=${tongue.term("photo_remove", { at })} @click=${() => this.takeBack(tile)}>${cross}</button>
    </div>`
  }

  private faults() {
    const { tongue } = this
    const said = this.tiles.flatMap(({ fault }, at) => (fault ? [`${tongue.term("photo_nth", { at: at + 1 })}: ${tongue.term(fault)}`] : []))
    if (this.tooMany) said.push(tongue.term("photos_most", { count: MOST }))
    if (this.early) said.push(tongue.term("photos_wait"))
    return said.map((one) => html`<p class="trouble">${one}</p>`)
  }
}

const FAULTS: Record<string, Word> = { unknown_format: "photo_format", damaged: "photo_damaged", too_many_pixels: "photo_large", too_long: "photo_large" }

function faultOf(failure: unknown): Word {
  if (!(failure instanceof Failure)) return "photo_failed"
  if (failure.status === 413) return "photo_large"
  if (failure.status === 429) return "photo_enough"
  return FAULTS[failure.problem?.errors?.[0]?.code ?? ""] ?? "photo_failed"
}

reactive(GwReviewPhotos, "tiles", "dragged", "tooMany", "early")
