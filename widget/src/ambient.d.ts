declare module "*.css" {
  const text: string
  export default text
}

/** Put in by build.mjs: for each entry its file and the files it needs, so that all are asked for at once. */
declare const __CHUNKS__: Record<string, string[]>

/** Put in by the server for each shop. */
declare const __GOODWORD_CONFIG__: import("./page/house").Config
declare module "words:*" {
  const words: object
  export default words
}
