const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 26) {
  console.error(`Sportello runs on Node 26; this is ${process.version}. Start it with "npm start": npm brings the right Node along.`)
  process.exit(1)
}

// What is written here, database and letters, is for this account alone
process.umask(0o077)

const { serveUntilStopped } = await import('./serve.ts')
await serveUntilStopped()

export {}
