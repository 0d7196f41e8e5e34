/**
 * Languages to choose from, those most spoken by newcomers in Italy among them; any other BCP 47 tag may be typed. Names come from
 * the browser, in the language of the page.
 */
export const spoken: readonly string[] = [
  ...['it', 'en', 'fr', 'es', 'ar', 'uk', 'ro', 'sq', 'zh', 'bn', 'ur', 'pa', 'hi', 'fa', 'ti', 'so', 'tl', 'si', 'pt', 'tr', 'ru'],
  ...['ak', 'am', 'bg', 'bm', 'bs', 'ckb', 'cs', 'da', 'de', 'ee', 'el', 'fi', 'gu', 'ha', 'he', 'hr', 'hu', 'hy', 'id', 'ig', 'ja', 'ka'],
  ...['kk', 'ko', 'ku', 'ln', 'lt', 'lv', 'mg', 'mk', 'ml', 'mn', 'mr', 'ms', 'my', 'ne', 'nl', 'no', 'om', 'pl', 'ps', 'qu', 'rw', 'sd', 'sk'],
  ...['sl', 'sn', 'sr', 'sv', 'sw', 'ta', 'te', 'tg', 'th', 'tk', 'uz', 'vi', 'wo', 'yo', 'yue', 'zu'],
]

const tag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/
export const isLanguageTag = (typed: string): boolean => typed.length <= 35 && tag.test(typed)
