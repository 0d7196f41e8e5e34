/** Results go to standard output; progress to the other, so that a result can be piped. */
export const say = (line = ''): void => void process.stdout.write(`${line}\n`)

/** A bar that is redrawn in place; into a file or a journal, a line each tenth. */
export function progressOf(what: string): (done: number, total: number) => void {
  const terminal = process.stderr
  let told = -1
  return (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
    const step = terminal.isTTY ? percent : Math.floor(percent / 10) * 10
    if (step === told) return
    told = step
    if (!terminal.isTTY) return void terminal.write(`${what}: ${step} %\n`)
    const filled = Math.round(percent / 4)
    terminal.write(`\r${what} [${'#'.repeat(filled)}${'.'.repeat(25 - filled)}] ${String(percent).padStart(3)} %${percent === 100 ? '\n' : ''}`)
  }
}

export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : bytes < 1_000_000_000
      ? `${(bytes / 1_000_000).toFixed(1)} MB`
      : `${(bytes / 1_000_000_000).toFixed(1)} GB`

const mostPiped = 100_000

/** All that is piped in, for what must not stand in a command line, where every user of the machine can read it. */
export async function standardInput(): Promise<string> {
  let text = ''
  for await (const part of process.stdin.setEncoding('utf8')) {
    text += part
    if (text.length > mostPiped) break
  }
  return text
}
