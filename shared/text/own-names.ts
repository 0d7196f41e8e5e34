import ar from './ar/languages.json' with { type: 'json' }
import bn from './bn/languages.json' with { type: 'json' }
import en from './en/languages.json' with { type: 'json' }
import it from './it/languages.json' with { type: 'json' }

// Languages that visitors and interpreters speak and browsers have no name for: what they ship is cut to the languages of screens.
const names: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { ar, bn, en, it }
const prefix = 'language_'

export const tagsWithOwnName: readonly string[] = Object.keys(it).map((key) => key.slice(prefix.length))

/** Ours comes first, so that a language has one name on every screen. Undefined: the browser knows it better. */
export function ownName(tag: string, language: string): string | undefined {
  const name = names[language]?.[`${prefix}${tag}`]
  // For the browser a message without placeholders is compiled to an array of one
  return name === undefined ? undefined : String(name)
}

/** A language by the name that those who speak it give it; of these, too, no browser knows all. */
export const nativeNames: Readonly<Record<string, string>> = {
  aa: 'Qafar',
  apc: 'شامي',
  ary: 'الدارجة',
  arz: 'مصري',
  ber: 'Tamazight',
  bm: 'Bamanankan',
  ckb: 'کوردیی ناوەندی',
  din: 'Thuɔŋjäŋ',
  dyu: 'Julakan',
  ee: 'Eʋegbe',
  ff: 'Pulaar, Fulfulde',
  fon: 'Fɔ̀ngbè',
  ha: 'Hausa',
  hy: 'հայերեն',
  ig: 'Igbo',
  ise: 'LIS',
  ka: 'ქართული',
  kab: 'Taqbaylit',
  kri: 'Krio',
  ku: 'Kurdî',
  ln: 'Lingála',
  man: 'Maninka',
  mg: 'Malagasy',
  mk: 'македонски',
  mn: 'монгол',
  mnk: 'Mandinka',
  mos: 'Mòoré',
  my: 'မြန်မာ',
  ne: 'नेपाली',
  nus: 'Thok Naath',
  om: 'Oromoo',
  pcm: 'Naijá',
  ps: 'پښتو',
  qu: 'Runasimi',
  rom: 'Romani',
  rw: 'Kinyarwanda',
  si: 'සිංහල',
  sid: 'Sidaamu afoo',
  sn: 'chiShona',
  snk: 'Sooninke',
  so: 'Soomaali',
  sq: 'shqip',
  srr: 'Seereer',
  sus: 'Sosoxui',
  tg: 'тоҷикӣ',
  ti: 'ትግርኛ',
  tig: 'ትግረ',
  tk: 'türkmen dili',
  wo: 'Wolof',
  yo: 'Yorùbá',
  yue: '粵語',
  zgh: 'Tamaziɣt',
  zu: 'isiZulu',
}
