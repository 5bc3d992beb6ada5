/* The page of an expert's hour looks for news by itself: seldom before it begins, every few seconds while it is live,
   more seldom when nothing happens or nobody answers, never while nobody looks. Whoever writes is not disturbed. */
"use strict"
{
  const place = document.querySelector("[data-news]")
  const shown = { version: Number(place.dataset.version), state: place.dataset.now }
  let still = 0

  const later = (seconds) => {
    const patience = Math.min(2 ** still, 8) * seconds * 1000
    setTimeout(look, patience * (0.8 + 0.4 * Math.random()))
  }

  const isWriting = () => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return !!at?.closest("form")
  }

  const take = (news) => {
    if (news.state !== shown.state && !isWriting()) return location.reload()
    still = news.changed ? 0 : Math.min(still + 0.25, 1)
    if (news.changed && !isWriting()) {
      shown.version = news.version
      place.querySelector("gw-questions")?.setAttribute("version", news.version)
    }
    if (news.again_in !== null || news.state !== shown.state) later(news.again_in ?? 10)
  }

  const look = async () => {
    if (document.hidden) return document.addEventListener("visibilitychange", look, { once: true })
    try {
      const answer = await fetch(`${place.dataset.news}?since=${shown.version}`)
      if (!answer.ok) throw new Error(answer.status)
      take(await answer.json())
    } catch {
      still += 1
      later(Number(place.dataset.again))
    }
  }

  later(Number(place.dataset.again))
}
