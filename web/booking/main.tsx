import '../ui/public.scss'
import { render } from 'solid-js/web'
import { loadWords } from '../ui/words.ts'
import { Booking } from './booking.tsx'
import { loadTexts } from './texts.ts'

Promise.all([loadWords(), loadTexts()]).then(() => render(() => <Booking />, document.getElementById('root')!))
