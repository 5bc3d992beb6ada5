export default {
  globs: ["src/elements/rating/rating.element.ts", "src/elements/reviews/reviews.element.ts"],
  outdir: ".",
  packagejson: false,
}
