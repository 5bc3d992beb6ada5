// A Bluesky server and the directory of its accounts, on this machine only.
//
//   node pds.mjs FOLDER PDS_PORT DIRECTORY_PORT
//
// FOLDER/hosts/NAME holds the loopback address that the server finds when it asks https://NAME for something.
import { mkdirSync, readFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'

const [folder, pdsPort, directoryPort] = process.argv.slice(2)

const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (port, ...rest) {
  return listen.call(this, { port: Number(port), host: '127.0.0.1' }, ...rest.filter((each) => typeof each === 'function'))
}

const fetched = globalThis.fetch
globalThis.fetch = async (asked, how) => {
  const request = new Request(asked, how)
  const url = new URL(request.url)
  const there = addressOf(url.hostname)
  return there ? fetched(new URL(url.pathname + url.search, there), { headers: request.headers }) : fetched(asked, how)
}

function addressOf(name) {
  try {
    return readFileSync(path.join(folder, 'hosts', name), 'utf8')
  } catch {
    return null
  }
}

const { Database, PlcServer } = (await import('@did-plc/server')).default
const { PDS } = await import('@atproto/pds')

await PlcServer.create({ db: Database.mock(), port: Number(directoryPort) }).start()
for (const name of ['data', 'blobs', 'hosts']) mkdirSync(path.join(folder, name), { recursive: true })
await PDS.run({
  signals: ['SIGINT', 'SIGTERM'],
  env: {
    port: Number(pdsPort),
    hostname: 'pds.test',
    serviceHandleDomains: ['.pds.test'],
    didPlcUrl: `http://127.0.0.1:${directoryPort}`,
    dataDirectory: path.join(folder, 'data'),
    blobstoreDiskLocation: path.join(folder, 'blobs'),
    bskyAppViewUrl: 'https://appview.test',
    bskyAppViewDid: 'did:web:appview.test',
    inviteRequired: false,
    disableSsrfProtection: true,
    devMode: true,
    jwtSecret: 'for tests only',
    dpopSecret: '0'.repeat(64),
    adminPassword: 'for tests only',
    plcRotationKeyK256PrivateKeyHex: '1'.repeat(64),
    crawlers: [],
    rateLimitsEnabled: false,
    emailDisableConfirmationLink: true,
  },
  onStarted: () => console.log('ready'),
})
