import '../ui/public.scss'
import { render } from 'solid-js/web'
import { loadWords } from '../ui/words.ts'
import { AppointmentPage } from './appointment.tsx'
import { loadTexts } from './texts.ts'

Promise.all([loadWords(), loadTexts()]).then(() => render(() => <AppointmentPage />, document.getElementById('root')!))
