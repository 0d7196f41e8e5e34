import '../ui/public.scss'
import './number.scss'
import { render } from 'solid-js/web'
import { loadWords } from '../ui/words.ts'
import { NumberPage } from './number.tsx'
import { loadTexts } from './texts.ts'

Promise.all([loadWords(), loadTexts()]).then(() => render(() => <NumberPage />, document.getElementById('root')!))
