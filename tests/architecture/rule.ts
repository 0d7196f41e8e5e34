import { at, type Import, type Source } from './source.ts'

export interface Rule {
  /** completes "it holds that …" */
  readonly name: string
  readonly violations: (source: Source) => string[]
  /** made-up files that must be found: a rule that finds nothing proves nothing */
  readonly broken: readonly Example[]
  /** made-up files that must not */
  readonly kept: readonly Example[]
}

export type Example = readonly [path: string, text: string]

/** A rule about what the files of `where` may import. */
export function importRule(
  rule: Omit<Rule, 'violations'> & { where: (path: string) => boolean; allows: (taken: Import, path: string) => boolean },
): Rule {
  return {
    ...rule,
    violations: (source) =>
      rule.where(source.path)
        ? source.imports.filter((taken) => !rule.allows(taken, source.path)).map((taken) => at(source, taken.offset, `imports ${taken.target}`))
        : [],
  }
}

/** `within('web', 'kiosk')('web/kit/api.ts')` */
export const within =
  (...folders: string[]) =>
  (path: string): boolean =>
    folders.some((folder) => path.startsWith(`${folder}/`))

/** `of('hono')('hono/sse')`: the package or a part of it */
export const isOf = (target: string, ...packages: string[]): boolean => packages.some((name) => target === name || target.startsWith(`${name}/`))
