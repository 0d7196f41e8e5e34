/**
 * Languages to choose from, those most spoken by newcomers in Italy among them; any other BCP 47 tag may be typed. Names come from
 * the browser, in the language of the page.
 */
export declare const spoken: readonly string[]
export declare const isLanguageTag: (typed: string) => boolean
