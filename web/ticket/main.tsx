import '../ui/public.scss'
import './ticket.scss'
import { render } from 'solid-js/web'
import { loadWords } from '../ui/words.ts'
import { loadTexts } from './texts.ts'
import { TicketPage } from './ticket.tsx'

Promise.all([loadWords(), loadTexts()]).then(() => render(() => <TicketPage />, document.getElementById('root')!))
