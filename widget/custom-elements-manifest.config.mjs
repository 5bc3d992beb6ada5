export default {
  globs: ["src/elements/rating/rating.element.ts", "src/elements/reviews/reviews.element.ts", "src/elements/questions/questions.element.ts", "src/elements/share/share.element.ts"],
  outdir: ".",
  packagejson: false,
}
