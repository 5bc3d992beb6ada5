const LONGEST = 2560
const LIGHT = 1_500_000
const TILE = 176

/** The picture as the browser can open it; undefined when it cannot: the shop may. */
export async function opened(file: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" })
  } catch {
    return undefined
  }
}

/** A large photo is made smaller before it leaves the phone; where it was taken stays there too. */
export async function lighter(file: Blob, picture?: ImageBitmap): Promise<Blob> {
  if (!picture || (file.size < LIGHT && Math.max(picture.width, picture.height) <= LONGEST)) return file
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const canvas = document.createElement("canvas")
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext("2d")
  if (!pen) return file
  pen.fillStyle = "#fff"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.9))
  return made && made.size < file.size ? made : file
}

/** On a canvas: a strict page shows no pictures of addresses made in it. */
export function draw(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
  const side = Math.min(picture.width, picture.height)
  canvas.width = canvas.height = TILE
  canvas.getContext("2d")?.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, TILE, TILE)
}
