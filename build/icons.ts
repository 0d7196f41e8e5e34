import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'
import { iconNames } from '../web/ui/icon-names.ts'

/** One sprite of the pictograms the screens use, from the icon set: `/icons.svg#name`. */
export function icons(): Plugin {
  return {
    name: 'sportello-icons',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'icons.svg', source: sprite() })
    },
    configureServer(server) {
      server.middlewares.use('/icons.svg', (_request, response) => response.setHeader('content-type', 'image/svg+xml').end(sprite()))
    },
  }
}

function sprite(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg">${[...new Set(iconNames)].map(symbol).join('')}</svg>`
}

const require = createRequire(import.meta.url)

function symbol(name: string): string {
  const svg = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8')
  const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s+/g, ' ').trim()}</symbol>`
}
