import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRunFolder } from '../support/run-folder.ts'

let parent = ''
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'run-folder-'))
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

test('a run removes what a killed one has left, and nothing that lives, is new or is not of a run', () => {
  const dead = spawnSync(process.execPath, ['--version']).pid
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000)
  const folder = (name: string, at: Date) => {
    mkdirSync(join(parent, name, 'inside'), { recursive: true })
    utimesSync(join(parent, name), at, at)
    return join(parent, name)
  }
  const orphan = folder(`sportello-test-${dead}-one`, yesterday)
  const others = [
    folder(`sportello-test-${dead}-two`, new Date()),
    folder(`sportello-test-${process.pid}-x`, yesterday),
    folder('somebody-else', yesterday),
  ]
  const own = makeRunFolder(parent)
  expect(existsSync(orphan)).toBe(false)
  expect([...others, own].filter((each) => !existsSync(each))).toEqual([])
})
