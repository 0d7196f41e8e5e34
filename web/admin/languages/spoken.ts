/**
 * Languages to choose from, those most spoken by newcomers in Italy among them; any other BCP 47 tag may be typed. Names come from
 * the browser, in the language of the page.
 */
export const spoken: readonly string[] = [
  ...['it', 'en', 'fr', 'es', 'ar', 'uk', 'ro', 'sq', 'zh', 'bn', 'ur', 'pa', 'hi', 'fa', 'ti', 'so', 'tl', 'si', 'pt', 'tr', 'ru'],
  ...['am', 'bg', 'bs', 'cs', 'da', 'de', 'el', 'ff', 'fi', 'ha', 'he', 'hr', 'hu', 'hy', 'id', 'ig', 'ja', 'ka', 'kk', 'ko', 'ku', 'ckb'],
  ...['ln', 'lt', 'lv', 'mk', 'ml', 'mn', 'mr', 'ms', 'my', 'ne', 'nl', 'no', 'om', 'pl', 'ps', 'qu', 'rom', 'rw', 'sk', 'sl', 'sn', 'sr', 'sv'],
  ...['sw', 'ta', 'te', 'th', 'tk', 'tg', 'uz', 'vi', 'wo', 'yo', 'zu', 'bm', 'man', 'dyu', 'kab', 'ber', 'pcm', 'yue', 'prs', 'zgh', 'ise'],
]

const tag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/
export const isLanguageTag = (typed: string): boolean => typed.length <= 35 && tag.test(typed)
