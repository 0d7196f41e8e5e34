interface Here {
  /** languages that every desk speaks: nobody needs an interpreter for these */
  readonly deskLanguages: readonly string[]
}

/** The language an interpreter is asked for by somebody who speaks `language`; undefined where none is needed, or none foreseen. */
export const interpreterInto = (language: string, service: { readonly interpreter: boolean } | undefined, here: Here | null): string | undefined =>
  service?.interpreter === true && !here?.deskLanguages.includes(language) ? language : undefined
