import '../ui/titillium.css'
import './admin.scss'
import { start } from '../staff/start.ts'
import { App } from './app.tsx'
import { load } from './text.ts'

void start(load, () => <App />)
