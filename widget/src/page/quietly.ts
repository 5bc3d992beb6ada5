/** Nothing of ours may ever reach the shop's page as an error or an unhandled rejection. */
export function quietly(work: () => unknown): void {
  try {
    Promise.resolve(work()).catch(() => {})
  } catch {
    // the page goes on without us
  }
}

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
