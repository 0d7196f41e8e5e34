import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const chapter = /## Upgrade and rollback\n([\s\S]*?)\n## /.exec(readFileSync('docs/operations.md', 'utf8'))![1]!
const [upgrade = '', rollback = ''] = [...chapter.matchAll(/```\n([\s\S]*?)```/g)].map(([, block]) => block!)

/** What the steps call, each telling what it finds; the program is a file with its version in it. */
const machine = `
set -eu
serving() { [ -f running ] && cat running || echo nobody; }
tell() { (cd "$root"; echo "$1, $(serving) serves") >> "$root/told"; }
sudo() { shift 2; "$@"; }
install() { for last; do :; done; mkdir -p "$last"; }
git() { for last; do :; done; echo "$3" > "$last/version"; tell "git $1"; }
npm() { tell "npm $1 of $(cat version)"; touch "$1"; }
run() { tell "$* by $(cat "$root/opt/sportello/version")"; }
systemctl() { if [ "$1" = stop ]; then rm "$root/running"; else cp "$root/opt/sportello/version" "$root/running"; fi; }
`

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'upgrade-'))
  mkdirSync(join(root, 'opt', 'sportello'), { recursive: true })
  writeFileSync(join(root, 'opt', 'sportello', 'version'), 'v1\n')
  play('systemctl start sportello')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function play(steps: string, version = ''): string[] {
  const told = join(root, 'told')
  writeFileSync(told, '')
  const script = steps.replaceAll('<version>', version).replace('<this repository>', 'repository').replace('<file>', 'file')
  execFileSync('bash', ['-c', `root=${root}\n${machine}\n${script.replace('cd /opt', `cd ${root}/opt`)}`])
  return readFileSync(told, 'utf8').trim().split('\n')
}

describe('the upgrade that docs/operations.md describes', () => {
  test.each([
    ['the first', 'v1', 'v2'],
    ['the next', 'v2', 'v3'],
  ])('%s leaves the program alone while it serves, and backs up last', (_which, before, after) => {
    expect(play(upgrade, after)).toEqual([
      `git clone, ${before} serves`,
      `npm ci of ${after}, ${before} serves`,
      `npm run of ${after}, ${before} serves`,
      // into the folder, where each has a name of its own that --keep knows
      `backup /var/backups/sportello by ${before}, nobody serves`,
      `migrate by ${after}, nobody serves`,
      `doctor by ${after}, ${after} serves`,
    ])
  })

  test('can be taken back, with the program that made the backup, and made again', () => {
    expect(play(rollback)).toEqual(['restore /var/backups/sportello/file --yes by v2, nobody serves'])
    expect(readFileSync(join(root, 'running'), 'utf8')).toBe('v2\n')
    expect(play(upgrade, 'v3').at(-1)).toBe('doctor by v3, v3 serves')
  })
})
