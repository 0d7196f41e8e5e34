import '../ui/titillium.css'
import './desk.scss'
import { render } from 'solid-js/web'
import { loadText } from '../kit/text.ts'
import { App } from './app.tsx'
import { rememberedLanguage, type TextKey, TextProvider } from './text.ts'

void start()

async function start() {
  const t = await loadText<TextKey>(import.meta.glob('../../shared/text/*/desk.json', { import: 'default' }) as never)
  await rememberedLanguage()
  render(() => <TextProvider value={t} children={<App />} />, document.getElementById('root')!)
}
