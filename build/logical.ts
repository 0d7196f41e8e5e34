import type { Plugin } from 'postcss'

/** Bootstrap Italia is written with left and right. Turned into start and end, its forms stand right in Arabic without a second sheet. */
export function logical(): Plugin {
  return {
    postcssPlugin: 'sportello-logical',
    Declaration(declaration) {
      const property = properties[declaration.prop]
      if (property) declaration.prop = property
      const value = values[declaration.prop]?.[declaration.value]
      if (value) declaration.value = value
    },
  }
}

const properties: Record<string, string> = {
  left: 'inset-inline-start',
  right: 'inset-inline-end',
  'margin-left': 'margin-inline-start',
  'margin-right': 'margin-inline-end',
  'padding-left': 'padding-inline-start',
  'padding-right': 'padding-inline-end',
  'border-left': 'border-inline-start',
  'border-right': 'border-inline-end',
  'border-left-width': 'border-inline-start-width',
  'border-right-width': 'border-inline-end-width',
  'border-left-color': 'border-inline-start-color',
  'border-right-color': 'border-inline-end-color',
  'border-top-left-radius': 'border-start-start-radius',
  'border-top-right-radius': 'border-start-end-radius',
  'border-bottom-left-radius': 'border-end-start-radius',
  'border-bottom-right-radius': 'border-end-end-radius',
}

const values: Record<string, Record<string, string>> = {
  'text-align': { left: 'start', right: 'end' },
  float: { left: 'inline-start', right: 'inline-end' },
}
