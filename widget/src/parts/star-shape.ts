/** Five stars on a ground of 120 by 24; each keeps 2 free on either side. */
export const STAR = "M12 3.2l2.7 5.6 6.1.9-4.4 4.3 1 6.1-5.4-2.9-5.4 2.9 1-6.1-4.4-4.3 6.1-.9z"
export const FIVE = [0, 1, 2, 3, 4].map((star) => STAR.replace("M12", `M${12 + star * 24}`)).join("")

/** How much of the ground is filled, so that 4.5 ends in the middle of the fifth star and not of its gap. */
export function filledWidth(stars: number): number {
  const whole = Math.floor(stars)
  return whole * 24 + (stars > whole ? 2 + (stars - whole) * 20 : 0)
}
