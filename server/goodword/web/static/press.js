/* Forms behind the links of letters. Mail scanners open links and run their scripts: only a press that the browser
   itself calls one (isTrusted) asks for leave to send the form, and leave is good for two minutes. The form names in
   data-press the field that takes the value of the button. */
"use strict"
{
  const press = async (event) => {
    const form = event.currentTarget
    const button = event.target.closest("button")
    if (!button) return
    event.preventDefault()
    if (!event.isTrusted || !form.reportValidity()) return
    for (const one of form.querySelectorAll("button")) one.disabled = true
    if (form.dataset.press) form.elements[form.dataset.press].value = button.value
    try {
      const answer = await fetch(`${location.pathname}/press`, { method: "POST", headers: { "X-Pressed": "1" } })
      form.elements.press.value = (await answer.json()).press
    } catch {
      // the next page says that it did not work
    }
    form.submit()
  }
  for (const form of document.querySelectorAll("[data-press]")) form.addEventListener("click", press)

  /* The shop's page asks every few seconds anyway; this only makes it ask now. It carries nothing. */
  const { origin } = document.querySelector("[data-origin]")?.dataset ?? {}
  if (origin) window.opener?.postMessage({ type: "gw:signin" }, origin)
}
