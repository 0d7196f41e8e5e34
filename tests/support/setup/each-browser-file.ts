import { afterAll } from 'vitest'
import { closeBrowser } from '../browser.ts'

// Runs for each file, while modules stay loaded from file to file: a hook in browser.ts would be of the first file alone
afterAll(closeBrowser)
