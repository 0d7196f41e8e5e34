/** What one look has found. Whoever is not well is told what to do. */
export type Finding =
  | { readonly state: 'ok'; readonly what: string; readonly found: string }
  | { readonly state: 'warn' | 'bad'; readonly what: string; readonly found: string; readonly remedy: string }

export const ok = (what: string, found: string): Finding => ({ state: 'ok', what, found })
export const warn = (what: string, found: string, remedy: string): Finding => ({ state: 'warn', what, found, remedy })
export const bad = (what: string, found: string, remedy: string): Finding => ({ state: 'bad', what, found, remedy })
