// Passkeys on the staff pages. A form with data-passkey asks its data-begin address what is wanted, lets the browser
// answer, and sends the answer as a form: so what comes next is a page of the server's, with or without a fault.
const token = document.querySelector('meta[name=gw-form]').content
const toBytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0))
const toText = buffer =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

function wanted(options) {
  const read = key => ({ ...key, id: toBytes(key.id) })
  return {
    ...options,
    challenge: toBytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: toBytes(options.user.id) } }),
    ...(options.allowCredentials && { allowCredentials: options.allowCredentials.map(read) }),
    ...(options.excludeCredentials && { excludeCredentials: options.excludeCredentials.map(read) }),
  }
}

function written(credential) {
  const given = credential.response
  const response = { clientDataJSON: toText(given.clientDataJSON) }
  for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle'])
    if (given[name]) response[name] = toText(given[name])
  const { id, type } = credential
  return JSON.stringify({ id, rawId: toText(credential.rawId), type, response, clientExtensionResults: {} })
}

async function answer(form) {
  const begun = await fetch(form.dataset.begin, { method: 'POST', headers: { 'X-Goodword-Form': token } })
  if (!begun.ok) throw new Error(begun.status)
  const publicKey = wanted(await begun.json())
  return written(await navigator.credentials[form.dataset.passkey]({ publicKey }))
}

async function press(form, button, trouble) {
  button.disabled = true
  trouble.hidden = true
  try {
    form.elements.answer.value = await answer(form)
    form.submit()
  } catch {
    trouble.hidden = false
    button.disabled = false
    button.focus()
  }
}

if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll('[data-needs-passkey]')) part.hidden = false
  for (const form of document.querySelectorAll('[data-passkey]')) {
    form.hidden = false
    const button = form.querySelector('button')
    button.addEventListener('click', () => press(form, button, form.querySelector('.trouble')))
  }
}
