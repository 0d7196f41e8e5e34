import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * The fonts of the test browser, and no font of the machine: what is drawn is the same everywhere.
 * A further script needs its family here, else tests/browser/glyphs.test.ts finds empty boxes.
 */
const families = ['noto-sans-arabic', 'noto-sans-bengali']
const weights = ['400Regular', '600SemiBold', '700Bold']

/** Answers the path of the configuration, for `FONTCONFIG_FILE`. */
export function writeFontConfig(directory: string, latin: string): string {
  const folders = [latin, ...families.flatMap((family) => weights.map((weight) => join(packageOf(family), weight)))]
  const path = join(directory, 'fonts.conf')
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(directory, 'font-cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`,
  )
  return path
}

const packageOf = (family: string): string => dirname(createRequire(import.meta.url).resolve(`@expo-google-fonts/${family}/package.json`))
