import '../ui/titillium.css'
import './reception.scss'
import { start } from '../staff/start.ts'
import { App } from './app.tsx'
import { load } from './text.ts'

void start(load, () => <App />)
