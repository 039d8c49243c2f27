import { describe, test } from 'node:test'
import { forms } from '@deskhand/robin/forms/forms'
import { runExample } from './support/runExample.ts'

for (const group of forms)
  describe(group.title, () => {
    for (const { form, ...example } of group.forms) test(form, () => runExample({ title: form, ...example }))
  })
