import purgecss from '@fullhuman/postcss-purgecss'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { catalogues } from './build/catalogues.ts'
import { compress } from './build/compress.ts'
import { icons } from './build/icons.ts'
import { logical } from './build/logical.ts'

// CommonJS: the function is the module or its named export, by the loader
const purge = ('purgeCSSPlugin' in purgecss ? purgecss.purgeCSSPlugin : purgecss) as unknown as (options: object) => never

const pages = {
  booking: 'web/booking/index.html',
  appointment: 'web/appointment/index.html',
  ticket: 'web/ticket/index.html',
  number: 'web/number/index.html',
  desk: 'web/desk/index.html',
  reception: 'web/reception/index.html',
  interpreter: 'web/interpreter/index.html',
  admin: 'web/admin/index.html',
  kiosk: 'kiosk/ticket/index.html',
  display: 'kiosk/display/index.html',
}

export default defineConfig({
  appType: 'mpa',
  publicDir: 'web/public',
  plugins: [catalogues(), icons(), solid(), compress()],
  css: {
    preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'] } },
    postcss: {
      plugins: [
        purge({
          // Of Bootstrap Italia a page keeps what some screen of ours uses: 91 kB become about 5.
          content: ['web/**/*.{tsx,ts,html}', 'kiosk/**/*.{tsx,ts,html}'],
          safelist: {
            standard: [':root', 'html', 'body'],
            greedy: [/^sp-/, /^ec(-|$)/, /data-/, /\[dir/, /\[hidden/],
            // The version tells a municipality's assessors what the page is made of; the calendar reads its variables in a sheet of its own.
            variables: [/^--mark-/, /^--ec-/, /^--bootstrap-italia-version$/],
          },
          variables: true,
        }),
        logical(),
      ],
    },
  },
  build: {
    target: ['chrome80', 'safari14', 'firefox80'],
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages },
  },
})
