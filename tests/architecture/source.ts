import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { type ParseResult, parseSync, Visitor } from 'vite'

/** One file as the rules see it. Paths are from the root of the repository, with slashes. */
export interface Source {
  readonly path: string
  readonly text: string
  readonly program: ParseResult['program']
  readonly imports: readonly Import[]
}

export interface Import {
  /** a path of the repository where it is ours, else the module as it was written */
  readonly target: string
  /** `import type`; not `import { type … }`, which still loads the module */
  readonly typeOnly: boolean
  readonly names: readonly string[]
  readonly offset: number
}

/** All that we wrote, but for the tests' own temporary files. */
export const sources = (): Source[] =>
  globSync('{shared,migrations,server,web,kiosk,build,tests}/**/*.{ts,tsx}').map((path) => sourceOf(path, readFileSync(path, 'utf8')))

export function sourceOf(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  return { path, text, program, imports: importsOf(path, program) }
}

/** `path:line what`, for an editor to jump to. */
export function at(source: Source, offset: number, what: string): string {
  return `${source.path}:${source.text.slice(0, offset).split('\n').length} ${what}`
}

function importsOf(path: string, program: Source['program']): Import[] {
  const found: Import[] = []
  const add = (specifier: string, offset: number, typeOnly: boolean, names: string[]) =>
    found.push({ target: targetOf(path, specifier), typeOnly, names, offset })
  new Visitor({
    ImportDeclaration(node) {
      const names = node.specifiers.map((specifier) => {
        if (specifier.type === 'ImportDefaultSpecifier') return 'default'
        if (specifier.type === 'ImportNamespaceSpecifier') return '*'
        return specifier.imported.type === 'Literal' ? specifier.imported.value : specifier.imported.name
      })
      add(node.source.value, node.start, node.importKind === 'type', names)
    },
    ExportNamedDeclaration(node) {
      if (node.source) add(node.source.value, node.start, node.exportKind === 'type', ['*'])
    },
    ExportAllDeclaration(node) {
      add(node.source.value, node.start, node.exportKind === 'type', ['*'])
    },
    ImportExpression(node) {
      const { source } = node
      add(source.type === 'Literal' && typeof source.value === 'string' ? source.value : '(computed)', node.start, false, ['*'])
    },
    TSImportType(node) {
      add(node.source.value, node.start, true, ['*'])
    },
  }).visit(program)
  return found
}

function targetOf(path: string, specifier: string): string {
  const plain = specifier.replace(/\?.*$/, '')
  if (plain.startsWith('.')) return posix.join(posix.dirname(path), plain)
  return plain.startsWith('/') ? plain.slice(1) : plain
}
