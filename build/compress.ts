import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const worthIt = /\.(js|css|svg|html|json|webmanifest)$/

/** Compresses once, while building, as small as it goes: the server only hands the bytes out. */
export function compress(): Plugin {
  return {
    name: 'sportello-compress',
    apply: 'build',
    writeBundle(options) {
      const folder = options.dir ?? 'dist'
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) if (worthIt.test(file)) compressFile(join(folder, file))
    },
  }
}

function compressFile(file: string) {
  const bytes = readFileSync(file)
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  )
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
