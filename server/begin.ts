const [major = 0] = process.versions.node.split('.').map(Number)

/** The first thing a process does, before anything native is loaded: that ends an older Node without a word. */
export function beginProcess(): void {
  if (major < 26) {
    console.error(`Sportello runs on Node 26; this is ${process.version}. Use "npm start" or "npm run sportello": npm brings the right Node along.`)
    process.exit(1)
  }
  // What is written here, database, letters and backups, is for this account alone
  process.umask(0o077)
}
