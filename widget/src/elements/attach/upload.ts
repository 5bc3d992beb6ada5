import { writer } from "../../api/writer"
import { Failure } from "../../api/client"
import type { Photo } from "../../api/types"
import { house, shopPath } from "../../page/house"
import { pause } from "../../page/quietly"

const TRIES = 4

interface Sending {
  stop: AbortSignal
  progress(share: number): void
}

const isPhoto = (body: any): body is Photo => /^pho_/.test(body?.id) && typeof body.small === "string"

/** Sends one picture; asks again by itself while the shop is busy. One key, so that it arrives once. */
export async function upload(file: Blob, key: string, sending: Sending): Promise<Photo> {
  const { bearer, mended } = await writer()
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(file, key, sending, await bearer())
    } catch (failure) {
      const { status, wait } = failure as Failure
      if (![0, 503].includes(status) && !(await mended(failure))) throw failure
      if (tries === TRIES || sending.stop.aborted) throw failure
      await pause(1000 * (wait || tries))
    }
  }
}

/** XMLHttpRequest, for it alone tells how much has been sent. */
function attempt(file: Blob, key: string, { stop, progress }: Sending, bearer: string): Promise<Photo> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append("file", file)
    request.open("POST", house().base + shopPath("photos"))
    request.setRequestHeader("Authorization", `Bearer ${bearer}`)
    request.setRequestHeader("Idempotency-Key", key)
    request.responseType = "json"
    request.upload.onprogress = ({ loaded, total }) => progress(loaded / total)
    request.onload = () => {
      const { status, response } = request
      if (status === 201 && isPhoto(response)) done(response)
      else failed(new Failure(status, response, Number(request.getResponseHeader("Retry-After"))))
    }
    request.onerror = request.onabort = () => failed(new Failure(0))
    stop.addEventListener("abort", () => request.abort())
    request.send(form)
  })
}
