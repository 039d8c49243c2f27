import { after, before, describe } from 'node:test'
import { databases, type TestDatabase } from '../databases.ts'

/** One suite for every database: `suite` is called once each, and gives its tests the database when they run. */
export function forEachDatabase(subject: string, suite: (database: () => TestDatabase) => void): void {
  for (const { name, skip, open } of databases) {
    describe(`${subject}, on ${name}`, { skip }, () => {
      let database: TestDatabase
      before(async () => {
        database = await open()
      })
      after(() => database?.close())
      suite(() => database)
    })
  }
}
